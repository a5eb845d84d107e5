import { connect, createServer, type Socket } from "node:net"

/** What a bad network does: answers nothing, cuts every connection after so many bytes, or falls silent then. */
export type Fault = { readonly _tag: "Silent" } | { readonly _tag: "Cut" | "Stall"; readonly after: number }

/** Stands between a client and a server, and does what a bad network does. */
export const badNetwork = async (port: number, fault: Fault) => {
  const sockets = new Set<Socket>()
  let passed = 0
  const server = createServer((client) => {
    sockets.add(client)
    client.on("error", () => {})
    if (fault._tag === "Silent") return
    const upstream = connect(port, "127.0.0.1")
    sockets.add(upstream)
    upstream.on("error", () => {})
    client.on("data", (bytes) => {
      passed += bytes.length
      if (passed <= fault.after) upstream.write(bytes)
      else if (fault._tag === "Cut") for (const one of sockets) one.destroy()
    })
    upstream.on("data", (bytes) => passed <= fault.after && client.write(bytes))
    client.on("close", () => upstream.destroy())
    upstream.on("close", () => client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    close: () => {
      for (const one of sockets) one.destroy()
      server.close()
    }
  }
}
