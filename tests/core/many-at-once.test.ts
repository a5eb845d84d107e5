import { assert, describe, it } from "@effect/vitest"
import {
  change,
  DeclarationRepository,
  Declarations,
  type Professional,
  ProfessionalId,
  ProfessionalRepository,
  Store,
  UserId
} from "@xueshi/core"
import { Effect, Result, Stream } from "effect"
import { administrator, claim, environment, smallCity } from "./fixtures.ts"

/** So many more people of the employer, written at once. */
const colleagues = Effect.fnUntraced(function* ({ organisation, person }: Professional, count: number) {
  const changes = Array.from({ length: count }, (_, index) => {
    const id = ProfessionalId.make(`many-${String(index).padStart(5, "0")}`)
    const document = { type: "passport", number: `M${index}` } as const
    return change("Professional", id, undefined, {
      _tag: "ProfessionalImported",
      ...{ id, user: UserId.make(`user-of-${id}`), organisation, department: null, person: { ...person, document } }
    })
  })
  yield* (yield* Store).commit({ actor: administrator(organisation), at: 0, changes, guards: [] })
  return changes.map(({ id }) => id as ProfessionalId)
})

describe("as many people as anybody declares for", () => {
  it.effect(
    "DEC-07 SYS-01 of ten thousand named at once each is declared for or told why not, in order, five hundred at a time",
    () =>
      Effect.gen(function* () {
        const { employer, person } = yield* smallCity
        const people = yield* colleagues(person, 600)
        const others = Array.from({ length: 9_400 }, (_, index) => ProfessionalId.make(`nobody-${index}`))
        const named = [...others.slice(0, 200), ...people, ...others.slice(200)]
        const read: Array<number> = []
        const repository = yield* ProfessionalRepository
        const watched = ProfessionalRepository.of({
          ...repository,
          placed: (asked) => {
            read.push("ids" in asked ? asked.ids.length : 0)
            return repository.placed(asked)
          }
        })
        const { fields } = claim()
        const asked = claim({ fields: { ...fields, content: "护理新进展" } })
        const began = (yield* (yield* Store).journal(0, 100_000)).length
        const told = yield* Stream.runCollect(Declarations.declareFor(administrator(employer.id), named, asked)).pipe(
          Effect.provideService(ProfessionalRepository, watched)
        )
        assert.deepEqual(
          told.map(({ id }) => id),
          named
        )
        const refused = told.filter(({ result }) => Result.isFailure(result)).map(({ id }) => id)
        assert.deepEqual(refused, others)
        assert.deepEqual(
          read,
          Array.from({ length: 20 }, () => 500)
        )
        assert.strictEqual((yield* (yield* Store).journal(0, 100_000)).length - began, people.length)
        const { length } = yield* (yield* DeclarationRepository).ofProfessional(people.at(-1) as ProfessionalId)
        assert.strictEqual(length, 1)
      }).pipe(Effect.provide(environment))
  )
})
