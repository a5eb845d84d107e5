import { assert, describe, it } from "@effect/vitest"
import { ReviewRepository, Reviews, registration } from "@xueshi/core"
import { Effect, Stream } from "effect"
import { administrator, environment, smallCity } from "./fixtures.ts"

const kind = registration.kind

/** How often requests are read, and how many at once. */
const noting = Effect.map(ReviewRepository, (repository) => {
  const read: Array<number> = []
  return {
    read,
    repository: ReviewRepository.of({
      ...repository,
      situations: (ids) => {
        read.push(ids.length)
        return repository.situations(ids)
      }
    })
  }
})

describe("a selection as long as anybody sends", () => {
  it.effect("PRO-03 of a hundred thousand ids no more is read than outcomes are asked for", () =>
    Effect.gen(function* () {
      const { employer } = yield* smallCity
      const { read, repository } = yield* noting
      const ids = Array.from({ length: 100_000 }, (_, index) => `nothing-${index}`)
      const told = Reviews.decideAll(administrator(employer.id), { kind, ids, verdict: { approve: true } })
      const some = yield* Stream.runCollect(Stream.take(told, 10)).pipe(
        Effect.provideService(ReviewRepository, repository)
      )
      assert.deepEqual(
        some.map(({ id }) => id),
        ids.slice(0, 10)
      )
      assert.isAtMost(read.length, 3)
      assert.isAtMost(Math.max(...read), 500)
    }).pipe(Effect.provide(environment))
  )

  it.effect("PRO-03 a hundred thousand that nobody has are told one by one, in order", () =>
    Effect.gen(function* () {
      const { employer } = yield* smallCity
      const { read, repository } = yield* noting
      const ids = Array.from({ length: 100_000 }, (_, index) => `nothing-${index}`)
      const told = Reviews.decideAll(administrator(employer.id), { kind, ids, verdict: { reject: "不清" } })
      const count = yield* Stream.runFold(
        told,
        () => 0,
        (seen, { id, result }) => {
          assert.strictEqual(id, ids[seen])
          assert.strictEqual(result._tag === "Failure" ? result.failure._tag : "decided", "NotFound")
          return seen + 1
        }
      ).pipe(Effect.provideService(ReviewRepository, repository))
      assert.strictEqual(count, ids.length)
      assert.deepEqual(
        read,
        Array.from({ length: 200 }, () => 500)
      )
    }).pipe(Effect.provide(environment))
  )
})
