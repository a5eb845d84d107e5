import { Context, type Effect } from "effect"
import type { Region } from "../codes/region.ts"
import type { Declaration } from "../declaration/Declaration.ts"
import type { Day } from "../kernel/Day.ts"
import type { OrganisationId, ProfessionalId } from "../kernel/ids.ts"
import type { SubjectTotal, Verdict } from "../policy/Verdict.ts"
import type { Person } from "../professional/Professional.ts"

/** A verdict as it is kept: its outcome and totals, and what it was made from. */
export interface StoredVerdict extends Pick<Verdict, "outcome" | "total"> {
  /** Whether the outcome counts as passed under the document (see `passes`). */
  readonly passed: boolean
  readonly subjects: ReadonlyArray<SubjectTotal>
  /** Where the statistics count it. */
  readonly organisation: OrganisationId
  /** Null where no document governs the year. */
  readonly policy: Verdict["policy"] | null
  /** Of the documents that may govern the year there (see `Policies.digestOf`); empty where there are none. */
  readonly digest: string
  /** The version of the person's inputs that it was judged on. */
  readonly inputs: number
}

/** One year of a person: recognised hours by subject as declared, kept by every commit, and the verdict if judged. */
export interface LedgerYear {
  readonly year: number
  readonly recognised: ReadonlyMap<string, number>
  readonly verdict: StoredVerdict | undefined
}

/** An approved declaration, and on which days its hours came, went as the audit failed, came again as an appeal was granted, in turn. */
export interface ApprovedHours {
  readonly declaration: Declaration
  readonly days: readonly [Day, ...ReadonlyArray<Day>]
}

/** A change of a count of the statistics, at the organisation of the person. */
export interface StatisticDelta {
  readonly organisation: OrganisationId
  readonly year: number
  readonly kind: "registered" | "judged" | "learned" | "passed"
  readonly day: Day
  readonly delta: number
}

/** What is kept of one person, with all that judging it again needs, as of one moment. */
export interface Ledger {
  readonly professional: ProfessionalId
  /** What documents may ask of the person (see `factsOf`). */
  readonly person: Person
  readonly organisation: OrganisationId
  readonly region: Region
  /** Grows with every change of what counts for the person, in whichever year: an activity counts once in all of them. */
  readonly inputs: number
  /** The version of the inputs that every year was last judged on: the verdicts are current where it equals `inputs`. */
  readonly settled: number
  /** When the inputs last changed; null where they never have. */
  readonly changedOn: Day | null
  /** The day of the last change that the kept verdicts know of; null where nothing was ever judged. */
  readonly settledOn: Day | null
  /** In the order of years; one with nothing recognised ever has no entry, unless hours of other years decide it. */
  readonly years: ReadonlyArray<LedgerYear>
  /** The approved ones: nothing else moves a total or an outcome (CMP-02). */
  readonly approved: ReadonlyArray<ApprovedHours>
}

/** All years of a person judged anew, on one version of the inputs. */
export interface Judged {
  readonly professional: ProfessionalId
  readonly inputs: number
  /** The version that the kept verdicts were of when the ledger was opened. */
  readonly settled: number
  /** The day on which the kept verdicts end, and the one on which these begin. */
  readonly from: Day
  readonly day: Day
  readonly years: ReadonlyArray<{ readonly year: number; readonly verdict: StoredVerdict }>
  /** Those of them that nothing was ever recognised for, and that are kept all the same. */
  readonly further: ReadonlyArray<number>
  /** What the statistics count on the days between, where more than one has passed unjudged. */
  readonly between: ReadonlyArray<StatisticDelta>
}

/** The document that an organisation's verdicts of a year should have been made by. */
export interface Expected {
  readonly organisation: OrganisationId
  readonly year: number
  readonly digest: string
}

/** Port: the yearly accounts of people, derived from their declarations. `Store.commit` keeps totals and versions. */
export class Ledgers extends Context.Service<
  Ledgers,
  {
    /**
     * One year, cheaply: the version of the person's inputs, whether what was judged is of that version, and what is kept
     * (undefined: nothing ever counted); and whether anything of the person's, of whichever year, is under review.
     */
    readonly ofYear: (
      id: ProfessionalId,
      year: number
    ) => Effect.Effect<{
      readonly inputs: number
      readonly current: boolean
      readonly kept: LedgerYear | undefined
      readonly underReview: boolean
    }>
    /** The ledgers of some people, in the order of ids; empty ones for whom nothing ever counted. */
    readonly open: (ids: ReadonlyArray<ProfessionalId>) => Effect.Effect<ReadonlyArray<Ledger>>
    /**
     * Keeps verdicts, and moves the statistics with them, of those people whose versions are still those that were
     * opened; gives how many. Keeping the same again changes nothing.
     */
    readonly store: (judged: ReadonlyArray<Judged>) => Effect.Effect<number>
    /** People whose inputs have changed since they were judged. */
    readonly unsettled: (limit: number) => Effect.Effect<ReadonlyArray<ProfessionalId>>
    /** People with a verdict by another document than the one expected where it was judged. */
    readonly outdated: (
      expected: ReadonlyArray<Expected>,
      limit: number
    ) => Effect.Effect<ReadonlyArray<ProfessionalId>>
    /** The years that anything was ever recognised for. */
    readonly years: Effect.Effect<ReadonlyArray<number>>
    /** Where a job that walks in batches stands; null at its start. It survives whoever runs the job. */
    readonly cursor: (job: string) => Effect.Effect<string | null>
    readonly moveCursor: (job: string, position: string | null) => Effect.Effect<void>
  }
>()("@xueshi/core/completion/Ledgers") {}
