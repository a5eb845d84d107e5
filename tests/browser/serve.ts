import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

const policy = "default-src 'none'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"

/** Serves an empty page and one script on loopback, as a careful portal would: no inline script, no evaluation of text. */
export const serve = async (script: string): Promise<{ readonly url: string; readonly stop: () => void }> => {
  const server = createServer(({ url }, response) => {
    const isScript = url === "/scenario.js"
    response.setHeader("content-type", isScript ? "text/javascript; charset=utf-8" : "text/html; charset=utf-8")
    response.setHeader("content-security-policy", policy)
    response.end(isScript ? script : '<!doctype html><html lang="zh"><title>学时</title>')
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, stop: () => server.close() }
}
