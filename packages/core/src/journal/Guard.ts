import type { ProfessionalId } from "../kernel/ids.ts"
import type { AggregateName } from "./aggregates.ts"

/** What must still hold when a commit is written, beyond the versions of the rows that it writes. */
export type Guard =
  /** A row that the decision read and does not write is unchanged. */
  | {
      readonly _tag: "Unchanged"
      readonly aggregate: AggregateName
      readonly id: string
      readonly version: number
    }
  /** A key is held by nobody else among the living: a code, a document, the certificate of a person and year. */
  | { readonly _tag: "Claimed"; readonly scope: KeyScope; readonly key: string; readonly by: string }
  /** What counts for a person, in whichever year, is what the decision judged (see `Ledgers`). */
  | { readonly _tag: "InputsUnchanged"; readonly professional: ProfessionalId; readonly inputs: number }
  /** A person has no declaration in review. */
  | { readonly _tag: "NonePending"; readonly professional: ProfessionalId }

/** Where a key is unique. */
export type KeyScope =
  | "organisation.root"
  | "organisation.code"
  | "professional.document"
  | "certificate.number"
  | "certificate.year"
