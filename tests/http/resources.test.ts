import { assert, it } from "@effect/vitest"
import { Effect } from "effect"
import { administrator, environment } from "../core/fixtures.ts"
import { portal } from "./portal.ts"

it.effect("try", () =>
  Effect.gen(function* () {
    const { as, city, send } = yield* portal()
    const client = yield* as(administrator(city.bureau.id))
    console.log(yield* client.organisations.list({ query: {} }))
    const r = yield* send(`/organisations/${city.bureau.id}`, administrator(city.bureau.id))
    console.log(r.status, [...r.headers], yield* Effect.promise(() => r.text()))
    const e = yield* Effect.flip(client.organisations.get({ params: { id: "no" as never } }))
    console.log(e)
    const v = yield* send("/verifications/xx%00")
    console.log(v.status, [...r.headers], yield* Effect.promise(() => v.text()))
    assert.ok(true)
  }).pipe(Effect.provide(environment))
)
