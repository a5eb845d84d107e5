import { deepStrictEqual } from "node:assert"
import {
  decodePolicy,
  evaluate,
  type LearningRecord,
  type Policy,
  type PolicyDocument,
  unitsPerHour,
  type Verdict
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Result } from "effect"
import { do_not_optimize } from "mitata"
import { judgeWeihai2018 } from "./handwritten.ts"
import type { Summary } from "./peers.ts"
import { persons, year } from "./persons.ts"
import { type Contestant, interleave, type Timing } from "./rounds.ts"

type Records = ReadonlyArray<LearningRecord>

const over = (name: string, pool: ReadonlyArray<Records>, judge: (records: Records) => Verdict): Contestant => ({
  name,
  calls: pool.length,
  pass: () => {
    for (let person = 0; person < pool.length; person++) do_not_optimize(judge(pool[person] as Records))
  }
})

const weihai: Policy = Result.getOrThrow(decodePolicy(documents.weihai2018))

/** Weihai's document with invented caps of every kind: on a record, on the forms of a year, on a subject. */
const capped: Policy = Result.getOrThrow(
  decodePolicy({
    ...(documents.weihai2018 as typeof PolicyDocument.Encoded),
    id: "invented-caps",
    caps: [
      { code: "oneRecord", name: { zh: "单项", en: "one record" }, per: "record", atMost: "18", citation: "manual" },
      {
        code: "projects",
        name: { zh: "课题论文", en: "projects and papers" },
        forms: ["project", "paper"],
        per: "year",
        atMost: "24",
        citation: "manual"
      },
      {
        code: "general",
        name: { zh: "公需", en: "general" },
        subjects: ["general"],
        per: "year",
        atMost: "30",
        citation: "manual"
      }
    ]
  })
)

export interface VerdictTimings {
  readonly core: Timing
  readonly handwritten: Timing
  readonly capped: Timing
  readonly summaries: ReadonlyArray<Summary>
}

/** The totals of a verdict in hours, and its outcome: what the peers are given, and what they must decide. */
const summary = ({ outcome, subjects, total }: Verdict): Summary => ({
  total: total / unitsPerHour,
  specialised: (subjects.find(({ subject }) => subject === "specialised")?.hours ?? 0) / unitsPerHour,
  pass: outcome === "pass"
})

/**
 * Times verdicts with their whole explanation over this many different persons. Throws unless the engine and the
 * hand-written function give equal values for every one of them. No verdict is kept: V8 would take those that live long
 * for a reason to put later ones into its old generation, and time one side at another's cost.
 */
export const timeVerdicts = async (count: number, recordsEach: number): Promise<VerdictTimings> => {
  const pool = persons(count, recordsEach)
  const summaries = pool.map((records) => {
    const verdict = evaluate(weihai, year, records)
    deepStrictEqual(judgeWeihai2018(year, records), verdict)
    return summary(verdict)
  })
  const contestants = [
    over("core evaluate", pool, (records) => evaluate(weihai, year, records)),
    over("hand-written for weihai-2018", pool, (records) => judgeWeihai2018(year, records)),
    over("core evaluate, three caps", pool, (records) => evaluate(capped, year, records))
  ]
  const [core, handwritten, withCaps] = (await interleave(contestants)) as [Timing, Timing, Timing]
  return { core, handwritten, capped: withCaps, summaries }
}
