import type { Day } from "../kernel/Day.ts"
import type { Hours } from "../kernel/Hours.ts"
import type { Question } from "./engine/Frame.ts"
import { firstDayIn, lastDayIn } from "./engine/yearSpan.ts"
import { evaluate } from "./evaluate.ts"
import type { LearningRecord } from "./LearningRecord.ts"
import type { Policy } from "./Policy.ts"
import type { LeafFinding, NodeFinding, Verdict } from "./Verdict.ts"

/** Hours to add: for a subject, in the form and with the fields that the lacking leaf asks for, some time within these days. */
export interface Addition {
  readonly subject: string
  readonly form: string
  readonly fields: Readonly<Record<string, string>>
  readonly from: Day
  readonly to: Day
  readonly hours: Hours
}

/** Beyond this many additions nobody would follow a proposal. */
const most = 24

const recordFor = (
  year: number,
  { fields, form, from, hours, subject, to }: Addition,
  index: number
): LearningRecord => ({
  id: `addition ${index}`,
  form,
  subject,
  creditYear: year,
  from,
  to,
  declared: hours,
  recognised: hours,
  standing: "approved",
  identity: null,
  ...(Object.keys(fields).length === 0 ? {} : { fields })
})

/** The days of the year on which hours can still come to a leaf: all of them, so that no cap on a day is in the way. */
const daysFor = (policy: Policy, year: number, asOf: Day | undefined, { days }: LeafFinding) => {
  const [first, last] = [firstDayIn(policy.document, year), lastDayIn(policy.document, year)]
  const to = Math.min(last, asOf ?? last, days?.[1] ?? last) as Day
  return { from: Math.min(first, to) as Day, to }
}

const satisfied = (state: string): boolean => state !== "missed" && state !== "undefined"

/** The leaves to fill, and how many hours they ask for together; of alternatives the least. */
const lacking = (
  node: NodeFinding,
  leaves: ReadonlyArray<LeafFinding>
): { leaves: ReadonlyArray<LeafFinding>; hours: number } => {
  if (typeof node === "number") {
    const leaf = leaves[node] as LeafFinding
    if (satisfied(leaf.state) || leaf.leaf.advisory) return { leaves: [], hours: 0 }
    const hopeless = leaf.missing === null || leaf.missing === 0 || leaf.year !== undefined
    return { leaves: [leaf], hours: hopeless ? Number.POSITIVE_INFINITY : (leaf.missing as number) }
  }
  if (satisfied(node.state)) return { leaves: [], hours: 0 }
  const parts = node.parts.map((part) => lacking(part, leaves)).toSorted((a, b) => a.hours - b.hours)
  const needed = node.node === "anyOf" ? parts.slice(0, 1) : node.node === "several" ? parts.slice(0, node.need) : parts
  return { leaves: needed.flatMap((part) => part.leaves), hours: needed.reduce((sum, part) => sum + part.hours, 0) }
}

/** The subjects of a leaf that hours may be declared for: where it names forms, those that one of them is for. */
const subjectsOf = (policy: Policy, { leaf }: LeafFinding): ReadonlyArray<string> => {
  const places = policy.leaves.find((one) => one.leaf === leaf)?.subjects ?? []
  const own = places.map((place) => policy.subjects[place] as string)
  const offered = leaf.of.forms?.flatMap((code) => policy.forms.get(code)?.subjects ?? [])
  const possible = own.filter((subject) => offered?.includes(subject) ?? true)
  return possible.length === 0 ? own : possible
}

/** The first of some additions that no cap takes anything from; else the one of which most counts. */
const bestOf = (choices: ReadonlyArray<Addition>, judge: (one: Addition) => Verdict): Addition => {
  let best = choices[0] as Addition
  let kept = 0
  for (const one of choices.length > 1 ? choices : []) {
    const counted = judge(one).contributions.at(-1)?.counted ?? 0
    if (counted > kept) [best, kept] = [one, counted]
    if (counted >= one.hours) break
  }
  return best
}

/**
 * U15: the fewest hours, subject by subject, that turn a verdict into a pass, each in whole steps: together they suffice, and none
 * of them can be a step less. Null where it needs none, or where no addition suffices.
 */
export const propose = (
  policy: Policy,
  verdict: Verdict,
  records: ReadonlyArray<LearningRecord>,
  question: Question = {}
): ReadonlyArray<Addition> | null => {
  if (verdict.outcome !== "fail" && verdict.outcome !== "pending") return null
  const { year } = verdict
  const step = policy.document.granularity
  const judge = (additions: ReadonlyArray<Addition>): Verdict => {
    // What asks how many records there are would count one of no hours too.
    const more = additions.filter(({ hours }) => hours > 0).map((one, index) => recordFor(year, one, index))
    return evaluate(policy, year, [...records, ...more], question)
  }
  const passed = (one: Verdict) => one.outcome === "pass" || one.outcome === "deemed"
  const additions: Array<Addition> = []
  for (let now = verdict; !passed(now); now = judge(additions)) {
    const { hours, leaves } = lacking(now.requirement, now.leaves)
    const [narrowest] = leaves.toSorted(
      (a, b) =>
        (a.leaf.of.subjects?.length ?? Number.POSITIVE_INFINITY) -
        (b.leaf.of.subjects?.length ?? Number.POSITIVE_INFINITY)
    )
    if (narrowest === undefined || hours === Number.POSITIVE_INFINITY || additions.length >= most) return null
    const { forms, where = {} } = narrowest.leaf.of
    const fields = Object.fromEntries(Object.entries(where).map(([key, [first]]) => [key, first]))
    const more = { fields, ...daysFor(policy, year, question.asOf, narrowest), hours: narrowest.missing as Hours }
    const choices = subjectsOf(policy, narrowest).map(
      (subject): Addition => ({ subject, form: forms?.[0] ?? "", ...more })
    )
    additions.push(bestOf(choices, (one) => judge([...additions, one])))
  }
  // What one of them brought may have made another one needless, and so on until none can be less.
  for (let before = -1, sum = 0; before !== sum; ) {
    before = sum
    for (let index = additions.length - 1; index >= 0; index--) {
      const one = additions[index] as Addition
      const withLess = (steps: number) => judge(additions.with(index, { ...one, hours: (steps * step) as Hours }))
      let [low, high] = [-1, Math.round(one.hours / step)]
      while (high - low > 1) {
        const middle = (low + high) >> 1
        if (passed(withLess(middle))) high = middle
        else low = middle
      }
      additions[index] = { ...one, hours: (high * step) as Hours }
    }
    sum = additions.reduce((total, { hours }) => total + hours, 0)
  }
  return additions.filter(({ hours }) => hours > 0)
}
