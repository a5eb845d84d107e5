import { Effect, Equal } from "effect"
import type { Declaration } from "../declaration/Declaration.ts"
import { lastDayOf } from "../kernel/Day.ts"
import type { Text } from "../kernel/RuleError.ts"
import { Policies } from "../policy/Policies.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import { Statistics } from "../statistics/Statistics.ts"
import { countedOf } from "./countedChange.ts"
import { judgeYear, kindsOf } from "./judge.ts"
import { type Ledger, Ledgers } from "./Ledgers.ts"

/** Something derived that is not what a recomputation from scratch gives. */
export interface DerivedMismatch extends Text {
  readonly what: "recognised" | "verdict" | "statistics"
  /** The person, or the organisation of a statistic. */
  readonly id: string
  readonly year: number
}

/** What was looked at and what was wrong with it. */
export interface DerivedCheck {
  readonly people: number
  /** Verdicts that wait to be judged again: they may differ and are never shown. */
  readonly stale: number
  readonly mismatches: ReadonlyArray<DerivedMismatch>
}

const texts = {
  recognised: { zh: "认定学时合计与申报记录不符", en: "the recognised hours are not those of the declarations" },
  verdict: { zh: "保存的年度结论与重新计算的不同", en: "the kept verdict is not what judging again gives" },
  statistics: { zh: "统计数与逐人重新计数不符", en: "the statistics are not what counting people again gives" }
} as const satisfies Record<DerivedMismatch["what"], Text>

const mismatch = (what: DerivedMismatch["what"], id: string, year: number): DerivedMismatch => ({
  what,
  id,
  year,
  zh: `${texts[what].zh}：${id}，${year} 年度`,
  en: `${texts[what].en}: ${id}, ${year}`
})

/** Recognised hours from the declarations alone: year → subject → hours. */
const recognisedOf = (approved: ReadonlyArray<Declaration>): Map<number, Map<string, number>> => {
  const years = new Map<number, Map<string, number>>()
  for (const one of approved.flatMap((declaration) => countedOf(declaration) ?? [])) {
    const subjects = years.get(one.year) ?? new Map<string, number>()
    years.set(one.year, subjects.set(one.subject, (subjects.get(one.subject) ?? 0) + one.hours))
  }
  return years
}

/** Counts by organisation and year, made anew. */
type Counts = Map<string, { registered: number; judged: number; learned: number; passed: number }>
const countsAt = (counts: Counts, organisation: string, year: number) => {
  const key = `${organisation} ${year}`
  const found = counts.get(key) ?? { registered: 0, judged: 0, learned: 0, passed: 0 }
  counts.set(key, found)
  return found
}

const checkPerson = Effect.fnUntraced(function* (ledger: Ledger, counts: Counts) {
  const { approved, inputs, professional, region, settled, years } = ledger
  const policies = yield* Policies
  const wrong: Array<DerivedMismatch> = []
  let stale = 0
  const recognised = recognisedOf(approved.map(({ declaration }) => declaration))
  for (const year of new Set([...recognised.keys(), ...years.map((kept) => kept.year)])) {
    const kept = years.find((one) => one.year === year)
    const positive = new Map([...(kept?.recognised ?? [])].filter(([, hours]) => hours !== 0))
    // A year without hours of its own is kept where those of others decide it: it sums up to nothing.
    if (kept === undefined || !Equal.equals(positive, recognised.get(year) ?? new Map<string, number>()))
      wrong.push(mismatch("recognised", professional, year))
    const verdict = kept?.verdict
    if (verdict !== undefined) {
      const place = countsAt(counts, verdict.organisation, year)
      for (const kind of kindsOf(verdict)) place[kind]++
    }
    if (settled !== inputs || verdict?.digest !== policies.digestOf(region, year)) stale++
    else if (!Equal.equals({ ...(yield* judgeYear(ledger, year)), inputs: 0 }, { ...verdict, inputs: 0 }))
      wrong.push(mismatch("verdict", professional, year))
  }
  countsAt(counts, ledger.organisation, 0).registered++
  return { stale, wrong }
})

/** The kept sums of every organisation and year against the counts made anew. */
const checkStatistics = Effect.fnUntraced(function* (counts: Counts) {
  const statistics = yield* Statistics
  const wrong: Array<DerivedMismatch> = []
  for (const year of yield* (yield* Ledgers).years) {
    for (const { judged, learned, organisation, passed, registered } of yield* statistics.completion(
      "",
      year,
      lastDayOf(2199)
    )) {
      const expected = {
        ...countsAt(counts, organisation, year),
        registered: countsAt(counts, organisation, 0).registered
      }
      if (!Equal.equals({ registered, judged, learned, passed }, expected))
        wrong.push(mismatch("statistics", organisation, year))
    }
  }
  return wrong
})

/**
 * Compares every kept total, verdict and statistic with a recomputation from scratch, person by person in batches, while
 * nothing is written (SYS-01). An empty list of mismatches is the good answer.
 */
export const derivedMatches = Effect.fn("Completions.derivedMatches")(function* (batch = 500) {
  const [professionals, ledgers] = [yield* ProfessionalRepository, yield* Ledgers]
  const counts: Counts = new Map()
  const mismatches: Array<DerivedMismatch> = []
  let [people, stale] = [0, 0]
  let after: string | null = null
  do {
    const page: {
      readonly items: ReadonlyArray<{ readonly id: Ledger["professional"] }>
      readonly next: string | null
    } = yield* professionals.jurisdiction("", {}, { after, limit: batch })
    for (const ledger of yield* ledgers.open(page.items.map(({ id }) => id))) {
      const found = yield* checkPerson(ledger, counts)
      people++
      stale += found.stale
      mismatches.push(...found.wrong)
    }
    after = page.next
  } while (after !== null)
  mismatches.push(...(yield* checkStatistics(counts)))
  return { people, stale, mismatches } satisfies DerivedCheck
})
