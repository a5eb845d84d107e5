import { type Asked, type Operation, type Principal, Rules } from "@xueshi/core"
import { Result } from "effect"

/** What the rule answers, in the words of the table. */
export const answered = (operation: Operation, principal: Principal, asked: Asked): string => {
  const answer = Rules.authorise(principal, operation, asked)
  if (Result.isSuccess(answer)) return "allowed"
  const { failure } = answer
  if (failure._tag !== "NotAllowed") return failure._tag
  return ["NotAllowed", failure.why, failure.modules.toSorted().join()].filter((part) => part !== "").join(" ")
}
