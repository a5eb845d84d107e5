import {
  type Change,
  type Claim,
  Completions,
  change,
  type Declaration,
  DeclarationId,
  fullPowers,
  type Guard,
  Ids,
  type Organisation,
  type OrganisationId,
  Organisations,
  organisationCodeCheck,
  Policies,
  type Principal,
  type Professional,
  ProfessionalId,
  parseDay,
  type Region,
  Rules,
  Store,
  socialCreditCodeCheck,
  UserId
} from "@xueshi/core"
import { Effect, Result } from "effect"
import { seeded } from "../persons.ts"
import { claim } from "./claims.ts"

/** How large the city is that both contestants work on. */
export const size = { employers: 40, inTheLargest: 1010, people: 2000, pendingEach: 10, approvedEach: 3 }

/** When everything was filled in and the earlier hours were approved, and when the bench approves. */
const millisOf = (text: string) => Date.parse(`${text}+08:00`)
export const moments = {
  submitted: millisOf("2019-01-10T09:00:00"),
  approved: millisOf("2019-01-15T09:00:00"),
  now: millisOf("2019-03-01T09:00:00")
}

export const root: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }

/** An organisation's administrator. */
export const administrator = (organisation: OrganisationId): Principal => ({
  user: UserId.make(`admin-of-${organisation}`),
  hat: { _tag: "Administrator", organisation },
  powers: fullPowers("bureau")
})

/** The valid social credit code of a number. */
export const codeOf = (number: number) => {
  const inner = String(10_000_000 + number)
  const body = `12371002${inner}${organisationCodeCheck(inner)}`
  return `${body}${socialCreditCodeCheck(body)}`
}

export const person = (number: number): Professional["person"] => ({
  document: { type: "passport", number: `G${10_000_000 + number}` },
  name: `人员${number}`,
  sex: number % 2 === 0 ? "female" : "male",
  birth: parseDay("1985-06-01") as never,
  mobile: `139${10_000_000 + number}`,
  email: `person${number}@example.com`,
  education: "大学本科",
  school: "山东大学",
  major: "临床医学",
  graduatedOn: parseDay("2007-07-01") as never,
  degree: "学士",
  postDoc: false,
  title: {
    series: "卫生技术人员",
    level: "intermediate",
    qualification: "主治医师",
    effectiveOn: parseDay("2014-12-01") as never
  }
})

const establish = Effect.gen(function* () {
  const facts = { region: "371000" as Region }
  const bureau = yield* Organisations.establish(
    root,
    { ...facts, kind: "bureau", name: "威海市人力资源和社会保障局", code: codeOf(0) },
    null
  )
  const employers: Array<Organisation> = []
  for (let number = 1; number <= size.employers; number++)
    employers.push(
      yield* Organisations.establish(
        root,
        { ...facts, kind: "employer", name: `用人单位${number}`, code: codeOf(number) },
        bureau.id
      )
    )
  return { bureau, employers }
})

/** Writes many things in few commits: what each would be on its own. */
export const commitAll = Effect.fnUntraced(function* (
  actor: Principal,
  at: number,
  changes: ReadonlyArray<Change>,
  guards: ReadonlyArray<Guard> = []
) {
  const store = yield* Store
  for (let from = 0; from < changes.length; from += 1000)
    yield* store.commit({
      actor,
      at,
      changes: changes.slice(from, from + 1000),
      guards: guards.slice(from, from + 1000)
    })
})

const register = Effect.fnUntraced(function* (employers: ReadonlyArray<Organisation>, importer: Principal) {
  const ids = yield* Ids
  const changes: Array<Change> = []
  const guards: Array<Guard> = []
  for (let number = 0; number < size.people; number++) {
    const [id, user] = [ProfessionalId.make(yield* ids.next), UserId.make(yield* ids.next)]
    const employer = employers[number < size.inTheLargest ? 0 : 1 + (number % (size.employers - 1))] as Organisation
    const told = person(number)
    const imported = { id, user, organisation: employer.id, department: null, person: told }
    changes.push(change("Professional", id, undefined, { _tag: "ProfessionalImported", ...imported }))
    guards.push({ _tag: "Claimed", scope: "professional.document", key: `passport/${told.document.number}`, by: id })
  }
  yield* commitAll(importer, moments.submitted, changes, guards)
  return changes.map(({ after }) => after as Professional)
})

/** Every person's declarations, a person's own far from each other, as they come in over a year. */
const claimsOf = (people: ReadonlyArray<Professional>) => {
  const random = seeded(2019)
  const each = size.approvedEach + size.pendingEach
  const all: Array<{ readonly professional: Professional; readonly claim: Claim; readonly approved: boolean }> = []
  for (let turn = 0; turn < each; turn++) {
    people.forEach((professional, place) => {
      // Everyone twentieth declares an activity a second time.
      const again = turn === each - 1 && place % 20 === 0 ? all[place + people.length * (each - 4)] : undefined
      const own = claim(random, all.length)
      all.push({ professional, claim: again?.claim ?? own, approved: turn < size.approvedEach })
    })
  }
  return all
}

/** One declaration of the city that waits for review. */
export interface Waiting {
  readonly id: DeclarationId
  readonly professional: ProfessionalId
  /** The employer that answers for it. */
  readonly organisation: OrganisationId
}

/** What the bench has to know of the city. */
export interface City {
  readonly bureau: OrganisationId
  readonly people: ReadonlyArray<Professional>
  readonly pending: ReadonlyArray<Waiting>
  /** The employer that has most. */
  readonly largest: OrganisationId
}

const right = <A, E>(result: Result.Result<A, E>): A => Result.getOrThrow(result)

/**
 * Fills a migrated database: what the use cases would write, by their rules and the same commits, many at a time. Two
 * years of hours were approved earlier and are judged.
 */
export const fill = Effect.gen(function* () {
  const { bureau, employers } = yield* establish
  const people = yield* register(employers, administrator(bureau.id))
  const policy = yield* (yield* Policies).governing("371000" as Region, 2018)
  const ids = yield* Ids
  const drafted: Array<Change> = []
  const submitted: Array<Change> = []
  const approved = new Map<OrganisationId, Array<Change>>()
  const pending: Array<Waiting> = []
  for (const { approved: earlier, claim, professional } of claimsOf(people)) {
    const { id: person, organisation, user } = professional
    const own: Principal = { user, hat: { _tag: "Professional", professional: person } }
    const id = DeclarationId.make(yield* ids.next)
    const draft = change(
      "Declaration",
      id,
      undefined,
      right(Rules.draft(policy, own, { id, professional: person, claim }))
    )
    const before = draft.after as Declaration
    const submit = change(
      "Declaration",
      id,
      before,
      right(Rules.submit(policy, before, professional, own, 17_900 as never))
    )
    drafted.push(draft)
    submitted.push(submit)
    if (!earlier) {
      pending.push({ id, professional: person, organisation })
      continue
    }
    const declaration = submit.after as Declaration
    const item = { declaration, handler: organisation, excluded: [own.user] }
    const event = right(Rules.approve(policy, item, administrator(organisation), undefined, bureau.id))
    const changes = approved.get(organisation) ?? []
    approved.set(organisation, changes)
    changes.push(change("Declaration", id, declaration, event))
  }
  yield* commitAll(root, moments.submitted, drafted)
  yield* commitAll(root, moments.submitted, submitted)
  for (const [organisation, changes] of approved)
    yield* commitAll(administrator(organisation), moments.approved, changes)
  yield* Completions.recomputeAll(500)
  return { bureau: bureau.id, people, pending, largest: (employers[0] as Organisation).id } satisfies City
})
