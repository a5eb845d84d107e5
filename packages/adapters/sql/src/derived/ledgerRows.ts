import type {
  ApprovedHours,
  Day,
  Hours,
  Ledger,
  LedgerYear,
  OrganisationId,
  ProfessionalId,
  Region,
  StoredVerdict
} from "@xueshi/core"
import { json } from "../Json.ts"

/** A year as PostgreSQL gives it inside JSON. */
export interface YearRow {
  readonly year: number
  readonly recognised: Readonly<Record<string, number>>
  readonly organisation: string | null
  readonly policy: StoredVerdict["policy"]
  readonly digest: string
  readonly inputs: number
  readonly outcome: StoredVerdict["outcome"] | null
  readonly passed: boolean
  readonly total: number
  readonly subjects: StoredVerdict["subjects"] | null
}

export interface LedgerRow {
  readonly professional: string
  readonly state: unknown
  readonly organisation: string
  readonly region: string
  readonly inputs: number
  readonly settled: number
  readonly changed_on: number | null
  readonly settled_on: number | null
  readonly years: ReadonlyArray<YearRow>
  readonly approved: ReadonlyArray<{ readonly state: unknown; readonly days: ReadonlyArray<number> }>
}

export const yearOfRow = ({ recognised, year, ...row }: YearRow): LedgerYear => ({
  year,
  recognised: new Map(Object.entries(recognised)),
  verdict:
    row.outcome === null
      ? undefined
      : {
          organisation: row.organisation as OrganisationId,
          policy: row.policy,
          digest: row.digest,
          inputs: row.inputs,
          outcome: row.outcome,
          passed: row.passed,
          total: row.total as Hours,
          subjects: row.subjects ?? []
        }
})

export const ledgerOfRow = (row: LedgerRow): Ledger => ({
  professional: row.professional as ProfessionalId,
  person: json.Professional.decodeState(row.state).person,
  organisation: row.organisation as OrganisationId,
  region: row.region as Region,
  inputs: row.inputs,
  settled: row.settled,
  changedOn: row.changed_on as Day | null,
  years: row.years.map(yearOfRow),
  settledOn: row.settled_on as Day | null,
  approved: row.approved.map(({ days, state }) => ({
    declaration: json.Declaration.decodeState(state),
    days: days as unknown as ApprovedHours["days"]
  }))
})
