import { readFileSync } from "node:fs"
import {
  type Contribution,
  type Day,
  evaluate,
  explainVerdict,
  type Hours,
  type LearningRecord,
  type Verdict
} from "@xueshi/core"
import {
  anyCase,
  auditExplanation,
  byContent,
  type Case,
  type Forgery,
  forgeriesOf,
  omissionsOf,
  replay,
  Tally,
  wideCase
} from "@xueshi/testing"
import { Equal } from "effect"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { printShares } from "./printShares.ts"

const tally = new Tally()
afterAll(() => printShares(tally))
const runs = { numRuns: 300, seed: 20181231 }
/** Each of these cases is falsified in some hundred ways. */
const few = { ...runs, numRuns: 120 }

const short = (one: Case): Case => ({ ...one, records: one.records.slice(0, 8) })
const judge = ({ policy, question, records, year }: Case): Verdict => evaluate(policy, year, records, question)
const explained = (one: Case, verdict = judge(one)) => explainVerdict(one.policy, verdict, one.records, one.question)

/** Forgeries that no verdict rests on: the audit notices them, and the replay need not. */
const asides =
  /^(caps|records reductions|requirement.* missing|which record|without one of (caps|requirement.* steps))/u
const notice = ({ explanation, name }: Forgery, { records }: Case): void => {
  const faults = (asides.test(name) ? auditExplanation : replay)(explanation, records)
  if (faults.length === 0) throw new Error(`not noticed: ${name}`)
}

const isElsewhere = ({ reductions }: Contribution): boolean =>
  reductions.some(({ why }) => why === "otherYear" || why === "tooLate")

/** False records: verdicts of these hang together in themselves, and yet are not those of the true ones. */
const lies: Readonly<Record<string, (record: LearningRecord, otherSubject: string) => Partial<LearningRecord>>> = {
  approved: () => ({ standing: "approved" }),
  "not approved": () => ({ standing: "pending" }),
  "of the next year": ({ creditYear }) => ({ creditYear: creditYear + 1 }),
  "of another subject": (_, subject) => ({ subject }),
  "one unit more": ({ declared, recognised }) => ({
    declared: (declared + 1) as Hours,
    recognised: (recognised + 1) as Hours
  }),
  "one unit less recognised": ({ recognised }) => ({ recognised: Math.max(0, recognised - 1) as Hours }),
  "another activity": () => ({ identity: "never seen" }),
  "the same activity": () => ({ identity: "a" }),
  "much later": ({ from, to }) => ({ from: (from + 400) as Day, to: (to + 400) as Day })
}

describe.each([
  ["plainer", anyCase],
  ["all", wideCase]
])("replaying explanations of policies of %s shapes", (shapes, cases) => {
  it("U13 CMP-04 finds nothing wrong with the engine's verdicts and something wrong with every forgery of them", () => {
    const noticed = fc.property(cases, (all) => {
      const one = short(all)
      expect(auditExplanation(explained(one), one.records)).toEqual([])
      const forgeries = forgeriesOf(explained(one))
      for (const forgery of forgeries) notice(forgery, one)
      tally.add(shapes, new Set(forgeries.map(({ name }) => name)))
    })
    fc.assert(noticed, few)
    const rare = [
      "which record a duplicate repeats",
      "records reductions cap limit",
      "a part's subject",
      "records reductions why"
    ]
    expect(tally.below(shapes, Object.fromEntries(rare.map((name) => [name, 0.03])))).toEqual([])
  })

  it("U14 CMP-04 nothing in an explanation can be left out", () => {
    const noticed = fc.property(cases, (all) => {
      const one = short(all)
      for (const forgery of omissionsOf(explained(one))) notice(forgery, one)
    })
    fc.assert(noticed, few)
  })
})

/**
 * As far as an explanation can tell: what one cap took of one record in one sum, since of a record that lost everything it cannot be
 * seen by how many subjects it was shared; and no pass yet, whether or not what is under review would make it one (law U9).
 */
const inSums = (verdict: Verdict): Verdict => {
  const summed = (reductions: Contribution["reductions"]) => {
    const sums = new Map<string, Contribution["reductions"][number]>()
    for (const one of reductions) {
      const { hours, ...why } = one
      const key = JSON.stringify(why)
      sums.set(key, { ...one, hours: ((sums.get(key)?.hours ?? 0) + hours) as Hours })
    }
    return [...sums.values()]
  }
  const contributions = verdict.contributions.map((one) => ({ ...one, reductions: summed(one.reductions) }))
  return { ...verdict, outcome: verdict.outcome === "pending" ? "fail" : verdict.outcome, contributions }
}

describe("U13 false records", () => {
  it.each(Object.keys(lies))("U13 CMP-04 notices a verdict that takes a record for %s", (name) => {
    const noticed = fc.property(anyCase, fc.nat(20), (all, index) => {
      const one = short(all)
      const { policy, records } = one
      // Where several caps take from one record, or years do too, it cannot be seen who came last to each: only that none is passed.
      const { length } = policy.document.caps
      if (length > 1 || (length === 1 && judge(one).contributions.some(isElsewhere))) return
      const chosen = records[index % Math.max(1, records.length)]
      if (chosen === undefined) return
      const other = policy.subjects.find((subject) => subject !== chosen.subject) ?? "nowhere"
      const lie = { ...chosen, ...lies[name]?.(chosen, other) }
      const forged = judge({ ...one, records: records.map((record) => (record === chosen ? lie : record)) })
      const differs = !Equal.equals(byContent(inSums(forged), records), byContent(inSums(judge(one)), records))
      tally.add(name, [differs ? "differs" : "same"])
      if (differs) expect(auditExplanation(explained(one, forged), records)).not.toEqual([])
    })
    fc.assert(noticed, runs)
    expect(tally.below(name, { differs: 0.02 })).toEqual([])
  })
})

describe("the checker itself", () => {
  it("U13 CMP-04 DEC-10 needs no audit to notice an activity that counts twice", () => {
    const noticed = fc.property(anyCase, (one) => {
      const forged = judge({ ...one, records: one.records.map((record) => ({ ...record, identity: null })) })
      const counted = one.records.flatMap(({ identity }, at) => (forged.contributions[at]?.counted ? [identity] : []))
      const known = counted.filter((identity) => identity !== null)
      const twice = new Set(known).size < known.length
      tally.add("twice", [twice ? "twice" : "once"])
      if (twice) expect(replay(explained(one, forged), one.records)).toContain("an activity counts twice")
    })
    fc.assert(noticed, runs)
    expect(tally.below("twice", { twice: 0.05 })).toEqual([])
  })

  const source = readFileSync(new URL("../../packages/testing/src/replay.ts", import.meta.url), "utf8")
  it("U13 CMP-04 is at most 150 lines and has nothing of the engine", () => {
    expect(source.trimEnd().split("\n").length).toBeLessThanOrEqual(150)
    // Imports of types leave nothing behind at run time.
    const others = source.replaceAll(/^import type \{[^}]*\} from "@xueshi\/core"$/gmu, "")
    expect(others).not.toMatch(/\bimport\b|\brequire\(/u)
  })
})
