import type { ApprovedHours, Day, ProfessionalId, StatisticDelta, StoredVerdict } from "@xueshi/core"

/** A year of a person as it is kept. */
export interface YearRow {
  readonly recognised: Map<string, number>
  verdict: StoredVerdict | undefined
}

/** What is kept of a person beside the declarations themselves. */
export interface LedgerRow {
  inputs: number
  settled: number
  changedOn: Day
  settledOn: Day | null
  readonly years: Map<number, YearRow>
}

/** Everything derived that the memory adapter keeps. */
export interface DerivedTables {
  readonly ledgers: Map<ProfessionalId, LedgerRow>
  /** Rows are only ever added. `registered` is of no year: 0. */
  readonly deltas: Array<StatisticDelta>
  /** When the hours of a declaration came and went, in turn. */
  readonly days: Map<string, ApprovedHours["days"]>
  readonly cursors: Map<string, string>
}

export const derivedTables = (): DerivedTables => ({
  ledgers: new Map(),
  deltas: [],
  days: new Map(),
  cursors: new Map()
})

/** A person's row, made where nothing was ever counted. */
export const ledgerOf = ({ ledgers }: DerivedTables, id: ProfessionalId, day: Day): LedgerRow => {
  const row = ledgers.get(id) ?? { inputs: 0, settled: 0, changedOn: day, settledOn: null, years: new Map() }
  ledgers.set(id, row)
  return row
}
