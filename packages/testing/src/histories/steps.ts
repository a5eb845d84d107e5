import fc from "fast-check"
import { at, weighted } from "../arbitraries/pick.ts"
import { against } from "./against.ts"
import { workplaces } from "./City.ts"
import { cast, type Who } from "./cast.ts"
import { sampleClaims } from "./claims.ts"
import { isOnAppeal, isTimely, type Model, type Order, type Verb } from "./Model.ts"

/**
 * What kind of order is sought: one that the rule book allows, one by somebody entitled at the wrong moment or with
 * wrong data, one about the actor's own hours, a decision of theirs or what only others may change, or anybody trying anything.
 */
export type Aim = "fit" | "entitled" | "own" | "anybody"

/** A step of a history before it is known what there is to act on. */
export interface Step {
  readonly verb: Verb
  readonly aim: Aim
  readonly target: number
  readonly actor: number
  readonly claim: number
  readonly grant: "most" | "less" | "more" | "nothing" | "offStep" | "unsaid"
  readonly blank: boolean
}

/** How often each verb is tried: what leads far from the start more often, so that histories get there. */
const verbs = weighted<Verb>(
  [16, "draft"],
  [5, "edit"],
  [3, "remove"],
  [18, "submit"],
  [5, "withdraw"],
  [16, "approve"],
  [8, "reject"],
  [7, "passAudit"],
  [8, "failAudit"],
  [7, "copy"],
  [10, "declareFor"],
  [11, "appeal"],
  [3, "withdrawAppeal"],
  [10, "grantAppeal"],
  [5, "dismissAppeal"]
)

const sound = sampleClaims.filter((one) => one.sound).length

/** Steps of a history. Most are meant to be allowed, where anything is. */
export const steps: fc.Arbitrary<Step> = fc.record({
  verb: verbs,
  aim: weighted<Aim>([68, "fit"], [12, "entitled"], [8, "own"], [12, "anybody"]),
  target: fc.nat(997),
  actor: fc.nat(cast.length - 1),
  claim: fc.oneof(
    { weight: 3, arbitrary: fc.nat(sound - 1) },
    { weight: 1, arbitrary: fc.nat(sampleClaims.length - 1) }
  ),
  grant: weighted([4, "unsaid"], [3, "most"], [3, "less"], [1, "more"], [1, "nothing"], [1, "offStep"]),
  /** Not among what is meant to be allowed. */
  blank: weighted([3, false], [1, true])
})

const grants: Readonly<Record<Step["grant"], (worth: number) => number | undefined>> = {
  unsaid: () => undefined,
  most: (worth) => worth,
  less: (worth) => Math.max(500, worth - 500),
  more: (worth) => worth + 500,
  nothing: () => 0,
  offStep: () => 250
}

const strangers = ["NotFound", "NotAllowed", "NotHandler", "BeyondJurisdiction"]
const conflicts = ["OwnItem", "ApproverCannotAudit", "NotDeclarant"]

const suits = (aim: Aim, reasons: ReadonlyArray<string>): boolean => {
  if (aim === "anybody") return true
  if (aim === "fit") return reasons.length === 0
  if (reasons.some((why) => strangers.includes(why))) return false
  return aim === "own" ? reasons.some((why) => conflicts.includes(why)) : reasons.length > 0
}

/** Entries that had an appeal: elsewhere there is nothing to do to one. */
const appealedIn = ({ entries }: Model): ReadonlyArray<number> =>
  entries.flatMap((entry, index) => (entry?.appeal === undefined ? [] : [index]))

/** What leads to an appeal and to its end: done where there is none yet, so that histories get there in few steps. */
const leading: Partial<Readonly<Record<Verb, Verb>>> = {
  grantAppeal: "appeal",
  dismissAppeal: "appeal",
  withdrawAppeal: "appeal",
  appeal: "submit",
  submit: "draft"
}

const suitingOrder = (model: Model, step: Step): Order | undefined => {
  const { aim, verb } = step
  const order = (entry: number, who: Who): Order => ({
    verb,
    who,
    entry,
    person: step.target % workplaces.length,
    claim: at(sampleClaims, step.claim),
    grant: grants[step.grant](model.entries[entry]?.claim.worth ?? 0),
    reason: step.blank && aim !== "fit" ? "  " : "证明不清"
  })
  if (aim === "anybody") {
    const some = isOnAppeal(verb) ? appealedIn(model) : [...model.entries.keys(), model.entries.length]
    return some.length === 0 ? undefined : order(at(some, step.target), at(cast, step.actor))
  }
  // Loops, and no look at what nobody may do now: every step of every history comes here.
  const suiting: Array<Order> = []
  const makes = verb === "draft" || verb === "declareFor"
  const entries = makes ? [0] : [...model.entries.keys()]
  for (const index of entries) {
    const entry = model.entries[index]
    if (!makes && (entry === undefined || (aim === "fit" && !isTimely(verb, entry)))) continue
    for (const who of cast) {
      const found = order(index, who)
      if (suits(aim, against(model, found))) suiting.push(found)
    }
  }
  return suiting.length === 0 ? undefined : at(suiting, step.target)
}

/** The order that a step becomes in a situation; undefined where no order suits its aim. */
export const orderOf = (model: Model, step: Step): Order | undefined => {
  const verb = leading[step.verb]
  const found = suitingOrder(model, step)
  return found !== undefined || verb === undefined ? found : orderOf(model, { ...step, verb })
}

/** Histories long enough to reach an audit and to copy what failed it. */
export const histories: fc.Arbitrary<ReadonlyArray<Step>> = fc.noBias(
  fc.array(steps, { minLength: 14, maxLength: 40, size: "max" })
)
