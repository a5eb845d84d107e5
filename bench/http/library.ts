import { KeyedDigests, Passwords, Printer, Workbooks } from "@xueshi/core"
import { xueshi } from "@xueshi/http"
import { Effect, Layer, Logger, Redacted } from "effect"
import { Hono } from "hono"
import { portsOn } from "../sql/byLibrary.ts"
import { connections, serveInChild } from "./child.ts"

const unused = Effect.die("the bench does not ask for this")

/** What no request of the bench reaches. */
const idle = Layer.mergeAll(
  Layer.succeed(Passwords, { hash: () => unused, verify: () => unused }),
  Layer.succeed(KeyedDigests, { digest: () => unused }),
  Layer.succeed(Printer, { print: () => unused }),
  Layer.succeed(Workbooks, { rows: () => Effect.runSync(unused), refusals: () => unused, template: () => unused })
)

serveInChild(({ connection: { password, ...connection }, now }) => {
  const secret = password === undefined ? {} : { password: Redacted.make(password) }
  const ports = portsOn({ ...connection, ...secret }, now, connections)
  const layer = Layer.mergeAll(ports, idle, Logger.layer([Logger.consoleJson]))
  return new Hono().route("/xueshi", xueshi({ layer }))
})
