import {
  type Day,
  evaluate,
  type Hours,
  type LearningRecord,
  type Policy,
  type Question,
  zeroHours
} from "@xueshi/core"
import fc from "fast-check"
import { type Case, readable } from "../Case.ts"
import { daysOf } from "../calendar.ts"
import { addedFor } from "../laws/additions.ts"
import { factsFor } from "./facts.ts"
import { at, weighted } from "./pick.ts"
import { formsOf, recordsFor } from "./records.ts"
import { key, sometimes } from "./Shape.ts"
import { demandOf, lacking } from "./thresholds.ts"

/** How far from its threshold a leaf shall land, in the policy's steps. */
const aims = fc.array(weighted<number | undefined>([50, 0], [22, 1], [12, -1], [16, undefined]), {
  minLength: 6,
  maxLength: 6
})

/** The leaves in the order in which records are added: narrow ones first, the total next, shares of the total last. */
const filling = ({ document, leaves }: Policy): ReadonlyArray<number> => {
  const weight = ({ leaf, subjects }: Policy["leaves"][number]) =>
    demandOf(document, leaf)?.basis === "completed" ? 1000 : subjects.length
  return leaves
    .map((leaf, index) => ({ index, weight: weight(leaf) }))
    .toSorted((a, b) => a.weight - b.weight)
    .map(({ index }) => index)
}

/** A form that no cap speaks of, where there is one: what is added under it counts whole. */
const freeForm = (policy: Policy): string =>
  (
    formsOf(policy).find(({ code }) => policy.document.caps.every(({ forms }) => forms && !forms.includes(code))) ??
    at(formsOf(policy), 0)
  ).code

/** Adds an approved record for each leaf so that it lands as aimed; the last of them under review, where it waits. Only steers: what came of it, laws see for themselves. */
const aimed = (
  policy: Policy,
  year: number,
  question: Question,
  records: ReadonlyArray<LearningRecord>,
  aim: ReadonlyArray<number | undefined>,
  choice: number,
  waits: boolean
): ReadonlyArray<LearningRecord> => {
  const { document } = policy
  const [first, last] = daysOf(document, year)
  const until = Math.min(question.asOf ?? last, first + 124)
  const all = [...records]
  for (const index of filling(policy)) {
    const steps = at(aim, index)
    if (steps === undefined) continue
    const { leaf, subjects } = policy.leaves[index] as Policy["leaves"][number]
    const verdict = evaluate(policy, year, all, question)
    const { counted = 0, missing = 0, required = 0 } = verdict.leaves[index] ?? {}
    const demand = demandOf(document, leaf)
    const gap = demand === undefined ? (missing ?? required - counted) : lacking(demand, counted, verdict.total)
    const hours = gap === undefined ? 0 : gap + steps * document.granularity
    const added = addedFor(policy, index)
    if (gap === 0 || hours <= 0 || hours > 1_000_000_000) continue
    all.push({
      id: `fill-${9 - index}`,
      form: leaf.of.forms === undefined ? freeForm(policy) : added.form,
      subject: policy.subjects[at(subjects, choice)] as string,
      creditYear: year,
      from: (until - 4) as Day,
      to: until as Day,
      declared: hours as Hours,
      recognised: hours as Hours,
      standing: "approved",
      identity: null,
      ...key("fields", added.fields)
    })
  }
  const waiting = all.at(-1)
  return waits && all.length > records.length && waiting !== undefined
    ? all.with(-1, { ...waiting, standing: "pending", recognised: zeroHours })
    : all
}

/** What is known of the person; one case in five is judged as of a past day. */
const questionsFor = (policy: Policy, year: number): fc.Arbitrary<Question> => {
  const [first, last] = daysOf(policy.document, year)
  const day = fc.constantFrom(first, first + 150, first + 250, last - 1, last, last + 90).map((one) => one as Day)
  return fc.record({ asOf: sometimes(2, day), facts: factsFor(policy, year) }).map(({ asOf, facts }) => ({
    ...key("asOf", asOf),
    ...key("facts", Object.keys(facts).length > 0 ? facts : undefined)
  }))
}

/** Credit years that a policy is in force for: its first and, where it lasts, one with a leap day. */
export const yearsOf = ({ document: { inForce } }: Policy): fc.Arbitrary<number> => {
  const leap = inForce.from + ((4 - (inForce.from % 4)) % 4)
  return fc.constantFrom(inForce.from, ...(leap <= (inForce.to ?? leap) ? [leap] : []))
}

/** Cases of one credit year, steered so that leaves land a step below, exactly at and a step above their thresholds. */
export const casesIn = (policy: Policy, year: number): fc.Arbitrary<Case> =>
  fc
    .tuple(recordsFor(policy, year), aims, fc.nat(11), questionsFor(policy, year), sometimes(1, fc.constant(true)))
    .map(([records, aim, choice, question, waits = false]) =>
      readable({ policy, year, question, records: aimed(policy, year, question, records, aim, choice, waits) })
    )

/** Cases under one policy, of any of its years. */
export const casesOf = (policy: Policy): fc.Arbitrary<Case> => yearsOf(policy).chain((year) => casesIn(policy, year))
