import { Declarations, fullPowers, type OrganisationId, type Principal, type Professional, UserId } from "@xueshi/core"
import { Effect } from "effect"
import type { City, Post } from "../../histories/City.ts"
import { claimNamed } from "../../histories/claims.ts"
import type { Command, Contestant } from "../Race.ts"

/** Somebody of the hospital who holds no post. */
export const person = ({ people }: City): Professional => people[1] as Professional
export const self = (city: City): Principal => {
  const { id, user } = person(city)
  return { user, hat: { _tag: "Professional", professional: id } }
}
/** An administrator of an organisation, with every module. */
export const acting = (user: string, organisation: OrganisationId): Principal => ({
  user: UserId.make(user),
  hat: { _tag: "Administrator", organisation },
  powers: fullPowers("bureau")
})
export const holder = ({ organisations }: City, user: string, post: Post): Principal =>
  acting(user, organisations[post].id)
export const root = (city: City): Principal => holder(city, "root1", "bureau")
/** Two who review the hospital's declarations, and two who audit them. */
export const boss = (city: City): Principal => holder(city, "boss", "hospital")
export const ann = (city: City): Principal => holder(city, "ann", "hospital")
export const clerk = (city: City): Principal => holder(city, "clerk", "authority")
export const auditor = (city: City): Principal => holder(city, "auditor", "authority")

/** The person's declaration, brought to a state by the usual commands. */
export const drafted = (city: City, claim = "training") =>
  Declarations.draft(self(city), person(city).id, claimNamed(claim))
export const pending = (city: City, claim?: string) =>
  Effect.flatMap(drafted(city, claim), ({ id }) => Declarations.submit(self(city), id))
export const approved = (city: City, claim?: string) =>
  Effect.flatMap(pending(city, claim), ({ id }) => Declarations.approve(boss(city), id))
export const rejected = (city: City) =>
  Effect.flatMap(pending(city), ({ id }) => Declarations.reject(boss(city), id, "证明不清"))

/** A contestant with one name for what they do. */
export const does = (name: string, ...commands: ReadonlyArray<Command>): Contestant => ({ name, commands })

/** Those who race for one thing, such as a declaration or a request. */
export const over =
  <A, E, R>(make: (city: City) => Effect.Effect<A, E, R>) =>
  (contestants: (city: City, thing: A) => ReadonlyArray<Contestant>) =>
  (city: City) =>
    Effect.map(make(city), (thing) => contestants(city, thing))
