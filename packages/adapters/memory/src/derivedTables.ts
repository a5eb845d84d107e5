import type { Day, OrganisationId, ProfessionalId, StoredVerdict } from "@xueshi/core"

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
  readonly years: Map<number, YearRow>
}

export type Kind = "registered" | "judged" | "learned" | "passed"

/** One change of a count at one organisation; rows are only ever added. `registered` is of no year: 0. */
export interface DeltaRow {
  readonly organisation: OrganisationId
  readonly year: number
  readonly kind: Kind
  readonly day: Day
  readonly delta: number
}

/** Everything derived that the memory adapter keeps. */
export interface DerivedTables {
  readonly ledgers: Map<ProfessionalId, LedgerRow>
  readonly deltas: Array<DeltaRow>
  readonly cursors: Map<string, string>
}

export const derivedTables = (): DerivedTables => ({ ledgers: new Map(), deltas: [], cursors: new Map() })

/** A person's row, made where nothing was ever counted. */
export const ledgerOf = ({ ledgers }: DerivedTables, id: ProfessionalId, day: Day): LedgerRow => {
  const row = ledgers.get(id) ?? { inputs: 0, settled: 0, changedOn: day, years: new Map() }
  ledgers.set(id, row)
  return row
}
