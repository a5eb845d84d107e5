import { createServer } from "node:net"

const message = (type: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(type), length, body])
}

/** A server that asks for a password and refuses whatever it gets, in these words. */
export const refusing = (words: string): Promise<{ readonly port: number; readonly close: () => void }> =>
  new Promise((resolve) => {
    const error = Buffer.from(`SFATAL\0VFATAL\0C28P01\0M${words}\0\0`)
    const server = createServer((socket) => {
      let asked = false
      socket.on("error", () => {})
      socket.on("data", () => {
        if (asked) socket.end(message("E", error))
        else socket.write(message("R", Buffer.from([0, 0, 0, 3])))
        asked = true
      })
    })
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      resolve({ port: typeof address === "object" && address !== null ? address.port : 0, close: () => server.close() })
    })
  })
