import type { Cap, Contribution, LearningRecord, Part, PolicyDocument, Requirement, Verdict } from "@xueshi/core"

type Reduction = Contribution["reductions"][number]
type Leaf = Extract<Requirement, { leaf: string }>

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, one) => total + one, 0)
const sorted = (_: string, value: unknown): unknown =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? Object.entries(value).toSorted() : value
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a, sorted) === JSON.stringify(b, sorted)
const leavesOf = (node: Requirement): ReadonlyArray<Leaf> =>
  "leaf" in node ? [node] : ("allOf" in node ? node.allOf : node.anyOf).flatMap(leavesOf)

/** Earlier first, then more hours, then the rest of the content: who claims what is scarce before whom. */
const claimKey = (one: LearningRecord): ReadonlyArray<number | string> => [
  ...[one.from, one.to, -one.recognised, -one.declared, one.creditYear],
  ...[one.form, one.subject, one.identity ?? ""]
]
const byClaim = (a: LearningRecord, b: LearningRecord): number => {
  const [mine, theirs] = [claimKey(a), claimKey(b)]
  const first = mine.findIndex((value, index) => value !== theirs[index])
  return first < 0 ? 0 : (mine[first] ?? 0) < (theirs[first] ?? 0) ? -1 : 1
}

/** Hours by the shares of their subject, rounded down, the last part taking the rest; undefined for an unknown subject. */
const shared = (document: PolicyDocument, subject: string, hours: number): ReadonlyArray<Part> | undefined => {
  const parts = document.sharedSubjects.find(({ code }) => code === subject)?.parts
  if (parts === undefined)
    return document.subjects.some(({ code }) => code === subject) ? [{ subject, hours } as Part] : undefined
  const rounded = parts.map(({ share }) => Math.floor((hours * share.numerator) / share.denominator))
  const rest = hours - sum(rounded.slice(0, -1))
  return parts.map(({ subject }, index) => ({ subject, hours: rounded.with(-1, rest)[index] }) as Part)
}

/** A contribution without what says nothing: parts and reductions of zero hours. */
const telling = ({ parts, reductions, ...rest }: Contribution): Contribution => ({
  ...rest,
  parts: parts.filter(({ hours }) => hours !== 0),
  reductions: reductions.filter(({ hours }) => hours !== 0)
})

/**
 * U13: replays a verdict from its own explanation, by plain arithmetic and without the engine, and says what does not
 * follow from the document and the records; nothing where the explanation gives the verdict.
 */
