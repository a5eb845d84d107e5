import { type Principal, type ProfessionalId, Professionals, type RefusedRow, Rules, type SheetRow } from "@xueshi/core"
import { Effect } from "effect"
import { forEachShown } from "./Screen.ts"

/** What became of a roster. */
export interface RosterResult {
  readonly imported: ReadonlyArray<ProfessionalId>
  readonly known: number
  readonly refused: ReadonlyArray<RefusedRow>
}

/** Imports a roster in the name of an organisation: good rows in, bad rows back with their reasons (IMP-02). */
export const importRoster = Effect.fn("importRoster")(function* (rows: ReadonlyArray<SheetRow>, actor: Principal) {
  const importRow = yield* Professionals.rosterImporter(actor)
  // Rows of one document in order: the second of them is the one that comes back.
  const outcomes = yield* forEachShown("导入人员", rows, importRow, ({ cells: { documentNumber = "" } }) =>
    Rules.normaliseDocument(documentNumber)
  )
  const result: RosterResult = {
    imported: outcomes.flatMap((one) => (one._tag === "Imported" ? [one.id] : [])),
    known: outcomes.filter(({ _tag }) => _tag === "Known").length,
    refused: outcomes.flatMap((one) => (one._tag === "Refused" ? [one.row] : []))
  }
  return result
})
