import {
  Administrators,
  type Holder,
  type Organisation,
  OrganisationFacts,
  type OrganisationId,
  Organisations,
  organisationCodeCheck,
  type Post,
  type Principal,
  residentIdCheck
} from "@xueshi/core"
import { Effect, Schema } from "effect"
import type { City } from "../histories/City.ts"
import { administrator } from "./derivedWorld.ts"

const facts = Schema.decodeUnknownSync(OrganisationFacts)
export const embedder: Principal = { user: "embedder" as Principal["user"], hat: { _tag: "Embedder" } }
/** All of a list that is short. */
export const page = { limit: 100 }
export const nowhere = { department: null, role: null } as const

/** Somebody who is no professional of the city. */
export const somebody = (index: number): Holder => {
  const digits = `3710021965010${String(100 + index)}1`
  return {
    document: { type: "residentId", number: `${digits}${residentIdCheck(digits)}` },
    name: `管理员${index}`,
    mobile: "13900000000"
  }
}

/** Somebody new comes to lead an organisation, or to help there. */
export const leading = (
  world: City,
  post: keyof City["organisations"],
  index: number,
  rank: "super" | "ordinary" = "super"
) => Administrators.found(embedder, world.organisations[post].id, somebody(index), rank)

/** Who wears the hat of a post, with all that its kind of organisation has. */
export const wearing = (world: City, post: keyof City["organisations"], { user }: Pick<Post, "user">): Principal =>
  administrator(world, post, user)

/** The administrators of the hospital: its super administrator, and two others. */
export const staffed = Effect.fnUntraced(function* (world: City) {
  const { id } = world.organisations.hospital
  const boss = yield* Administrators.found(embedder, id, somebody(0), "super")
  const one = yield* Administrators.found(embedder, id, somebody(1), "ordinary")
  const two = yield* Administrators.found(embedder, id, somebody(2), "ordinary")
  return { boss, one, two }
})

/** Another employer below an organisation. */
export const employerBelow = (world: City, index: number, superior: Pick<Organisation, "id">) => {
  const body = String(40_000_000 + index)
  const code = `${body}-${organisationCodeCheck(body)}`
  const asked = facts({ kind: "employer", name: `单位${index}`, code, region: "371000" })
  return Organisations.establish(administrator(world, "bureau", "root1"), asked, superior.id)
}

/** Where an organisation stands now. */
export const standing = (world: City, id: OrganisationId) =>
  Effect.map(Organisations.get(administrator(world, "bureau", "root1"), id), ({ path, reviewer }) => ({
    path,
    reviewer
  }))
