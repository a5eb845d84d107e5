import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import { styleText } from "node:util"
import { createAdaptorServer } from "@hono/node-server"
import { argon2 } from "@xueshi/argon2"
import { collectProofs, consoleMessages, type Policies, Sessions } from "@xueshi/core"
import { excel } from "@xueshi/excel"
import { xueshi } from "@xueshi/http"
import { pdf } from "@xueshi/pdf"
import { Console, Effect, Layer, Schedule } from "effect"
import { Hono } from "hono"
import type { City } from "./buildCity.ts"
import type { Ports } from "./database.ts"
import { PortInUse } from "./errors.ts"
import { heading, line } from "./Screen.ts"
import { giveAccounts, sampleAccounts, samplePassword } from "./sampleAccounts.ts"

/** Listens, and at its end takes no more connections, lets those that run end, and closes. */
const listening = (app: Hono, port: number) =>
  Effect.acquireRelease(
    Effect.callback<Server, PortInUse>((resume) => {
      const server = createAdaptorServer({ fetch: app.fetch }) as Server
      server.once("error", (error: NodeJS.ErrnoException) =>
        resume(error.code === "EADDRINUSE" ? Effect.fail(new PortInUse({ port })) : Effect.die(error))
      )
      server.listen(port, "127.0.0.1", () => resume(Effect.succeed(server)))
    }),
    (server) =>
      Effect.callback<void>((resume) => {
        server.close(() => resume(Effect.void))
        server.closeIdleConnections()
      })
  )

const request = (title: string, command: string) =>
  Effect.andThen(line(title), Console.log(styleText("dim", `    ${command}`)))

const introduce = Effect.fnUntraced(function* (port: number) {
  const base = `http://localhost:${port}/xueshi`
  const [person] = sampleAccounts
  const logIn = JSON.stringify({ document: person?.document, password: samplePassword })
  yield* heading("六、接口")
  yield* line(`接口说明 ${base}/docs`)
  yield* line(`OpenAPI  ${base}/openapi.json`)
  yield* line(`样例账号（密码均为 ${samplePassword}）：`)
  for (const { document, who } of sampleAccounts) yield* line(`  ${who} ${document.type} ${document.number}`)
  yield* request("登录：", `curl -s ${base}/sessions -H 'content-type: application/json' -d '${logIn}'`)
  yield* request("以返回的 token 查看身份：", `curl -s ${base}/me -H 'authorization: Bearer <token>'`)
  yield* request(
    "看一个带说明的错误（英文）：",
    `curl -s ${base}/declarations -H 'authorization: Bearer <token>' -H 'content-type: application/json' -H 'accept-language: en' -d '{"claim":{"form":7}}'`
  )
  yield* Console.log("\n按 Ctrl-C 结束服务和数据库\nCtrl-C ends the service and the database")
})

/** Serves the city over HTTP until it is interrupted. */
export const serve = Effect.fn("serve")(function* (city: City, port: number) {
  const services = yield* Effect.context<Ports | Policies>()
  const ports = Layer.mergeAll(Layer.succeedContext(services), pdf(), excel(), argon2(), consoleMessages())
  yield* Effect.provide(giveAccounts(city), argon2())
  // Released in the order of need: the server takes no more, what runs ends, then the database.
  const mounted = yield* Effect.acquireRelease(
    Effect.sync(() => xueshi({ layer: ports, secureCookie: false })),
    ({ dispose }) => Effect.promise(dispose)
  )
  const portal = new Hono().get("/", (c) => c.redirect("/xueshi/docs")).route("/xueshi", mounted)
  yield* Effect.forkScoped(Effect.repeat(Effect.andThen(Sessions.collect, collectProofs), Schedule.spaced("1 hour")))
  const server = yield* listening(portal, port)
  // Port 0 is any that is free.
  yield* introduce((server.address() as AddressInfo).port)
  return yield* Effect.never
}, Effect.scoped)
