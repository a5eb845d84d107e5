import {
  type Declaration,
  type DeclarationId,
  Declarations,
  type FieldIssue,
  type InvalidFields,
  OrganisationRepository,
  type Policy,
  type Professional,
  ProfessionalRepository,
  type RefusedRow,
  type SheetRow
} from "@xueshi/core"
import { Effect, Result } from "effect"
import { administratorOf, auditorOf } from "./buildCity.ts"
import { type DeclarationRow, readDeclarationRow } from "./declarationSheet.ts"
import { forEachShown } from "./Screen.ts"

/** What became of one row: the declaration that it led to, or the reasons for which it was not taken. */
export type DeclarationOutcome =
  | { readonly _tag: "Taken"; readonly declaration: Declaration }
  | { readonly _tag: "Refused"; readonly row: RefusedRow }

const unknownPerson: FieldIssue = {
  code: "UnknownPerson",
  path: ["document"],
  rule: "DEC-02",
  zh: "没有找到该证件号的人员，请先导入人员",
  en: "nobody has this document: import the person first"
}

const otherName: FieldIssue = {
  code: "OtherName",
  path: ["name"],
  rule: "DEC-02",
  zh: "与该证件号登记的姓名不一致，请核对证件号",
  en: "differs from the name registered for this document: check its number"
}

/** The columns of a claim's own parts are called as the parts are; a form's field is called by its key. */
const toColumns = ({ issues }: InvalidFields): ReadonlyArray<FieldIssue> =>
  issues.map((one) => ({ ...one, path: [one.path.at(-1) ?? ""] }))

/** The professional's own hat. */
const selfOf = ({ id, user }: Professional) => ({ user, hat: { _tag: "Professional", professional: id } }) as const

/** Review and audit as the row says, each by who is responsible now. */
const decide = Effect.fnUntraced(function* (row: DeclarationRow, pending: Extract<Declaration, { _tag: "Pending" }>) {
  const organisations = yield* OrganisationRepository
  const { reviewer } = yield* organisations.get(pending.responsible)
  const { audit, review } = row.decisions
  if (review._tag === "Pending" || review._tag === "Draft") return pending
  if (review._tag === "Reject") return yield* Declarations.reject(administratorOf(reviewer), pending.id, review.reason)
  const approved = yield* Declarations.approve(administratorOf(reviewer), pending.id, review.recognised)
  if (approved._tag !== "Approved" || audit._tag === "Awaiting") return approved
  const auditor = auditorOf(approved.audit.auditor)
  return audit._tag === "Pass"
    ? yield* Declarations.passAudit(auditor, approved.id)
    : yield* Declarations.failAudit(auditor, approved.id, audit.reason)
})

/** Takes back what a row had begun before it was refused, so that the mended row can be taken once. */
const undo = Effect.fnUntraced(function* (professional: Professional, id: DeclarationId) {
  const actor = selfOf(professional)
  yield* Declarations.withdraw(actor, id).pipe(Effect.catchTag("NotInState", () => Effect.void))
  yield* Declarations.remove(actor, id)
})

/**
 * Takes the rows of a workbook of declarations through the use cases: declare, submit, review, audit. A row is taken
 * wholly or comes back with the reason at each cell.
 */
export const takeDeclarations = Effect.fn("takeDeclarations")(function* (
  policy: Policy,
  rows: ReadonlyArray<SheetRow>
) {
  const professionals = yield* ProfessionalRepository
  return yield* forEachShown(
    "办理申报",
    rows,
    Effect.fnUntraced(function* (row) {
      const refused = (issues: ReadonlyArray<FieldIssue>): DeclarationOutcome => ({
        _tag: "Refused",
        row: { ...row, issues }
      })
      const read = readDeclarationRow(row, policy)
      if (Result.isFailure(read)) return refused(read.failure)
      const { claim, decisions, document, name } = read.success
      const professional = yield* professionals.findByDocument({ type: "residentId", number: document })
      if (professional === undefined) return refused([unknownPerson])
      if (name !== "" && name !== professional.person.name) return refused([otherName])
      const actor = selfOf(professional)
      const draft = yield* Declarations.draft(actor, professional.id, claim)
      if (decisions.review._tag === "Draft") return { _tag: "Taken", declaration: draft } satisfies DeclarationOutcome
      return yield* Declarations.submit(actor, draft.id).pipe(
        Effect.flatMap((pending) => decide(read.success, pending as Extract<Declaration, { _tag: "Pending" }>)),
        Effect.map((declaration): DeclarationOutcome => ({ _tag: "Taken", declaration })),
        Effect.catchTags({
          InvalidFields: (error) => Effect.as(undo(professional, draft.id), refused(toColumns(error))),
          HoursNotGrantable: (error) =>
            Effect.as(
              undo(professional, draft.id),
              refused([{ code: error.code, rule: error.rule, path: ["recognised"], zh: error.zh, en: error.en }])
            )
        })
      )
    })
  )
})
