/** A process that decides on everything that is shown, for the test that kills it: `decider.ts <server url> <database> <organisation>`. */
import { PgClient } from "@effect/sql-pg"
import { fullPowers, type OrganisationId, Policies, type Principal, Reviews, UserId } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { connectionOf } from "@xueshi/embedded"
import { sql } from "@xueshi/sql"
import { Effect, Layer, Result, Stream } from "effect"

const [, , url = "", database = "", organisation = ""] = process.argv
const client = PgClient.layer({ ...connectionOf(url), database })
const layer = Layer.merge(sql.pipe(Layer.provideMerge(client)), Policies.layer([documents.weihai2018]))
const actor: Principal = {
  user: UserId.make("boss"),
  hat: { _tag: "Administrator", organisation: organisation as OrganisationId },
  powers: fullPowers("bureau")
}
const kind = "transfer"
const verdict = { approve: true } as const

const decided = Stream.unwrap(
  Effect.gen(function* () {
    const { moment } = yield* Reviews.awaiting(actor, { kind }, { limit: 1 })
    return Reviews.decideShown(actor, { kind, moment }, verdict)
  })
)
await decided.pipe(
  Stream.runForEachArray((outcomes) =>
    Effect.sync(() => process.stdout.write(`${outcomes.filter(({ result }) => Result.isSuccess(result)).length}\n`))
  ),
  Effect.provide(layer),
  Effect.runPromise
)
