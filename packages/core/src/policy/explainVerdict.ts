import type { Day } from "../kernel/Day.ts"
import type { Hours } from "../kernel/Hours.ts"
import { unitsPerHour } from "../kernel/Hours.ts"
import type { Text } from "../kernel/RuleError.ts"
import { isMeant, makeFilter } from "./compile/filters.ts"
import type { Citation } from "./document/Citation.ts"
import type { ExplainedLeaf, ExplainedNode, ExplainedRecord, Explanation } from "./Explanation.ts"
import type { Question } from "./engine/Frame.ts"
import { standingOn } from "./engine/granted.ts"
import { attributionOf } from "./engine/slicesOf.ts"
import { firstDayIn, lastDayIn } from "./engine/yearSpan.ts"
import { explainCaps } from "./explainCaps.ts"
import type { LearningRecord } from "./LearningRecord.ts"
import { meantBy } from "./meantBy.ts"
import type { Policy } from "./Policy.ts"
import { passes } from "./passes.ts"
import { propose } from "./propose.ts"
import { reasonOf } from "./reasonOf.ts"
import type { Contribution, LeafFinding, NodeFinding, Verdict } from "./Verdict.ts"

type EffectName = ExplainedLeaf["adjustments"][number]["effect"]

const hoursUnit: Text = { zh: "学时", en: "hours" }

/** Looks up what a document calls its parts. */
class Names {
  readonly policy: Policy
  readonly #subjects: ReadonlyMap<string, Text>

  constructor(policy: Policy) {
    this.policy = policy
    const { sharedSubjects, subjects } = policy.document
    this.#subjects = new Map([...subjects, ...sharedSubjects].map(({ code, name }) => [code, name]))
  }

  subject = (code: string): Text => this.#subjects.get(code) ?? { zh: code || "—", en: code || "—" }
  form = (code: string): Text => this.policy.forms.get(code)?.name ?? { zh: code || "—", en: code || "—" }
  citation = (code: string): Citation => this.policy.document.citations[code] ?? { title: code, verified: false }
}

const explainRecord = (
  names: Names,
  record: LearningRecord,
  { counted, parts, reductions, repeated }: Contribution,
  year: number,
  asOf: Day | undefined,
  known: ReadonlyMap<string, LearningRecord>
): ExplainedRecord => ({
  record: record.id,
  form: names.form(record.form),
  subject: names.subject(record.subject),
  from: record.from,
  to: record.to,
  standing: standingOn(record, asOf) ?? record.standing,
  attribution: attributionOf(names.policy, record.form),
  ...sharingOf(names.policy, record.subject),
  declared: record.declared,
  counted,
  repeated: repeated ?? (0 as Hours),
  parts: parts.map((part) => ({
    code: part.subject,
    name: names.subject(part.subject),
    hours: part.hours,
    year: part.year ?? year,
    ...(part.spilledBy === undefined ? {} : { spilledBy: part.spilledBy })
  })),
  reductions: reductions.map((one) => {
    const text = reasonOf(names, record, one, known)
    if (one.why === "duplicate") return { why: one.why, hours: one.hours, text, of: one.of }
    if (one.why !== "cap") return { why: one.why, hours: one.hours, text }
    const { atMost, citation, code, name } = one.cap
    const limit = one.limit ?? (typeof atMost === "number" ? atMost : null)
    return {
      why: one.why,
      hours: one.hours,
      text,
      cap: { code, name, limit, year: one.year ?? year, citation: names.citation(citation) }
    }
  })
})

const sharingOf = ({ sharing, subjects }: Policy, subject: string): Pick<ExplainedRecord, "sharing" | "either"> => {
  const { either, parts } = sharing.get(subject) ?? { either: false, parts: [] }
  const told = parts.map(({ share, subject }) => ({ code: subjects[subject] as string, share }))
  return { sharing: told, ...(either ? { either: true as const } : {}) }
}

/** Whether a node is asked for, or only advises. */
const isAsked = (node: ExplainedNode): boolean => {
  if (node.node === "leaf") return node.advisory !== true
  if (node.node === "consecutive" || node.parts.some(isAsked)) return true
  return (node.node === "eachYear" || node.node === "every") && node.state !== "exempt"
}

/** What each of its records gives to a leaf. */
const givenTo = (
  policy: Policy,
  { leaf, records }: LeafFinding,
  years: readonly [number, number],
  year: number,
  known: ReadonlyMap<string, { readonly record: LearningRecord; readonly contribution: Contribution }>
) => {
  const filter = makeFilter(policy.document, leaf.of)
  return records.map((id) => {
    const found = known.get(id)
    if (found === undefined) return { record: id, hours: 0 as Hours }
    if (leaf.counting === "records") return { record: id, hours: unitsPerHour as Hours }
    const hours = found.contribution.parts.reduce((sum, part) => {
      const at = part.year ?? year
      const meant =
        years[0] <= at && at <= years[1] && isMeant(filter, found.record, policy.subjects.indexOf(part.subject))
      return meant ? sum + part.hours : sum
    }, 0)
    return { record: id, hours: hours as Hours }
  })
}

