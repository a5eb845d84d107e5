import { dayAt, type StatisticDelta } from "@xueshi/core"
import { addCommits, addJudged, CopyText } from "@xueshi/sql"
import { Effect } from "effect"
import type { documentsOf } from "./judging.ts"
import { setUp } from "./province/administration.ts"
import { wholeLifeOf } from "./province/lives.ts"
import type { Province } from "./province/Province.ts"
import { saltedDigests } from "./saltedDigests.ts"

/** Entries of the journal that one organisation takes at most, and one person a year. */
const [entriesOfOrganisation, entriesOfYear] = [32, 16]
/** How many people, or organisations, are made and written at once. */
export const lotSize = 1000

/** Sums of the statistics, by what they are of. */
export type Sums = Map<string, number>

export const addTo = (sums: Sums, deltas: Iterable<readonly [string, number]>): void => {
  for (const [key, delta] of deltas) sums.set(key, (sums.get(key) ?? 0) + delta)
}

const keyed = ({ day, delta, kind, organisation, year }: StatisticDelta) =>
  [[organisation, year, kind, day].join(" "), delta] as const

/** The rows of organisations from a number on, superiors before subordinates. */
export const organisationLot = (province: Province, from: number): CopyText => {
  const text = new CopyText()
  const lot = Effect.forEach(province.placed.slice(from, from + lotSize), (placed) =>
    addCommits(text, setUp(province, placed), { sequence: 1 + placed.number * entriesOfOrganisation, made: 0 })
  )
  Effect.runSync(Effect.provide(lot, saltedDigests(`${province.plan.seed} organisations ${from}`)))
  return text
}

/** The rows of people from a number on, and what they add to the statistics. */
export const peopleLot = (
  province: Province,
  { governing, judgeAll }: Effect.Success<ReturnType<typeof documentsOf>>,
  from: number
): { readonly text: CopyText; readonly sums: Sums } => {
  const { organisations, professionals, years } = province.plan
  const [text, sums] = [new CopyText(), new Map() as Sums]
  const firstEntry = 1 + organisations * entriesOfOrganisation
  const numbers = Array.from({ length: Math.min(lotSize, professionals - from) }, (_, index) => from + index)
  const lives = numbers.map((number) => wholeLifeOf(province, governing, number))
  const written = Effect.forEach(lives, ({ commits }, index) => {
    const number = from + index
    const sequence = firstEntry + number * (1 + years * entriesOfYear)
    return addCommits(text, commits, { sequence, made: 1 + number * years * entriesOfYear })
  })
  Effect.runSync(Effect.provide(written, saltedDigests(`${province.plan.seed} people ${from}`)))
  for (const [index, judged] of judgeAll(lives, province).entries()) {
    const { commits, ledger } = lives[index] as (typeof lives)[number]
    const registered: StatisticDelta = {
      organisation: ledger.organisation,
      year: 0,
      kind: "registered",
      day: dayAt(commits[0]?.at ?? 0),
      delta: 1
    }
    addTo(sums, [registered, ...addJudged(text, ledger, judged)].map(keyed))
  }
  return { text, sums }
}

/** The statistics of everybody, in an order of their own. */
export const statisticRows = (sums: Sums): CopyText => {
  const text = new CopyText()
  for (const [key, delta] of [...sums]
    .filter(([, delta]) => delta !== 0)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const [organisation = "", year, kind = "", day] = key.split(" ")
    text.add("statistic", [organisation, Number(year), kind, Number(day), delta])
  }
  return text
}
