import {
  fullPowers,
  type Organisation,
  type OrganisationId,
  OrganisationRepository,
  Organisations,
  once,
  type Principal,
  UserId
} from "@xueshi/core"
import { Effect } from "effect"
import { keyOf } from "./keys.ts"
import { cityPlan } from "./sample/city.ts"

/** Who acts for an organisation in the sample: its first administrator. */
export const administratorOf = (organisation: OrganisationId): Principal => ({
  user: UserId.make(`admin-of-${organisation}`),
  hat: { _tag: "Administrator", organisation },
  powers: fullPowers("bureau")
})

/** Its second administrator, who audits: who approved does not (AUD-04). */
export const auditorOf = (organisation: OrganisationId): Principal => ({
  user: UserId.make(`auditor-of-${organisation}`),
  hat: { _tag: "Administrator", organisation },
  powers: fullPowers("bureau")
})

const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }

/** The sample's organisations: by the keys of the plan, the root first. */
export type City = ReadonlyMap<string, Organisation>

/** Builds the tree of organisations, each once and by its superior's hand (ORG-02, ORG-11). */
export const buildCity = Effect.fn("buildCity")(function* () {
  const organisations = yield* OrganisationRepository
  const city = new Map<string, Organisation>()
  for (const { facts, key, superior } of cityPlan) {
    const above = superior === null ? undefined : (city.get(superior) as Organisation)
    const actor = above === undefined ? embedder : administratorOf(above.id)
    const establish = Organisations.establish(actor, facts, above?.id ?? null)
    const { id } = yield* once(keyOf(`organisation/${key}`, facts.code), "Organisation", establish)
    city.set(key, yield* organisations.get(id))
  }
  return city as City
})
