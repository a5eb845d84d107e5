/**
 * A process with a server, for the tests that kill it: `server.ts <how it ends> <options as JSON>`. It says a line of
 * JSON when the server is ready, or why it is not.
 */
import { EmbeddedPostgres, type Options } from "@xueshi/embedded"
import { Effect, Exit, Scope } from "effect"

const [, , ending = "", given = "{}"] = process.argv
const scope = Scope.makeUnsafe()
const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`)

if (ending === "deaf to SIGINT") process.on("SIGINT", () => {})
say({ starting: process.pid })
const options = JSON.parse(given) as Options
const result = await Effect.runPromise(Effect.result(Scope.provide(EmbeddedPostgres.start(options), scope)))
if (result._tag === "Failure") {
  await Effect.runPromise(Scope.close(scope, Exit.void))
  say({ refused: { ...result.failure, code: result.failure.code, message: result.failure.message } })
} else {
  const { connection, ...server } = result.success
  say({ ...server, connection: { ...connection, password: undefined } })
  const stay = setInterval(() => {}, 1000)
  if (ending === "close") await Effect.runPromise(Scope.close(scope, Exit.void))
  if (ending === "close" || ending === "fall off the end") clearInterval(stay)
  if (ending === "exit") process.exit(0)
  if (ending === "exception") throw new Error("as a test wants it")
}
