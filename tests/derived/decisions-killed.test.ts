import { fullPowers, type OrganisationId, Policies, type ProfessionalId, Transfers, UserId } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import { expect, it } from "vitest"
import { postgres } from "../postgres/postgres.ts"
import { killedWhen } from "./killedWhen.ts"
import { peopleOf } from "./sizes.ts"

const program = new URL("decider.ts", import.meta.url)

/** More than two commits of a batch. */
const many = 1100

const source = {
  user: UserId.make("clerk"),
  hat: { _tag: "Administrator", organisation: "o1" as OrganisationId },
  powers: fullPowers("employer")
} as const

/** Everybody of one employer is to be taken over by another one. */
const requested = Effect.gen(function* () {
  yield* peopleOf(2, many)
  const people = Array.from({ length: many }, (_, index) => `p${2 * (index + 1)}` as ProfessionalId)
  const asked = { to: "o2" as OrganisationId, phone: "0631-5200000", reason: "工作需要", attachments: [] }
  yield* Effect.forEach(people, (id) => Transfers.request(source, id, asked), { concurrency: 8, discard: true })
})

/** How many requests are decided, how many wait, and how many are neither, or not with all that belongs to them. */
const counts = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql<{ decided: number; waiting: number; torn: number; agreed: number }>`
    with each as (
      select review.tag = 'approved' and person.organisation = 'o2' and not person.state ? 'transfer' as decided,
        review.tag = 'pending' and person.organisation = 'o1' and person.state ->> 'transfer' = review.id as waiting
      from review join professional person on person.id = review.professional
    )
    select count(*) filter (where decided)::integer as decided, count(*) filter (where waiting)::integer as waiting,
      count(*) filter (where not decided and not waiting)::integer as torn,
      (select count(*)::integer from journal where event ->> '_tag' = 'ReviewApproved') as agreed
    from each`
  return row
})

it(
  "PRO-03 SYS-01 a batch of decisions killed midway: each item is wholly decided or not at all, and the rest is decided when it is run again",
  { timeout: 120_000 },
  () =>
    Effect.gen(function* () {
      yield* requested
      const sql = yield* SqlClient.SqlClient
      const [named] = yield* sql<{ name: string }>`select current_database() as name`
      const given = [named?.name ?? "", "o2"]
      const said = yield* Effect.promise(() => killedWhen(program, given, ({ length }) => length >= 1))
      const killed = yield* counts
      const decided = killed?.decided ?? 0
      expect(said[0]).toBe(500)
      expect(decided).toBeGreaterThanOrEqual(500)
      expect(decided).toBeLessThan(many)
      expect(killed).toEqual({ decided, waiting: many - decided, torn: 0, agreed: decided })

      const rest = yield* Effect.promise(() => killedWhen(program, given, () => false))
      expect(rest.reduce((sum, one) => sum + one, 0)).toBe(many - decided)
      expect(yield* counts).toEqual({ decided: many, waiting: 0, torn: 0, agreed: many })
    }).pipe(
      Effect.provide(Layer.merge(postgres, Layer.orDie(Policies.layer([documents.weihai2018])))),
      Effect.scoped,
      Effect.runPromise
    )
)
