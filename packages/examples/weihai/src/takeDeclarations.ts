import {
  type Declaration,
  type DeclarationId,
  DeclarationRepository,
  Declarations,
  type FieldIssue,
  type IdempotencyKey,
  type InvalidFields,
  type KeyReused,
  now,
  OrganisationRepository,
  once,
  type Policy,
  type Professional,
  ProfessionalRepository,
  type RefusedRow,
  Rules,
  type SheetRow,
  Store
} from "@xueshi/core"
import { Effect, Result } from "effect"
import { administratorOf, auditorOf } from "./buildCity.ts"
import { type DeclarationRow, readDeclarationRow } from "./declarationSheet.ts"
import { foresee } from "./foresee.ts"
import { keyOf, namesOf } from "./keys.ts"
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

const decidedOtherwise: FieldIssue = {
  code: "DecidedOtherwise",
  path: ["review"],
  rule: "SYS-03",
  zh: "该申报此前已按另一结论办理，不能改办",
  en: "was decided otherwise before, and that stands"
}

/** The columns of a claim's own parts are called as the parts are; a form's field is called by its key. */
const toColumns = ({ issues }: InvalidFields): ReadonlyArray<FieldIssue> =>
  issues.map((one) => ({ ...one, path: [one.path.at(-1) ?? ""] }))

type Refused = InvalidFields | KeyReused | Pick<FieldIssue, "code" | "rule" | "zh" | "en">

const columnOf: Readonly<Record<string, string>> = { HoursNotGrantable: "recognised", SameActivity: "form" }

/** Where a row shows why a rule or the earlier decision refuses it. */
const issuesOf = (error: Refused): ReadonlyArray<FieldIssue> => {
  if ("issues" in error) return toColumns(error)
  if (error.code === "KeyReused") return [decidedOtherwise]
  const { code, en, rule, zh } = error
  return [{ code, rule, zh, en, path: [columnOf[code] ?? "review"] }]
}

/** The professional's own hat. */
const selfOf = ({ id, user }: Professional) => ({ user, hat: { _tag: "Professional", professional: id } }) as const

/** The steps of a row, each under its key; those that the row does not ask for are left out. */
const stepsOf = (name: string, { decisions: { audit, review } }: DeclarationRow) => ({
  draft: keyOf(`${name}/draft`),
  submit: review._tag === "Draft" ? undefined : keyOf(`${name}/submit`),
  review: review._tag === "Approve" || review._tag === "Reject" ? keyOf(`${name}/review`, review) : undefined,
  audit: audit._tag === "Awaiting" ? undefined : keyOf(`${name}/audit`, { review, audit })
})
type Steps = ReturnType<typeof stepsOf>

const decide = Effect.fnUntraced(function* ({ decisions }: DeclarationRow, id: DeclarationId, responsible: string) {
  const organisations = yield* OrganisationRepository
  const { reviewer } = yield* organisations.get(responsible as Parameters<typeof organisations.get>[0])
  const { review } = decisions
  return review._tag === "Reject"
    ? yield* Declarations.reject(administratorOf(reviewer), id, review.reason)
    : yield* Declarations.approve(
        administratorOf(reviewer),
        id,
        review._tag === "Approve" ? review.recognised : undefined
      )
})

/** Declare, submit, review, audit: as far as the row says, each at most once, by who is responsible now. */
const takeThrough = Effect.fnUntraced(function* (row: DeclarationRow, steps: Steps, professional: Professional) {
  const actor = selfOf(professional)
  const step = <E, R>(key: IdempotencyKey, command: Effect.Effect<Declaration, E, R>) =>
    once(key, "Declaration", command)
  const draft = yield* step(steps.draft, Declarations.draft(actor, professional.id, row.claim))
  if (steps.submit === undefined) return draft
  const pending = yield* step(steps.submit, Declarations.submit(actor, draft.id))
  if (steps.review === undefined || pending._tag !== "Pending") return pending
  const reviewed = yield* step(steps.review, decide(row, pending.id, pending.responsible))
  if (steps.audit === undefined || reviewed._tag !== "Approved") return reviewed
  const auditor = auditorOf(reviewed.audit.auditor)
  const { audit } = row.decisions
  return yield* step(
    steps.audit,
    audit._tag === "Fail"
      ? Declarations.failAudit(auditor, reviewed.id, audit.reason)
      : Declarations.passAudit(auditor, reviewed.id)
  )
})

/**
 * Takes the rows of a workbook of declarations through the use cases. A row is taken wholly or comes back with the reason
 * at each cell; one that was taken before is not taken again. The rows of one person go in order, persons side by side.
 */
export const takeDeclarations = Effect.fn("takeDeclarations")(function* (
  policy: Policy,
  rows: ReadonlyArray<SheetRow>
) {
  const professionals = yield* ProfessionalRepository
  const declarations = yield* DeclarationRepository
  const store = yield* Store
  const { today } = yield* now
  const people = rows.map((row) => {
    const { document = "" } = row.cells
    return { row, person: Rules.normaliseDocument(document) }
  })
  const names = namesOf(people)
  const known = new Map<string, Professional>()
  /** Such a row was judged on the day of its submission, which may lie after today: it stands, and is gone on with. */
  const submitted = ({ submit }: Steps) =>
    submit === undefined
      ? Effect.succeed(false)
      : Effect.map(store.answers([submit.key]), (answers) => answers.has(submit.key))

  const take = Effect.fnUntraced(function* (row: SheetRow, index: number) {
    const refused = (issues: ReadonlyArray<FieldIssue>): DeclarationOutcome => ({
      _tag: "Refused",
      row: { ...row, issues }
    })
    const read = readDeclarationRow(row, policy)
    if (Result.isFailure(read)) return refused(read.failure)
    const { document, name } = read.success
    const professional =
      known.get(document) ?? (yield* professionals.findByDocument({ type: "residentId", number: document }))
    if (professional === undefined) return refused([unknownPerson])
    known.set(document, professional)
    if (name !== "" && name !== professional.person.name) return refused([otherName])

    const steps = stepsOf(names[index] ?? "", read.success)
    const last = steps.audit ?? steps.review ?? steps.submit ?? steps.draft
    const done = (yield* store.answers([last.key])).get(last.key)
    if (done !== undefined && done.digest !== last.digest) return refused([decidedOtherwise])
    if (done !== undefined)
      return { _tag: "Taken", declaration: done.after as Declaration } satisfies DeclarationOutcome
    const standing = yield* declarations.standing([professional.id])
    const foreseen = foresee(policy, professional, selfOf(professional), read.success, today, standing)
    if (Result.isFailure(foreseen) && !(yield* submitted(steps))) return refused(issuesOf(foreseen.failure))
    return yield* takeThrough(read.success, steps, professional).pipe(
      Effect.map((declaration): DeclarationOutcome => ({ _tag: "Taken", declaration })),
      Effect.catchTags({
        InvalidFields: (error) => Effect.succeed(refused(issuesOf(error))),
        SameActivity: (error) => Effect.succeed(refused(issuesOf(error))),
        HoursNotGrantable: (error) => Effect.succeed(refused(issuesOf(error))),
        KeyReused: (error) => Effect.succeed(refused(issuesOf(error))),
        NotInState: (error) => Effect.succeed(refused(issuesOf(error))),
        NotAwaitingAudit: (error) => Effect.succeed(refused(issuesOf(error)))
      })
    )
  })
  return yield* forEachShown("办理申报", rows, take, (_, index) => people[index]?.person ?? "")
})
