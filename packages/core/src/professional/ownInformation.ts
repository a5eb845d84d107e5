import { Effect } from "effect"
import type { Operation } from "../account/operations.ts"
import type { Principal } from "../account/Principal.ts"
import { taking } from "../department/Departments.ts"
import { change } from "../journal/Change.ts"
import { ExpectedVersion } from "../journal/ExpectedVersion.ts"
import { asExpected } from "../journal/rules/asExpected.ts"
import { Conflict } from "../journal/Store.ts"
import { unchanged } from "../journal/unchanged.ts"
import { write } from "../journal/write.ts"
import { InvalidFields } from "../kernel/FieldIssue.ts"
import type { ProfessionalId } from "../kernel/ids.ts"
import { now } from "../kernel/now.ts"
import { changing, informationChange, type ReviewedInformation } from "../review/kinds/informationChange.ts"
import { changesSomething } from "../review/rules/changesSomething.ts"
import { subject } from "../review/subject.ts"
import { submitted } from "../review/submitted.ts"
import type { PersonalRecord, Professional, ProfessionalEvent } from "./Professional.ts"
import { readable } from "./readable.ts"
import { type BasicPerson, editPerson } from "./rules/editPerson.ts"
import { notInTransfer } from "./rules/notInTransfer.ts"
import { readPerson, scanIssues } from "./rules/readPerson.ts"
import { readRecords } from "./rules/readRecords.ts"

/** The person themselves, in the version that they expect (SYS-03). */
const own = Effect.fnUntraced(function* <Name extends Operation>(
  principal: Principal,
  operation: Name,
  id: ProfessionalId
) {
  const found = yield* readable(principal, operation, id)
  yield* Effect.fromResult(asExpected(yield* ExpectedVersion, found.professional.version))
  return found
})

const wrote = Effect.fnUntraced(function* (principal: Principal, professional: Professional, event: ProfessionalEvent) {
  const { at } = yield* now
  const changed = change("Professional", professional.id, professional, event)
  yield* write(principal, at, [changed], [])
  return changed.after as Professional
})

/** Replaces one's own basic information, at once; what is left out is taken away (PRO-05). */
export const edit = Effect.fn("Professionals.edit")(function* (
  principal: Principal,
  id: ProfessionalId,
  basic: BasicPerson
) {
  const { professional } = yield* own(principal, "Professionals.edit", id)
  const person = yield* Effect.fromResult(editPerson(professional.person, basic, (yield* now).today))
  return yield* wrote(principal, professional, { _tag: "ProfessionalEdited", person })
})

/** Replaces the lists of one's own education, qualifications and academic titles, at once (PRO-07). */
export const keepRecords = Effect.fn("Professionals.keepRecords")(function* (
  principal: Principal,
  id: ProfessionalId,
  typed: ReadonlyArray<PersonalRecord>
) {
  const { professional } = yield* own(principal, "Professionals.keepRecords", id)
  const records = yield* Effect.fromResult(readRecords(typed, (yield* now).today))
  return yield* wrote(principal, professional, { _tag: "RecordsKept", records })
})

/** Asks for another title or department, which takes effect once the organisation agrees; one at a time (PRO-06, PRO-08). */
export const requestChange = Effect.fn("Professionals.requestChange")(function* (
  principal: Principal,
  id: ProfessionalId,
  after: ReviewedInformation
) {
  const { organisation, professional } = yield* own(principal, "Professionals.requestChange", id)
  yield* Effect.fromResult(notInTransfer(professional))
  const { department, person } = professional
  const issues = scanIssues(after.title)
  if (issues.length > 0) return yield* new InvalidFields({ issues })
  const { title } = yield* Effect.fromResult(readPerson({ ...person, title: after.title }, (yield* now).today))
  const change = { before: { title: person.title, department }, after: { title, department: after.department } }
  yield* Effect.fromResult(changesSomething(change.before, change.after))
  const place = after.department === department ? [] : yield* taking(after.department, organisation.id)
  const content = informationChange.encode({ professional: id, ...change })
  const asking = {
    title: person.name,
    professional: id,
    organisation: null,
    steps: [organisation.id] as const,
    content
  }
  return yield* submitted(principal, informationChange, asking, (review) => ({
    changes: [],
    guards: [
      ...place,
      subject("Claimed", changing(id), review),
      unchanged("Professional", professional),
      unchanged("Organisation", organisation)
    ]
  })).pipe(
    // The one key that is claimed is a change's: whoever holds it waits.
    Effect.mapError(({ id, what }) => new Conflict({ id, what: what === "keyTaken" ? "pending" : what }))
  )
})