export const replayVerdict = (
  document: PolicyDocument,
  verdict: Verdict,
  records: ReadonlyArray<LearningRecord>
): ReadonlyArray<string> => {
  const faults: Array<string> = []
  const check = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault)
  }
  const { contributions, leaves, outcome, policy, subjects, total, year } = verdict
  check(policy.id === document.id && policy.version === document.version, "another policy")
  const everyOne = records.every(({ id }, index) => contributions[index]?.record === id)
  if (!everyOne || contributions.length !== records.length) return [...faults, "not every record, once"]

  const usedInYear = new Map<string, number>()
  const firstOf = new Map<string, string>()
  /** Takes from hours what each cap leaves room for, in the document's order. */
  const under = (caps: ReadonlyArray<Cap>, hours: number, usedHere: typeof usedInYear, lost: Array<Reduction>) =>
    caps.reduce((left, cap) => {
      const used = cap.per === "year" ? usedInYear : usedHere
      const before = used.get(cap.code) ?? 0
      const taken = Math.min(left, cap.atMost - before)
      used.set(cap.code, before + taken)
      lost.push({ why: "cap", hours: left - taken, cap } as Reduction)
      return taken
    }, hours)
  /** What a record gives, part by part; what it loses on the way, or why it gives nothing, is added to `lost`. */
  const replay = (record: LearningRecord, lost: Array<Reduction>): ReadonlyArray<Part> => {
    const { creditYear, declared, form, id, identity, recognised, standing, subject } = record
    const known = shared(document, subject, 0) !== undefined
    const contends = identity !== null && standing === "approved" && known
    const first = contends ? firstOf.get(identity) : undefined
    if (contends) firstOf.set(identity, first ?? id)
    const why = creditYear !== year ? "otherYear" : known ? undefined : "unknownSubject"
    if (standing !== "approved" || why !== undefined) {
      lost.push({ why: standing === "approved" ? why : standing, hours: declared } as Reduction)
      return []
    }
    lost.push({ why: "reviewer", hours: declared - recognised } as Reduction)
    if (first !== undefined) lost.push({ why: "duplicate", hours: recognised, of: first })
    if (first !== undefined) return []
    const usedHere = new Map<string, number>()
    const caps = document.caps.filter(({ forms }) => forms === undefined || forms.includes(form))
    const whole = caps.filter((cap) => cap.subjects === undefined)
    const ordered = [...whole.filter(({ per }) => per === "record"), ...whole.filter(({ per }) => per === "year")]
    const parts = shared(document, subject, under(ordered, recognised, usedHere, lost)) ?? []
    return parts.map((part) => {
      const own = caps.filter((cap) => cap.subjects?.includes(part.subject))
      return { subject: part.subject, hours: under(own, part.hours, usedHere, lost) } as Part
    })
  }
  const entries = records.map((record, index) => ({ record, one: contributions[index] as Contribution }))
  for (const { one, record } of entries.toSorted((a, b) => byClaim(a.record, b.record))) {
    const reductions: Array<Reduction> = []
    const parts = replay(record, reductions)
    const counted = sum(parts.map(({ hours }) => hours)) as Contribution["counted"]
    const expected = { record: record.id, declared: record.declared, counted, parts, reductions }
    check(same(telling(one), telling(expected)), `${record.id}: what it gave, or why not more, does not follow`)
  }

  const parts = contributions.flatMap((one) => one.parts)
  const counts = (code: string) => sum(parts.map(({ hours, subject }) => (subject === code ? hours : 0)))
  const totals = document.subjects.map(({ code }) => ({ subject: code, hours: counts(code) }))
  check(same(subjects, totals) && total === sum(totals.map(({ hours }) => hours)), "the totals are not the sums")

  const demanded = leavesOf(document.requirement)
  const required = ({ atLeast }: Leaf): number => {
    if ("hours" in atLeast) return atLeast.hours
    const base = atLeast.of === "completed" ? undefined : demanded.find(({ leaf }) => leaf === atLeast.leaf)
    return Math.ceil(
      (atLeast.share.numerator * (base === undefined ? total : required(base))) / atLeast.share.denominator
    )
  }
  const missing = ({ atLeast }: Leaf, threshold: number, counted: number): number | null => {
    if (counted >= threshold) return 0
    const steps = (hours: number) => Math.ceil(hours / document.granularity) * document.granularity
    if ("hours" in atLeast || atLeast.of === "required") return steps(threshold - counted)
    const { denominator, numerator } = atLeast.share
    if (numerator >= denominator) return null
    return steps(Math.ceil((numerator * total - denominator * counted) / (denominator - numerator)))
  }
  check(leaves.length === demanded.length, "not every leaf")
  for (const [index, leaf] of demanded.entries()) {
    const counted = sum((leaf.of.subjects ?? document.subjects.map(({ code }) => code)).map(counts))
    const threshold = required(leaf)
    const finding = {
      leaf,
      required: threshold,
      counted,
      missing: missing(leaf, threshold, counted),
      met: counted >= threshold
    }
    check(same(leaves[index], finding), `leaf ${leaf.leaf} does not follow`)
  }
  let next = 0
  const satisfied = (node: Requirement): boolean => {
    if ("leaf" in node) return leaves[next++]?.met === true
    const parts = ("allOf" in node ? node.allOf : node.anyOf).map(satisfied)
    return "allOf" in node ? parts.every(Boolean) : parts.some(Boolean)
  }
  check(outcome === (satisfied(document.requirement) ? "pass" : "fail"), "the outcome does not follow from the leaves")
  return faults
}