/**
 * A verdict with all that it rests on: names, legal bases, how each demand came about, what each record gave to which, and the
 * fewest hours that would turn it into a pass (CMP-04).
 */
export const explainVerdict = (
  policy: Policy,
  verdict: Verdict,
  records: ReadonlyArray<LearningRecord>,
  question: Question = {}
): Explanation => {
  const { document } = policy
  const { rounding } = document
  const { contributions, leaves, outcome, subjects, total, year } = verdict
  const names = new Names(policy)
  const byId = new Map(records.map((record) => [record.id, record]))
  const given = new Map(
    records.map((record, index) => [record.id, { record, contribution: contributions[index] as Contribution }])
  )
  const nameOf = (codes: ReadonlyArray<{ code: string; name: Text }> | undefined, code: string) => ({
    code,
    name: codes?.find((one) => one.code === code)?.name ?? { zh: code, en: code }
  })
  const explainLeaf = (finding: LeafFinding): ExplainedLeaf => {
    const { leaf } = finding
    const at = finding.year ?? year
    const years = finding.years ?? ([at, at] as const)
    const base = policy.leaves.find((one) => one.leaf.leaf === leaf.onTopOf)?.leaf
    return {
      node: "leaf",
      code: leaf.leaf,
      name: leaf.name,
      state: finding.state,
      ...(leaf.advisory ? { advisory: true as const } : {}),
      comparison: leaf.atLeast === undefined ? "atMost" : "atLeast",
      counting: leaf.counting ?? "hours",
      of: meantBy(document, leaf.of),
      year: at,
      required: finding.required,
      counted: finding.counted,
      missing: finding.missing,
      met: finding.met,
      records: givenTo(policy, finding, years, year, given),
      years,
      ...(finding.days && { days: finding.days }),
      ...(finding.undated && { undated: true as const }),
      steps: finding.steps ?? [{ step: "hours", hours: finding.required }],
      carried: (finding.carried ?? []).map(({ carry, from, hours }) => ({
        ...nameOf(document.carries, carry),
        from,
        hours
      })),
      credited: finding.credited ?? (0 as Hours),
      adjustments: (finding.adjustments ?? []).flatMap((code) => {
        const found = document.adjustments?.find((one) => one.code === code)
        if (found === undefined) return []
        const { citation, effect, name } = found
        const kind = typeof effect === "string" ? effect : (Object.keys(effect)[0] as EffectName)
        const credit = typeof effect === "object" && "credit" in effect ? { credit: effect.credit } : {}
        return [{ code, name, effect: kind, ...credit, citation: names.citation(citation) }]
      }),
      ...(base === undefined || finding.beside === undefined
        ? {}
        : { onTopOf: { code: base.leaf, name: base.name, of: meantBy(document, base.of), required: finding.beside } }),
      ...(finding.gap === undefined ? {} : { gap: finding.gap }),
      citation: names.citation(finding.citation)
    }
  }
  const explainNode = (node: NodeFinding): ExplainedNode => {
    if (typeof node === "number") return explainLeaf(leaves[node] as LeafFinding)
    const parts = node.parts.map(explainNode)
    const asked = node.node === "anyOf" || node.node === "every" ? 1 : parts.filter(isAsked).length
    return { ...node, need: node.need ?? asked, of: parts.length, parts }
  }
  const additions = propose(policy, verdict, records, question)
  return {
    policy: { ...policy.reference, title: document.title, ...(document.invented ? { invented: true as const } : {}) },
    year,
    from: firstDayIn(document, year),
    to: lastDayIn(document, year),
    ...(question.asOf === undefined ? {} : { asOf: question.asOf }),
    outcome,
    passed: passes(policy, outcome),
    counting: {
      standings: document.counting ?? ["approved"],
      exempt: document.countsAsPassed?.exempt ?? false,
      deemed: document.countsAsPassed?.deemed ?? false
    },
    step: document.granularity,
    ...(rounding?.of === "sum" ? { rounding: { mode: rounding.mode, step: rounding.step } } : {}),
    unit: document.unit?.name ?? hoursUnit,
    total,
    subjects: subjects.map(({ hours, subject }) => ({ code: subject, name: names.subject(subject), hours })),
    requirement: explainNode(verdict.requirement),
    records: records.map((record, index) =>
      explainRecord(names, record, contributions[index] as Contribution, year, question.asOf, byId)
    ),
    caps: explainCaps(policy, verdict, records, names.citation),
    proposal:
      additions?.map(({ form, hours, subject }) => ({
        code: subject,
        name: names.subject(subject),
        ...(form === "" ? {} : { form: names.form(form) }),
        hours
      })) ?? null
  }
}
