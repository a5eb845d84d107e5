import {
  type DepartmentId,
  Departments,
  fullPowers,
  type Organisation,
  OrganisationFacts,
  Organisations,
  type Principal,
  ProfessionalRepository,
  Professionals,
  Region,
  type RoleId,
  Roles,
  UserId
} from "@xueshi/core"
import { Effect, Schema } from "effect"
import { buildCity, documentOf, rowOf } from "../City.ts"
import { codeOf, departments, type Place, places, registering, seats, type Who } from "./cast.ts"

const facts = Schema.decodeUnknownSync(OrganisationFacts)

/** What an employer says of itself that registers, by its number. */
export const registrant = (number: number): OrganisationFacts => facts({ kind: "employer", ...registering(number) })

/** Whoever a document by this number belongs to, as a post's holder. */
export const holderOf = (number: number) => ({
  document: documentOf(number),
  name: `人员${number}`,
  mobile: "13900000000"
})

const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }

/** The city of the other histories, with a second authority, a district, a clinic in the district, a training base and departments. */
export const buildTown = Effect.gen(function* () {
  const city = yield* buildCity
  const organisations = new Map<string, Organisation>(Object.entries(city.organisations))
  for (const [index, [name, { kind, region, superior }]] of Object.entries(places).entries()) {
    if (organisations.has(name)) continue
    const above = organisations.get(superior ?? "") as Organisation
    const asked = facts({ kind, name, code: codeOf(100 + index), region })
    organisations.set(name, yield* Organisations.establish(embedder, asked, above.id))
  }
  const idOf = (name: Place) => (organisations.get(name) as Organisation).id
  // A log-in makes powers as things stand: a bureau's region may be another one by now (ORG-06).
  const acting = (user: UserId, place: Place, region: string = places[place].region): Principal => {
    const { kind } = places[place]
    // Whoever is not of a base has the modules of a bureau; a bureau alone reads its region.
    const { region: read, ...powers } = fullPowers(kind === "base" ? "base" : "bureau", Region.make(region))
    const hat = { _tag: "Administrator", organisation: idOf(place) } as const
    return { user, hat, powers: kind === "bureau" && read !== undefined ? { ...powers, region: read } : powers }
  }
  const importRow = yield* Professionals.rosterImporter(acting(UserId.make("root1"), "bureau"))
  const clinic = organisations.get("clinic") as Organisation
  const outcome = yield* importRow({ number: 2, cells: rowOf(city.people.length, clinic.code) })
  if (outcome._tag !== "Imported") return yield* Effect.die(outcome)
  const people = [...city.people, yield* (yield* ProfessionalRepository).get(outcome.id)]
  const userOf = (user: string): UserId =>
    people.find((_, index) => user === `person ${index}`)?.user ?? UserId.make(user)
  const actorOf = (who: Who, regionOf: (place: Place) => string | undefined): Principal => {
    if (who.hat === "embedder") return embedder
    if (who.hat === "post") return acting(userOf(who.user), who.place, regionOf(who.place))
    const person = people[who.person]
    if (person === undefined) throw new Error(`there is no person ${who.person}`)
    return { user: person.user, hat: { _tag: "Professional", professional: person.id } }
  }
  // Whoever is given an ordinary post decides on everything.
  const roles = new Map<string, RoleId>()
  for (const name of seats) {
    const modules = fullPowers(places[name].kind).modules
    const role = yield* Roles.create(acting(UserId.make("root1"), name), idOf(name), {
      name: "审核员",
      description: "",
      modules
    })
    roles.set(name, role.id)
  }
  const rooms = new Map<string, DepartmentId>()
  for (const [name, place] of Object.entries(departments)) {
    const { id } = yield* Departments.add(acting(UserId.make("root1"), place), idOf(place), { name })
    rooms.set(name, id)
  }
  return {
    actorOf,
    organisations,
    people,
    roleOf: (name: string) => roles.get(name) ?? null,
    departmentOf: (name = "") => rooms.get(name) ?? null
  }
})
