import {
  type Day,
  firstDayOf,
  type Hours,
  type LearningRecord,
  lastDayOf,
  type Policy,
  type Standing,
  zeroHours
} from "@xueshi/core"
import fc from "fast-check"
import { at, weighted } from "./pick.ts"
import { demandOf, leavesOf } from "./thresholds.ts"

const standings = weighted<Standing>([64, "approved"], [9, "pending"], [9, "draft"], [9, "rejected"], [9, "failed"])

/** Days on which counting goes wrong: the year's first and last, around a leap day, and some plain ones. */
const daysOf = (year: number): ReadonlyArray<number> => [
  firstDayOf(year) + 90,
  firstDayOf(year),
  firstDayOf(year) + 58,
  firstDayOf(year) + 59,
  firstDayOf(year) + 200,
  lastDayOf(year)
]

/** The forms of a policy with the subjects each may be declared for; a policy without forms takes any. */
export const formsOf = ({ document }: Policy): ReadonlyArray<{ code: string; subjects: ReadonlyArray<string> }> =>
  document.forms.length > 0
    ? document.forms
    : [{ code: "any", subjects: [...document.subjects, ...document.sharedSubjects].map(({ code }) => code) }]

/** A third of the highest threshold in the policy's steps: a few records land near it. */
const reach = ({ document }: Policy): number => {
  const fixed = leavesOf(document.requirement)
    .map((leaf) => demandOf(document, leaf))
    .filter(({ basis }) => basis === "fixed")
  const highest = Math.max(0, ...fixed.map(({ numerator }) => Number(numerator)))
  return Math.max(6, Math.ceil(highest / document.granularity / 3))
}

/** Declared hours in steps; where there are caps, a quarter of the records lands a step around one. */
const declaredIn = (policy: Policy): fc.Arbitrary<number> => {
  const { caps, granularity } = policy.document
  const any = fc.integer({ min: 1, max: reach(policy) })
  if (caps.length === 0) return any
  const near = fc
    .tuple(fc.constantFrom(...caps), fc.constantFrom(0, 1, -1))
    .map(([{ atMost }, distance]) => Math.max(1, Math.floor(atMost / granularity) + distance))
  return fc.oneof({ weight: 3, arbitrary: any }, { weight: 1, arbitrary: near })
}

/**
 * Records of one person as a policy may meet them: every state, shared subjects, partial recognition, other years,
 * subjects unknown to the policy, the same activity twice, equal dates, and identical records.
 */
export const recordsFor = (policy: Policy, year: number): fc.Arbitrary<ReadonlyArray<LearningRecord>> => {
  const forms = formsOf(policy)
  const step = policy.document.granularity
  const days = daysOf(year)
  const one = fc
    .record({
      form: fc.nat(forms.length - 1),
      subject: fc.nat(11),
      odd: weighted<"nothing" | "year" | "subject">([86, "nothing"], [9, "year"], [5, "subject"]),
      otherYear: fc.constantFrom(year - 1, year + 1),
      day: fc.nat(days.length - 1),
      days: fc.constantFrom(0, 1, 4, 30),
      declared: declaredIn(policy),
      cut: weighted([70, 0], [15, 1], [15, 2]),
      standing: standings,
      identity: weighted([12, null], [3, "a"], [3, "b"], [2, "c"]),
      twin: weighted<"none" | "same" | "subject" | "activity">(
        [86, "none"],
        [5, "same"],
        [6, "subject"],
        [3, "activity"]
      ),
      name: fc.constantFrom("m", "a", "z")
    })
    .map(({ cut, day, days: span, declared, form, identity, name, odd, otherYear, standing, subject, twin }) => {
      const { code, subjects } = at(forms, form)
      const from = at(days, day)
      const recognised = standing === "approved" || standing === "failed" ? Math.max(1, declared - cut) : 0
      const record: Omit<LearningRecord, "id"> = {
        form: code,
        subject: odd === "subject" ? "nowhere" : at(subjects, subject),
        creditYear: odd === "year" ? otherYear : year,
        from: from as Day,
        to: (from + span) as Day,
        declared: (declared * step) as Hours,
        recognised: recognised === 0 ? zeroHours : ((recognised * step) as Hours),
        standing,
        identity
      }
      // Twins differ in one thing at most: what tells them apart must not be their place or name.
      const other = { ...record, subject: at(subjects, subject + 1) }
      const twins = { none: [], same: [record], subject: [other], activity: [{ ...record, identity: "d" }] }[twin]
      return [record, ...twins].map((one) => ({ name, record: one }))
    })
  const few = fc.array(one, { maxLength: 7, size: "max" })
  const many = fc.array(one, { minLength: 20, maxLength: 40, size: "max" })
  const lists = fc.oneof({ weight: 24, arbitrary: few }, { weight: 1, arbitrary: many })
  return lists.map((list) =>
    list
      .flat()
      // The names make the order of ids another one than that of the list.
      .map(({ name, record }, index) => ({ id: `${name}${index}`, ...record }))
  )
}
