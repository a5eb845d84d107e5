import { Effect } from "effect"
import type { Actor } from "../account/Actor.ts"
import { failAudit } from "../audit/rules/failAudit.ts"
import { passAudit } from "../audit/rules/passAudit.ts"
import type { Refusal } from "../review/rules/refusalGiven.ts"
import { reject } from "./rules/reject.ts"
import { underAudit, underReview } from "./Situation.ts"
import { documentOf, type Moment } from "./step.ts"

/** What is said with an audit beside its outcome: why it is so late (AUD-06). */
export interface Late {
  readonly lateReason?: string | undefined
}

const timingOf = (moment: Moment, { lateReason }: Late = {}) =>
  Effect.map(documentOf(moment), (document) => ({ today: moment.today, document, lateReason }))

/** Decides that a declaration is rejected. */
export const rejection = Effect.fnUntraced(function* (actor: Actor, moment: Moment, refusal: Refusal) {
  return yield* Effect.fromResult(reject(underReview(moment).item, actor, refusal, yield* timingOf(moment)))
})

/** Decides that approved hours pass their audit. */
export const passing = Effect.fnUntraced(function* (actor: Actor, moment: Moment, late: Late) {
  return yield* Effect.fromResult(passAudit(underAudit(moment), actor, yield* timingOf(moment, late)))
})

/** Decides that they fail it. */
export const failing = Effect.fnUntraced(function* (actor: Actor, moment: Moment, refusal: Refusal & Late) {
  return yield* Effect.fromResult(failAudit(underAudit(moment), actor, refusal, yield* timingOf(moment, refusal)))
})
