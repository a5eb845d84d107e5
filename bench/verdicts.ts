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

const document = documents.weihai2018 as typeof PolicyDocument.Encoded
const named = (code: string) => ({ code, name: { zh: code, en: code }, citation: "manual" })

/** Caps of every kind: on a record, on the forms of a year, on a subject. */
const caps: (typeof PolicyDocument.Encoded)["caps"] = [
  { ...named("oneRecord"), per: "record", atMost: "18" },
  { ...named("projects"), forms: ["project", "paper"], per: "year", atMost: "24" },
  { ...named("general"), subjects: ["general"], per: "year", atMost: "30" }
]

/** Weihai's document with invented caps. */
const capped: Policy = Result.getOrThrow(decodePolicy({ ...document, id: "invented-caps", caps }))

/** The same with a third demand over three years, and with what is above a year's demand carried into the next. */
const moving: Policy = Result.getOrThrow(
  decodePolicy({
    ...document,
    id: "invented-caps-window-carry",
    caps,
    requirement: {
      allOf: [
        document.requirement,
        {
          leaf: "threeYears",
          name: { zh: "三年", en: "three years" },
          of: {},
          period: { rolling: 3 },
          atLeast: { hours: "90" },
          citation: "manual"
        }
      ]
    },
    carries: [
      { ...named("surplus"), direction: "forward", of: {}, over: "total", to: ["total"], years: 1, atMost: "30" }
    ]
  })
)

export interface VerdictTimings {
  readonly core: Timing
  readonly handwritten: Timing
  readonly capped: Timing
  readonly moving: Timing
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
    over("core evaluate, three caps", pool, (records) => evaluate(capped, year, records)),
    over("  and a window and a carry", pool, (records) => evaluate(moving, year, records))
  ]
  const timings = (await interleave(contestants)) as [Timing, Timing, Timing, Timing]
  const [core, handwritten, withCaps, withAll] = timings
  return { core, handwritten, capped: withCaps, moving: withAll, summaries }
}
