import {
  fullPowers,
  type IdentityDocument,
  type Organisation,
  OrganisationFacts,
  type OrganisationId,
  OrganisationRepository,
  Organisations,
  organisationCodeCheck,
  type Principal,
  type Professional,
  ProfessionalRepository,
  Professionals,
  residentIdCheck,
  UserId
} from "@xueshi/core"
import { Effect, Schema } from "effect"

/** The posts of the city: a root bureau, an authority below it, an employer below each. */
export type Post = "bureau" | "authority" | "hospital" | "factory"

/** A small city in which every way of acting for oneself and for others can be tried. */
export interface City {
  readonly organisations: Readonly<Record<Post, Organisation>>
  readonly people: ReadonlyArray<Professional>
  /** Users under one hat each; some users wear several. */
  readonly actors: ReadonlyArray<Principal>
}

const plan: ReadonlyArray<readonly [Post, OrganisationFacts["kind"], Post | null]> = [
  ["bureau", "bureau", null],
  ["authority", "authority", "bureau"],
  ["hospital", "employer", "authority"],
  ["factory", "employer", "bureau"]
]

/** Where the people work: two in the hospital, one in each of the others. */
export const workplaces: ReadonlyArray<Post> = ["hospital", "hospital", "factory", "bureau", "authority"]

/**
 * Who holds posts. People are named by their index, other users by a name. Person 0 is also an administrator of their own
 * employer and of the authority that audits it, person 3 of the root; `ann` could both approve and audit.
 */
export const posts: ReadonlyArray<readonly [user: number | string, Post]> = [
  ["boss", "hospital"],
  [0, "hospital"],
  ["ann", "hospital"],
  ["ann", "authority"],
  ["clerk", "authority"],
  [0, "authority"],
  ["head", "factory"],
  ["root1", "bureau"],
  ["root2", "bureau"],
  [3, "bureau"]
]

const code = (index: number): string => {
  const body = String(10_000_000 + index * 1_234_567)
  return `${body}-${organisationCodeCheck(body)}`
}

const residentId = (index: number): string => {
  const digits = `37100219800101${String(10 + index * 2)}1`
  return `${digits}${residentIdCheck(digits)}`
}

/** The document of somebody, by their number. */
export const documentOf = (index: number): IdentityDocument => ({ type: "residentId", number: residentId(index) })

/** The row of a roster that imports somebody. */
export const rowOf = (index: number, organisation: string): Readonly<Record<string, string>> => ({
  name: `人员${index}`,
  documentType: "身份证",
  documentNumber: residentId(index),
  sex: "男",
  birth: "1980-01-01",
  mobile: "13900000000",
  email: "someone@example.com",
  organisation,
  education: "大学本科",
  school: "山东大学",
  major: "临床医学",
  graduatedOn: "2002-07-01",
  degree: "学士",
  postDoc: "否",
  titleLevel: "无"
})

const facts = Schema.decodeUnknownSync(OrganisationFacts)
const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }
const administrator = (user: UserId, organisation: OrganisationId): Principal => ({
  user,
  hat: { _tag: "Administrator", organisation },
  powers: fullPowers("bureau")
})

/** Builds the city through the use cases, as an embedder would. */
export const buildCity = Effect.gen(function* () {
  const organisations = {} as Record<Post, Organisation>
  for (const [index, [post, kind, superior]] of plan.entries()) {
    const asked = facts({ kind, name: post, code: code(index), region: "371000" })
    organisations[post] = yield* Organisations.establish(
      embedder,
      asked,
      superior === null ? null : organisations[superior].id
    )
  }
  const professionals = yield* ProfessionalRepository
  const importRow = yield* Professionals.rosterImporter(administrator(UserId.make("root1"), organisations.bureau.id))
  const people: Array<Professional> = []
  for (const [index, workplace] of workplaces.entries()) {
    const outcome = yield* importRow({ number: index + 2, cells: rowOf(index, organisations[workplace].code) })
    if (outcome._tag !== "Imported") return yield* Effect.die(outcome)
    people.push(yield* professionals.get(outcome.id))
  }
  const userOf = (user: number | string) =>
    typeof user === "string" ? UserId.make(user) : (people[user] as Professional).user
  const city: City = {
    organisations,
    people,
    actors: [
      ...people.map(({ id, user }): Principal => ({ user, hat: { _tag: "Professional", professional: id } })),
      ...posts.map(([user, post]) => administrator(userOf(user), organisations[post].id)),
      embedder
    ]
  }
  return city
})

/** Every organisation of the deployment, through the read port. */
export const allOrganisations = Effect.flatMap(OrganisationRepository, (repository) =>
  Effect.map(repository.jurisdiction("", {}, { limit: 1000 }), ({ items }) => items)
)
