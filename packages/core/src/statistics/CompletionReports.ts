import { Effect, Result } from "effect"
import type { Principal } from "../account/Principal.ts"
import type { Region } from "../codes/region.ts"
import type { Day } from "../kernel/Day.ts"
import type { OrganisationId } from "../kernel/ids.ts"
import { permitIn } from "../organisation/permitIn.ts"
import { evaluate } from "../policy/evaluate.ts"
import { Policies } from "../policy/Policies.ts"
import { passes } from "../policy/passes.ts"
import type { CompletionLine, CompletionReport } from "./completionReport.ts"
import { type OrganisationSums, Statistics } from "./Statistics.ts"

/** The completion report from kept sums, and how fresh they are. */
export interface KeptCompletionReport extends CompletionReport {
  readonly organisations: ReadonlyMap<OrganisationId, CompletionLine>
  /** How many verdicts wait to be judged again: the counts may move by that many. */
  readonly stale: number
}

const plus = (a: CompletionLine, b: CompletionLine): CompletionLine => ({
  registered: a.registered + b.registered,
  learned: a.learned + b.learned,
  passed: a.passed + b.passed
})
const none: CompletionLine = { registered: 0, learned: 0, passed: 0 }

/** Whether somebody passes a region's year with nothing: then whoever has no verdict passes too. */
const passesWithNothing = Effect.fnUntraced(function* (region: Region, year: number) {
  const policy = yield* Effect.result((yield* Policies).governing(region, year))
  return Result.isSuccess(policy) && passes(policy.success, evaluate(policy.success, year, []).outcome)
})

/** STA-02 of a subtree by its path, as of the end of a day. */
export const ofPath = Effect.fn("CompletionReports.ofPath")(function* (path: string, year: number, asOf: Day) {
  const [policies, statistics] = [yield* Policies, yield* Statistics]
  const known = yield* statistics.regions(path)
  const [digests, generous] = [new Map<Region, string>(), new Map<Region, boolean>()]
  for (const region of known) {
    digests.set(region, policies.digestOf(region, year))
    generous.set(region, yield* passesWithNothing(region, year))
  }
  const lineOf = ({ judged, learned, passed, region, registered }: OrganisationSums): CompletionLine => ({
    registered,
    learned,
    passed: passed + (generous.get(region) === true ? registered - judged : 0)
  })
  const [organisations, regions] = [new Map<OrganisationId, CompletionLine>(), new Map<Region, CompletionLine>()]
  let total = none
  for (const sums of yield* statistics.completion(path, year, asOf)) {
    const line = lineOf(sums)
    organisations.set(sums.organisation, line)
    regions.set(sums.region, plus(regions.get(sums.region) ?? none, line))
    total = plus(total, line)
  }
  const report: KeptCompletionReport = {
    organisations,
    regions,
    total,
    stale: yield* statistics.stale(path, year, digests)
  }
  return report
})

/** STA-02 of an organisation and all below it, for an administrator whose jurisdiction holds it (ORG-03, ACC-10). */
export const ofJurisdiction = Effect.fn("CompletionReports.ofJurisdiction")(function* (
  principal: Principal,
  id: OrganisationId,
  year: number,
  asOf: Day
) {
  const organisation = yield* permitIn(principal, "CompletionReports.ofJurisdiction", id)
  return yield* ofPath(organisation.path, year, asOf)
})
