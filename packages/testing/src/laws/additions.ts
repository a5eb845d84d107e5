import type { Day, Hours, LearningRecord, Policy } from "@xueshi/core"
import type { Case } from "../Case.ts"
import { daysOf, yearIn } from "../calendar.ts"

/** What an added record is of: its subject, and the form and fields that a leaf asks for. */
export interface Added {
  readonly subject: string
  readonly form: string
  readonly fields?: Readonly<Record<string, string>>
  /** Its days, where those are said. */
  readonly from?: Day
  readonly to?: Day
}

/** A record more: approved, of the year's last day (or the day as of which is judged) unless said, no known activity. */
export const addition = (
  { policy, question, year }: Case,
  added: Added,
  hours: number,
  id = "more"
): LearningRecord => {
  const [, last] = daysOf(policy.document, year)
  const day = question?.asOf === undefined || question.asOf > last ? last : question.asOf
  const { fields, ...rest } = added
  return {
    id,
    creditYear: year,
    from: day,
    to: day,
    ...rest,
    declared: hours as Hours,
    recognised: hours as Hours,
    standing: "approved",
    identity: null,
    ...(fields === undefined || Object.keys(fields).length === 0 ? {} : { fields })
  }
}

/** The records and one more; not one of no hours. */
export const plus = (one: Case, added: Added, hours: number): ReadonlyArray<LearningRecord> =>
  hours > 0 ? [...one.records, addition(one, added, hours)] : one.records

/** What is added so that it counts for a leaf, and, where that can be, not for the leaf that its threshold is a share of. */
export const addedFor = (policy: Policy, index: number): Added => {
  const { base, leaf, subjects } = policy.leaves[index] as Policy["leaves"][number]
  const others = base === undefined ? [] : (policy.leaves[base]?.subjects ?? [])
  const subject = subjects.find((one) => !others.includes(one)) ?? (subjects[0] as number)
  const { forms, where = {} } = leaf.of
  const fields = Object.fromEntries(Object.entries(where).map(([key, [value]]) => [key, value]))
  return {
    subject: policy.subjects[subject] as string,
    form: forms?.[0] ?? "elsewhere",
    ...(leaf.of.where === undefined ? {} : { fields })
  }
}

/** Whether a value has some key anywhere in it. */
const mentions = (value: unknown, key: string): boolean =>
  typeof value === "object" &&
  value !== null &&
  (Object.hasOwn(value, key) || Object.values(value).some((one) => mentions(one, key)))

/** Whether what the document asks of the person hangs on the records themselves. */
const asksForRecords = ({ document: { adjustments, carries, requirement } }: Policy): boolean =>
  mentions([adjustments, carries, requirement], "records")

/** Whether an added record counts whole for a leaf of the year, and moves nothing else that matters for it. Caps aside. */
export const countsWhole = ({ policy, question, year }: Case, index: number): boolean => {
  const { document, sharing } = policy
  const { leaf } = policy.leaves[index] as Policy["leaves"][number]
  const { fields, form } = addedFor(policy, index)
  const attribution = policy.forms.get(form)?.attribution ?? document.attribution ?? "declared"
  const { period = "year" } = leaf
  // Hours that count again in further years are more to a leaf that sums several.
  const wholly =
    typeof attribution === "string"
      ? attribution !== "eachTwelveMonths"
      : "validFor" in attribution && period === "year"
  const asOf = question?.asOf
  return (
    wholly &&
    (asOf === undefined || yearIn(document, asOf) >= year) &&
    leaf.counting !== "records" &&
    !(typeof period === "object" && "months" in period && period.endingAt !== undefined) &&
    document.rounding?.of !== "record" &&
    (fields === undefined || policy.forms.get(form)?.conversion.award === "asApproved") &&
    !asksForRecords(policy) &&
    !(document.carries ?? []).some(({ to }) => to.includes(leaf.leaf)) &&
    ![...sharing.values()].some(({ either }) => either)
  )
}
