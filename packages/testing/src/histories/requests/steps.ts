import fc from "fast-check"
import { at, weighted } from "../../arbitraries/pick.ts"
import { against, unentitled } from "./against.ts"
import { cast, departmentNames, seats, type Who } from "./cast.ts"
import type { Model, Order, Verb } from "./Model.ts"

/**
 * Whether an order is sought that the rules allow, one by whoever may that they refuse as things stand, one by somebody who knows of
 * it but may not, one on what is their own, or anybody's.
 */
export type Aim = "fit" | "barred" | "unentitled" | "own" | "anybody"

/** A step of a history before it is known what there is to act on. */
export interface Step {
  readonly verb: Verb
  readonly aim: Aim
  readonly actor: number
  readonly thing: number
  readonly target: number
  readonly number: number
  readonly wrong: boolean
}

const verbs = weighted<Verb>(
  [8, "askTitle"],
  [7, "askDepartment"],
  [3, "askName"],
  [5, "askCode"],
  [5, "askRegion"],
  [9, "askSuperior"],
  [14, "askTransfer"],
  [7, "register"],
  [6, "registerOrganisation"],
  [3, "submitPlan"],
  [3, "submitReport"],
  [46, "approve"],
  [8, "reject"],
  [7, "withdraw"],
  [8, "clear"],
  [4, "close"],
  [1, "reopen"],
  [3, "disable"],
  [8, "give"],
  [8, "appoint"],
  [3, "succeed"],
  [2, "depose"],
  [10, "declare"],
  [8, "grant"],
  [6, "refuse"]
)

const steps: fc.Arbitrary<Step> = fc.record({
  verb: verbs,
  aim: weighted<Aim>([66, "fit"], [8, "barred"], [7, "unentitled"], [12, "own"], [7, "anybody"]),
  actor: fc.nat(cast.length - 1),
  thing: fc.oneof(fc.nat(997), fc.nat(2)),
  target: fc.nat(97),
  number: fc.nat(5),
  wrong: weighted([9, false], [1, true])
})

/** In a history posts are kept from the start, or from when the root is given a super administrator, which may be never. */
export interface History {
  readonly staffed: boolean
  readonly steps: ReadonlyArray<Step>
}
export const requestHistories: fc.Arbitrary<History> = fc.noBias(
  fc.record({ staffed: fc.boolean(), steps: fc.array(steps, { minLength: 8, maxLength: 20, size: "max" }) })
)

/** How many things of a sort there are to choose among; one at least. */
const thingsOf = ({ hours, people, requests, seats }: Model, verb: Verb): number => {
  const lists: Partial<Record<Verb, ReadonlyArray<unknown>>> = {
    askTitle: people,
    askDepartment: people,
    askTransfer: people,
    declare: people,
    grant: hours,
    refuse: hours,
    disable: departmentNames,
    appoint: people,
    succeed: seats,
    depose: seats,
    approve: requests,
    reject: requests,
    withdraw: requests,
    clear: requests,
    give: { length: 6 } as ReadonlyArray<unknown>
  }
  return Math.max(1, lists[verb]?.length ?? 1)
}

/** The organisations of the order that it is about. */
const aboutOrganisation: ReadonlyArray<Verb> = [
  "askName",
  "askCode",
  "askRegion",
  "askSuperior",
  "close",
  "reopen",
  "give",
  "appoint"
]
const deciding: ReadonlyArray<Verb> = ["approve", "reject", "grant", "refuse"]
const withTarget: ReadonlyArray<Verb> = ["askSuperior", "askTransfer", "register", "registerOrganisation"]

const suits = (aim: Aim, model: Model, order: Order): boolean => {
  if (aim === "barred" && unentitled(model, order).length > 0) return false
  const reasons = against(model, order)
  if (aim === "fit") return reasons.length === 0
  if (aim === "own") return reasons.includes("OwnItem")
  return reasons.length > 0 && !reasons.includes("NotFound")
}

/** The order that a step becomes in a situation: the first that suits its aim, from where the step points; undefined if none does. */
export const orderOf = (model: Model, step: Step): Order | undefined => {
  const { actor, aim, number, target, thing, verb, wrong } = step
  const names = Object.keys(model.organisations)
  // A post is given where roles are.
  const own = verb === "give" || verb === "appoint" ? seats : names
  const order = (who: Who, one: number, about: string, to: string): Order => ({
    verb,
    who,
    thing: one,
    organisation: about,
    target: to,
    number,
    wrong
  })
  if (aim === "own" && !deciding.includes(verb)) return undefined
  if (aim === "anybody") {
    const one = thing % (thingsOf(model, verb) + (verb === "give" || verb === "declare" ? 0 : 1))
    return order(at(cast, actor), one, at(own, thing), at(names, target))
  }
  const [things, abouts, targets] = [
    thingsOf(model, verb),
    aboutOrganisation.includes(verb) ? own.length : 1,
    withTarget.includes(verb) ? names.length : 1
  ]
  for (let b = 0; b < things; b++)
    for (let a = 0; a < abouts; a++)
      for (let c = 0; c < Math.min(3, targets); c++)
        for (let d = 0; d < cast.length; d++) {
          const one = (thing + b) % things
          const found = order(at(cast, actor + d), one, at(own, thing + a), at(names, target + c))
          if (suits(aim, model, found)) return found
        }
  return undefined
}
