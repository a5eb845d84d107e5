import { Effect, Result } from "effect"
import type { Actor } from "../account/Actor.ts"
import { NotHandler } from "../account/rules/handles.ts"
import { change } from "../journal/Change.ts"
import { decideAgain } from "../journal/decideAgain.ts"
import { write } from "../journal/write.ts"
import type { FieldIssue } from "../kernel/FieldIssue.ts"
import { Ids, type OrganisationId, ProfessionalId, UserId } from "../kernel/ids.ts"
import { now } from "../kernel/now.ts"
import { emptyPage, type Page, type PageRequest } from "../kernel/Page.ts"
import type { RefusedRow, SheetRow } from "../kernel/Sheet.ts"
import type { Organisation } from "../organisation/Organisation.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import { mayListPeople } from "../organisation/rules/mayListPeople.ts"
import { type ListedProfessional, listed } from "./ListedProfessional.ts"
import { ProfessionalRepository } from "./ProfessionalRepository.ts"
import { readable } from "./readable.ts"
import { place } from "./rules/place.ts"
import { type RosterEntry, readRosterRow } from "./rules/readRosterRow.ts"

/** What became of one row of a roster. */
export type RosterOutcome =
  | { readonly _tag: "Imported"; readonly id: ProfessionalId }
  /** The same person of the same organisation was there already (IMP-02). */
  | { readonly _tag: "Known" }
  | { readonly _tag: "Refused"; readonly row: RefusedRow }

/** Imports rows one by one, remembering which documents the file has shown (IMP-02). */
export const rosterImporter = Effect.fn("Professionals.rosterImporter")(function* (actor: Actor) {
  if (actor.hat._tag !== "Administrator") return yield* new NotHandler()
  const organisations = yield* OrganisationRepository
  const professionals = yield* ProfessionalRepository
  const ids = yield* Ids
  const importer = yield* organisations.get(actor.hat.organisation)
  const seen = new Set<string>()

  const take = Effect.fnUntraced(function* ({ department, person }: RosterEntry, organisation: Organisation) {
    const id = ProfessionalId.make(yield* ids.next)
    const user = UserId.make(yield* ids.next)
    const { at } = yield* now
    yield* write(
      actor,
      at,
      [
        change("Professional", id, undefined, {
          _tag: "ProfessionalImported",
          id,
          user,
          organisation: organisation.id,
          department,
          person
        })
      ],
      [
        {
          _tag: "Claimed",
          scope: "professional.document",
          key: `${person.document.type}/${person.document.number}`,
          by: id
        },
        { _tag: "Unchanged", aggregate: "Organisation", id: organisation.id, version: organisation.version }
      ]
    )
    return { _tag: "Imported", id } satisfies RosterOutcome
  })

  return Effect.fn("Professionals.importRow")(function* (row: SheetRow) {
    const refused = (issues: ReadonlyArray<FieldIssue>): RosterOutcome => ({ _tag: "Refused", row: { ...row, issues } })
    const { today } = yield* now
    const entry = readRosterRow(row, today)
    if (Result.isFailure(entry)) return refused(entry.failure)
    const { organisationCode, person } = entry.success
    const key = `${person.document.type}/${person.document.number}`
    const earlierInFile = seen.has(key)
    seen.add(key)
    return yield* decideAgain(
      Effect.gen(function* () {
        const placed = place({
          organisation: yield* organisations.findByCode(organisationCode),
          importer,
          holder: yield* professionals.findByDocument(person.document),
          earlierInFile
        })
        if (Result.isFailure(placed)) return refused(placed.failure)
        if (placed.success === undefined) return { _tag: "Known" } satisfies RosterOutcome
        return yield* take(entry.success, placed.success)
      })
    )
  })
})

/** One person, for whoever may read them (ORG-03, ACC-10). */
export const get = Effect.fn("Professionals.get")((actor: Actor, id: ProfessionalId) =>
  Effect.map(readable(actor, id), ({ professional }) => professional)
)

/**
 * The people of an organisation and of all below it, in the order of ids: the one asked for, or else the administrator's
 * own. To any other hat the list is empty. (ORG-03, ACC-10, STA-06)
 */
export const list = Effect.fn("Professionals.list")(function* (
  actor: Actor,
  { organisation }: { readonly organisation?: OrganisationId | undefined },
  page: PageRequest
) {
  const { hat } = actor
  const id = organisation ?? (hat._tag === "Administrator" ? hat.organisation : undefined)
  if (id === undefined) return emptyPage
  const top = yield* (yield* OrganisationRepository).get(id)
  yield* Effect.fromResult(mayListPeople(actor, top))
  const { items, next } = yield* (yield* ProfessionalRepository).jurisdiction(top.path, page)
  const shown: Page<ListedProfessional> = { items: items.map(listed), next }
  return shown
})
