import { formatHours } from "../../kernel/Hours.ts"
import { evaluate } from "../evaluate.ts"
import type { Policy } from "../Policy.ts"
import { propose } from "../propose.ts"
import type { Verdict } from "../Verdict.ts"
import type { Case } from "./readCases.ts"

/** One thing that came out otherwise than expected. */
export interface CaseDifference {
  /** Where the case says what it expects, such as `["leaves", "specialised", "missing"]`. */
  readonly at: ReadonlyArray<string>
  readonly expected: string
  readonly got: string
}

/** How a case came out. */
export interface CaseResult {
  readonly name: string
  readonly verdict: Verdict
  readonly differences: ReadonlyArray<CaseDifference>
}

const none = "none"
const told = (hours: number | null): string => (hours === null ? none : formatHours(hours))

const listed = (parts: ReadonlyArray<string>): string => (parts.length === 0 ? none : parts.toSorted().join(", "))

const proposalOf = (
  policy: Policy,
  { question, records }: Case,
  verdict: Verdict
): ReadonlyArray<{ readonly subject: string; readonly hours: number }> | null => {
  const additions = propose(policy, verdict, records, question)
  if (additions === null) return null
  const sums = new Map<string, number>()
  for (const { hours, subject } of additions) sums.set(subject, (sums.get(subject) ?? 0) + hours)
  return [...sums].map(([subject, hours]) => ({ subject, hours }))
}

const runCase = (policy: Policy, one: Case): CaseResult => {
  const { expect, name, question, records, year } = one
  const verdict = evaluate(policy, year, records, question)
  const differences: Array<CaseDifference> = []
  const same = (at: ReadonlyArray<string>, expected: string, got: string) => {
    if (expected !== got) differences.push({ at, expected, got })
  }
  same(["outcome"], expect.outcome, verdict.outcome)
  if (expect.total !== undefined) same(["total"], told(expect.total), told(verdict.total))
  for (const [code, { counted, missing, required, state }] of Object.entries(expect.leaves ?? {})) {
    const found = verdict.leaves.find(({ leaf, year: other }) => leaf.leaf === code && other === undefined)
    const at = (key: string) => ["leaves", code, key]
    if (state !== undefined) same(at("state"), state, found?.state ?? none)
    if (required !== undefined) same(at("required"), told(required), told(found?.required ?? null))
    if (counted !== undefined) same(at("counted"), told(counted), told(found?.counted ?? null))
    if (missing !== undefined) same(at("missing"), told(missing), told(found?.missing ?? null))
  }
  const contributions = new Map(verdict.contributions.map((given) => [given.record, given]))
  for (const [id, { counted, why }] of Object.entries(expect.records ?? {})) {
    const found = contributions.get(id)
    if (counted !== undefined) same(["records", id, "counted"], told(counted), told(found?.counted ?? null))
    if (why !== undefined)
      same(["records", id, "why"], listed(why), listed((found?.reductions ?? []).map((reduction) => reduction.why)))
  }
  if (expect.proposal !== undefined) {
    const inWords = (additions: ReturnType<typeof proposalOf>) =>
      additions === null ? none : listed(additions.map(({ hours, subject }) => `${subject} ${formatHours(hours)}`))
    same(["proposal"], inWords(expect.proposal), inWords(proposalOf(policy, one, verdict)))
  }
  return { name, verdict, differences }
}

/** CMP-03: runs golden cases against a document; of each, what came out otherwise than expected. */
export const runCases = (policy: Policy, cases: ReadonlyArray<Case>): ReadonlyArray<CaseResult> =>
  cases.map((one) => runCase(policy, one))
