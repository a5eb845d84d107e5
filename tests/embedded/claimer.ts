/**
 * Asks for directories at given moments: `claimer.ts <moment> <programs> <directory> …`, one every half second. The
 * programs are none, so whoever gets the lock gets no further, and keeps it to the end.
 */
import { setTimeout as pause } from "node:timers/promises"
import { EmbeddedPostgres } from "@xueshi/embedded"
import { Effect, Exit, Scope } from "effect"

const [, , moment = "0", programs = "", ...directories] = process.argv
const scope = Scope.makeUnsafe()
const said: Array<string> = []
for (const [at, directory] of directories.entries()) {
  const when = Number(moment) + at * 500
  await pause(Math.max(0, when - Date.now() - 20))
  while (Date.now() < when);
  const start = EmbeddedPostgres.start({ directory, programs, cache: programs })
  said.push((await Effect.runPromise(Effect.flip(Scope.provide(start, scope)))).code)
}
console.log(JSON.stringify(said))
process.stdin.resume().on("end", () => Effect.runPromise(Scope.close(scope, Exit.void)))
