import { type Day, type Hours, type LearningRecord, type Policy, type Standing, zeroHours } from "@xueshi/core"
import fc from "fast-check"
import { daysOf } from "../calendar.ts"
import { at, weighted } from "./pick.ts"
import { key, sometimes } from "./Shape.ts"
import { demandOf, leavesOf } from "./thresholds.ts"

const standings = weighted<Standing>([64, "approved"], [9, "pending"], [9, "draft"], [9, "rejected"], [9, "failed"])

/** Days on which counting goes wrong: the year's first and last, around a leap day, and some plain ones. */
const daysIn = (policy: Policy, year: number): ReadonlyArray<number> => {
  const [first, last] = daysOf(policy.document, year)
  return [first + 90, first, first + 58, first + 59, first + 200, last]
}

/** The years that a policy looks at beside the one judged, not too far off; the next ones, where it looks at none. */
const yearsAround = ({ reach }: Policy, year: number): ReadonlyArray<number> => {
  const [back, ahead] = [Math.min(reach.back, 3), Math.min(reach.ahead, 2)]
  const around = Array.from({ length: back + ahead + 1 }, (_, later) => year - back + later).filter(
    (one) => one !== year
  )
  return around.length > 0 ? around : [year - 1, year + 1]
}

/** What may be said in the fields of a form: what is on offer, and small numbers. */
const fieldsOf = ({ document }: Policy, code: string): fc.Arbitrary<Readonly<Record<string, string>>> => {
  const { fields = [] } = document.forms.find((form) => form.code === code) ?? {}
  return fc
    .tuple(
      ...fields.map(({ key, options }) =>
        sometimes(
          8,
          options === undefined ? fc.constantFrom("1", "2", "3", "1.5", "0", "many") : fc.constantFrom(...options)
        ).map((value) => (value === undefined ? [] : [[key, value] as const]))
      )
    )
    .map((said) => Object.fromEntries(said.flat()))
}

/** The forms of a policy with the subjects each may be declared for; a policy without forms takes any. */
export const formsOf = ({ document }: Policy): ReadonlyArray<{ code: string; subjects: ReadonlyArray<string> }> =>
  document.forms.length > 0
    ? document.forms
    : [{ code: "any", subjects: [...document.subjects, ...document.sharedSubjects].map(({ code }) => code) }]

/** A third of the highest threshold in the policy's steps: a few records land near it. */
const reach = ({ document }: Policy): number => {
  const fixed = leavesOf(document.requirement)
    .map((leaf) => demandOf(document, leaf))
    .filter((demand) => demand?.basis === "fixed")
  const highest = Math.max(0, ...fixed.map((demand) => Number(demand?.numerator)))
  return Math.max(6, Math.ceil(highest / document.granularity / 3))
}

/** Declared hours in steps; where there are caps, a quarter of the records lands a step around one. */
const declaredIn = (policy: Policy): fc.Arbitrary<number> => {
  const { caps, granularity } = policy.document
  const any = fc.integer({ min: 1, max: reach(policy) })
  const limits = caps.flatMap(({ atMost }) => (typeof atMost === "number" ? [atMost] : []))
  if (limits.length === 0) return any
  const near = fc
    .tuple(fc.constantFrom(...limits), fc.constantFrom(0, 1, -1))
    .map(([atMost, distance]) => Math.max(1, Math.floor(atMost / granularity) + distance))
  return fc.oneof({ weight: 3, arbitrary: any }, { weight: 1, arbitrary: near })
}

/** How many days activities take, less one; whole years to the day, where it is asked for twelve months. */
const spansOf = ({ document: { attribution, forms }, plain }: Policy): ReadonlyArray<number> => {
  if (plain) return [0, 1, 4, 30]
  const byMonths = [attribution, ...forms.map((form) => form.attribution)].includes("eachTwelveMonths")
  return byMonths ? [4, 363, 364, 364, 365, 365, 400] : [0, 1, 4, 30, 364, 365, 400]
}

/** How a record came to stand where it stands: so many days after its end, one step after the other. */
const historyOf = (standing: Standing, to: number, days: number): NonNullable<LearningRecord["history"]> => {
  const steps: Readonly<Record<Standing, ReadonlyArray<Standing>>> = {
    draft: ["draft"],
    pending: ["draft", "pending"],
    approved: ["pending", "approved"],
    rejected: ["pending", "rejected"],
    failed: ["pending", "approved", "failed"]
  }
  return steps[standing].map((standing, index) => ({ standing, on: (to + days * (index + 1)) as Day }))
}

/**
 * Records of one person as a policy may meet them: every state, shared subjects, partial recognition, other years,
 * subjects unknown to the policy, the same activity twice, equal dates, and identical records.
 */
export const recordsFor = (policy: Policy, year: number): fc.Arbitrary<ReadonlyArray<LearningRecord>> => {
  const forms = formsOf(policy)
  const step = policy.document.granularity
  const days = daysIn(policy, year)
  const far = policy.reach.back + policy.reach.ahead > 0
  const one = fc
    .nat(forms.length - 1)
    .chain((form) =>
      fc.record({
        form: fc.constant(form),
        said: sometimes(policy.plain ? 3 : 8, fieldsOf(policy, at(forms, form).code)),
        history: sometimes(policy.document.recordBy === undefined ? 2 : 5, fc.constantFrom(1, 30, 120, 500)),
        subject: fc.nat(11),
        odd: weighted<"nothing" | "year" | "subject">(
          [far ? 50 : 86, "nothing"],
          [far ? 45 : 9, "year"],
          [5, "subject"]
        ),
        otherYear: fc.constantFrom(...yearsAround(policy, year)),
        day: fc.nat(days.length - 1),
        days: fc.constantFrom(...spansOf(policy)),
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
    )
    .map((drawn) => {
      const { cut, day, days: span, form, history, identity, name, odd, otherYear, said, standing } = drawn
      const { subject, twin } = drawn
      const { code, subjects } = at(forms, form)
      // Where the policy looks at other years, the activity took place in its year; else only the declared year is another one.
      const from = at(odd === "year" && far ? daysIn(policy, otherYear) : days, day)
      // What is carried lies above what a whole year asks.
      const declared = odd === "year" && policy.carries.length > 0 ? 5 * drawn.declared : drawn.declared
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
        identity,
        ...key("fields", said),
        ...key("history", history === undefined ? undefined : historyOf(standing, from + span, history))
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
