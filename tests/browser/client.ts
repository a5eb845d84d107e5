import { type OrganisationFacts, Region } from "@xueshi/core"
import { makeClient } from "@xueshi/http/client"
import { Effect } from "effect"

const bureau: OrganisationFacts = {
  kind: "bureau",
  name: "威海市人力资源和社会保障局",
  code: "113710002132131225",
  region: Region.make("371000")
}

/** Places the root by the typed client, and tries to once more: what it is told. */
export const placeRoot = (url: string) =>
  Effect.gen(function* () {
    const client = yield* makeClient({ url, language: "zh" })
    const place = client.organisations.establish({ headers: {}, payload: { superior: null, facts: bureau } })
    const placed = yield* place
    const again = yield* Effect.flip(place)
    return { name: placed.name, code: "code" in again ? again.code : again._tag }
  }).pipe(Effect.runPromise)
