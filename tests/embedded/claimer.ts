/** Asks for the locks of directories at given moments: `claimer.ts <moment> <directory> …`, one every half second. */
import { setTimeout as pause } from "node:timers/promises"
import { Effect, Exit, Scope } from "effect"
import { claim } from "../../packages/adapters/embedded/src/directory/claim.ts"
import { layoutOf } from "../../packages/adapters/embedded/src/directory/Layout.ts"

const [, , moment = "0", ...directories] = process.argv
const scope = Scope.makeUnsafe()
const said: Array<string> = []
for (const [at, directory] of directories.entries()) {
  const when = Number(moment) + at * 500
  await pause(when - Date.now() - 20)
  while (Date.now() < when);
  const result = await Effect.runPromise(Effect.result(Scope.provide(claim(layoutOf(directory)), scope)))
  said.push(result._tag === "Success" ? "won" : result.failure._tag)
}
console.log(JSON.stringify(said))
process.stdin.resume().on("end", () => Effect.runPromise(Scope.close(scope, Exit.void)))
