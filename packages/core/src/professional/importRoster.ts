import { Effect, Result, Stream } from "effect"
import { PostRepository } from "../account/PostRepository.ts"
import { actorOf, type Principal } from "../account/Principal.ts"
import { ownOrganisation } from "../account/permit.ts"
import { DepartmentRepository } from "../department/DepartmentRepository.ts"
import { type Batch, batchUnder } from "../journal/batchUnder.ts"
import { change } from "../journal/Change.ts"
import { decideAgain } from "../journal/decideAgain.ts"
import type { Answer, IdempotencyKey } from "../journal/IdempotencyKey.ts"
import { unchanged } from "../journal/unchanged.ts"
import type { FieldIssue } from "../kernel/FieldIssue.ts"
import { Ids, ProfessionalId, UserId } from "../kernel/ids.ts"
import { now } from "../kernel/now.ts"
import type { RefusedRow, SheetRow } from "../kernel/Sheet.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import type { Professional } from "./Professional.ts"
import { ProfessionalRepository } from "./ProfessionalRepository.ts"
import { rosterIssue } from "./rosterIssues.ts"
import { type Place, place } from "./rules/place.ts"
import { type RosterEntry, readRosterRow } from "./rules/readRosterRow.ts"

/** What became of one row of a roster. */
export type RosterOutcome =
  | { readonly _tag: "Imported"; readonly id: ProfessionalId }
  /** The same person of the same organisation was there already (IMP-02). */
  | { readonly _tag: "Known" }
  | { readonly _tag: "Refused"; readonly row: RefusedRow }

/** A row's name within its roster: the same roster has the same rows. */
const nameOf = ({ number }: SheetRow): string => `${number}`

const importedOf = ({ after }: Answer): RosterOutcome => ({ _tag: "Imported", id: (after as Professional).id })

const importerUnder = Effect.fnUntraced(function* (principal: Principal, batch: Batch) {
  const organisations = yield* OrganisationRepository
  const departments = yield* DepartmentRepository
  const professionals = yield* ProfessionalRepository
  const posts = yield* PostRepository
  const ids = yield* Ids
  const importer = yield* organisations.get(yield* ownOrganisation(principal, "Professionals.importRoster"))
  const seen = new Set<string>()

  const take = Effect.fnUntraced(function* (
    row: SheetRow,
    { person }: RosterEntry,
    { department, organisation }: Place
  ) {
    const { document } = person
    const id = ProfessionalId.make(yield* ids.next)
    // Who holds a post somewhere is known already (ACC-01).
    const user = (yield* posts.userOf(document)) ?? UserId.make(yield* ids.next)
    const key = `${document.type}/${document.number}`
    const { at } = yield* now
    const imported = change("Professional", id, undefined, {
      _tag: "ProfessionalImported",
      id,
      user,
      organisation: organisation.id,
      department: department?.id ?? null,
      person
    })
    yield* batch.commit(
      {
        actor: actorOf(principal),
        at,
        changes: [imported],
        guards: [
          { _tag: "Claimed", scope: "user.document", key, by: user },
          { _tag: "Claimed", scope: "professional.document", key, by: id },
          ...(department === null ? [] : [unchanged("Department", department)]),
          unchanged("Organisation", organisation)
        ]
      },
      [[nameOf(row), imported]]
    )
    return { _tag: "Imported", id } satisfies RosterOutcome
  })

  /** Reads a row, and gives what decides on it, as things stand whenever that is run. */
  return Effect.fnUntraced(function* (row: SheetRow) {
    const refused = (issues: ReadonlyArray<FieldIssue>): RosterOutcome => ({ _tag: "Refused", row: { ...row, issues } })
    const { today } = yield* now
    const entry = readRosterRow(row, today)
    if (Result.isFailure(entry)) return () => Effect.succeed(refused(entry.failure))
    const { department, organisationCode, person } = entry.success
    const key = `${person.document.type}/${person.document.number}`
    const earlierInFile = seen.has(key)
    seen.add(key)
    const decided = Effect.gen(function* () {
      const organisation = yield* organisations.findByCode(organisationCode)
      const placed = place({
        organisation,
        departments:
          organisation && department !== null ? yield* departments.named(organisation.id, department) : undefined,
        importer,
        holder: yield* professionals.findByDocument(person.document),
        earlierInFile
      })
      if (Result.isFailure(placed)) return refused(placed.failure)
      if (placed.success === undefined) return { _tag: "Known" } satisfies RosterOutcome
      return yield* take(row, entry.success, placed.success)
    })
    // Whoever registers under the document waits for a review: nobody else has it meanwhile (PRO-02).
    return () =>
      decideAgain(decided).pipe(
        Effect.catch((conflict) =>
          conflict.what === "keyTaken"
            ? Effect.succeed(refused([rosterIssue("DocumentTaken", "documentNumber")]))
            : Effect.fail(conflict)
        )
      )
  })
})

/** Imports rows one by one, remembering which documents the file has shown (IMP-02). */
export const rosterImporter = Effect.fn("Professionals.rosterImporter")(function* (principal: Principal) {
  const read = yield* importerUnder(principal, batchUnder(undefined))
  return Effect.fn("Professionals.importRow")((row: SheetRow) => Effect.flatMap(read(row), (decide) => decide()))
})

/** How many rows are looked up at once among those that were imported before. */
const together = 500

/**
 * Imports a roster, each row as a command of its own: what was imported stays, whatever becomes of the rest (IMP-02). Gives an
 * outcome for each row in its order. Under a key, a row that was imported is answered so again, whatever has happened since,
 * and the key is for this roster alone (SYS-03); every other row is decided on again.
 */
export const importRoster = <E, R>(
  principal: Principal,
  rows: Stream.Stream<SheetRow, E, R>,
  idempotency?: IdempotencyKey
) =>
  Stream.unwrap(
    Effect.gen(function* () {
      const batch = batchUnder(idempotency)
      const read = yield* importerUnder(principal, batch)
      // A key of another roster is refused before any row is taken.
      yield* batch.answers([])
      const take = Effect.fnUntraced(function* (row: SheetRow) {
        const decide = yield* read(row)
        for (;;) {
          const outcome = yield* Effect.result(decide())
          if (Result.isSuccess(outcome)) return outcome.success
          if (outcome.failure.what !== "repeated") return yield* outcome.failure
          // A twin has imported rows meanwhile: this one, or others of which the batch now knows.
          const answer = (yield* batch.answers([nameOf(row)])).get(nameOf(row))
          if (answer !== undefined) return importedOf(answer)
        }
      })
      return rows.pipe(
        Stream.grouped(together),
        Stream.mapEffect(
          Effect.fnUntraced(function* (group) {
            const taken = yield* Effect.forEach(group, (row) => Effect.map(take(row), (outcome) => ({ row, outcome })))
            const others = taken.flatMap(({ outcome, row }) => (outcome._tag === "Imported" ? [] : [nameOf(row)]))
            const answers = others.length === 0 ? new Map<string, Answer>() : yield* batch.answers(others)
            return taken.map(({ outcome, row }) => {
              const answer = answers.get(nameOf(row))
              return answer === undefined ? outcome : importedOf(answer)
            })
          })
        ),
        Stream.flattenIterable
      )
    })
  )
