import { InvalidFields, lintPolicy } from "@xueshi/core"
import { Effect, Result } from "effect"
import { orFaults, readPolicy } from "../readFile.ts"

/** A document that people may be judged by: one that `policy lint` calls wrong is refused. */
export const readSide = Effect.fnUntraced(function* (name: string) {
  const { policy } = yield* readPolicy(name)
  const issues = lintPolicy(policy).filter(({ severity }) => severity === "error")
  yield* orFaults(name, issues.length === 0 ? Result.void : Result.fail(new InvalidFields({ issues })))
  return policy
})
