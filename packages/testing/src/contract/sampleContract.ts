import {
  DeclarationRepository,
  Declarations,
  type InvalidFields,
  listedSample,
  type PageRequest,
  type Principal,
  Reviews,
  Rules,
  type Sample,
  type SampleId,
  Samples,
  Store
} from "@xueshi/core"
import { Effect, Result, Stream } from "effect"
import { sampleClaims } from "../histories/claims.ts"
import type { Contract } from "./Contract.ts"
import { refused, same } from "./check.ts"
import { administrator, city, learn, pending, personOf } from "./derivedWorld.ts"
import { hats, pagesOf } from "./readWorld.ts"
import { boss } from "./selectionWorld.ts"

const withoutVersion = ({ version: _, ...drawn }: Sample) => drawn

const six = Effect.gen(function* () {
  const world = yield* city
  const person = personOf(world, 1)
  for (const name of ["a", "b", "c", "d"]) yield* learn(world, person, 10, name)
  for (const { claim } of sampleClaims.slice(2, 4)) {
    const { id } = yield* pending(person, claim)
    yield* Declarations.approve(boss(world), id)
  }
  return { world, auditor: administrator(world, "authority", "auditor") }
})

/** Random samples of what awaits audit, on any adapter (AUD-05): names → programs that die where they are not kept. */
export const sampleContract: Contract = {
  "AUD-05 SYS-01 a sample is drawn of what awaits audit, kept with seed and frame, drawn again from these, and decided on as a selection":
    Effect.gen(function* () {
      const { auditor, world } = yield* six
      const sample = yield* Samples.draw(auditor, { seed: "体彩 2019001", size: 3, by: "form" })
      yield* same(
        "sizes",
        sample.strata.map(({ drawn, frame, stratum }) => `${stratum} ${drawn.length}/${frame.length}`).toSorted(),
        ["conference 1/1", "furtherStudy 0/1", "postTraining 2/4"]
      )
      yield* same("kept", yield* Samples.get(auditor, sample.id), sample)
      yield* same("from above", yield* Samples.get(hats(world).bureau, sample.id), sample)
      yield* same("again", Result.getOrThrow(Rules.drawAgain(sample)), {
        agrees: true,
        strata: sample.strata.map(({ drawn, frame, stratum }) => ({ stratum, of: frame.length, ids: drawn }))
      })
      const [entry] = (yield* (yield* Store).journal(0, 10_000)).slice(-1)
      yield* same("in the journal", entry?.event, { _tag: "SampleDrawn", ...withoutVersion(sample) } as never)
      const ids = sample.strata.flatMap(({ drawn }) => drawn)
      const decided = yield* Stream.runCollect(
        Reviews.decideAll(auditor, { kind: "audit", ids, verdict: { approve: true } })
      )
      yield* same(
        "decided",
        decided.map(({ result }) => result._tag),
        ["Success", "Success", "Success"]
      )
      const next = yield* Samples.draw(auditor, { seed: "体彩 2019001", size: 10, by: "none" })
      yield* same(
        "what is left",
        next.strata.map(({ drawn, frame }) => [drawn.length, frame.length]),
        [[3, 3]]
      )
      const none = yield* Samples.draw(auditor, { seed: "x", size: 1, by: "creditYear", creditYear: 2017 })
      yield* same("of a year without any", none.strata, [])

      const { id: where } = world.organisations.authority
      const all = [sample, next, none].toSorted((one, other) => (one.id < other.id ? -1 : 1)).map(listedSample)
      const list = (by: Principal, request: PageRequest = { limit: 10 }) => Samples.ofOrganisation(by, where, request)
      yield* same("listed", (yield* list(auditor)).items, all)
      yield* same("of how many", all.map(({ drawn, framed }) => `${drawn}/${framed}`).toSorted(), ["0/0", "3/3", "3/6"])
      yield* same("from above", (yield* list(hats(world).bureau)).items, all)
      yield* pagesOf(
        "samples",
        (request) => list(auditor, request),
        all.map(({ id }) => id)
      )
      const { bureau } = world.organisations
      yield* same(
        "of another's",
        (yield* Samples.ofOrganisation(hats(world).bureau, bureau.id, { limit: 10 })).items,
        []
      )
      for (const name of ["factory", "doctor", "colleague"] as const)
        yield* refused(name, "NotFound", list(hats(world)[name]))
    }),

  "AUD-05 ACC-10 SYS-04 only who audits draws; seed and size are refused at once; nobody else knows of a sample":
    Effect.gen(function* () {
      const { auditor, world } = yield* six
      const asked = { seed: "s", size: 1, by: "none" } as const
      for (const name of ["doctor", "embedder"] as const)
        yield* refused(name, "NotAllowed", Samples.draw(hats(world)[name], asked))
      for (const seed of ["", " ", "s ", "a\nb", "\0", "\ud800", "种".repeat(201)])
        for (const size of [0, -1, 1.5, Number.NaN, 1001]) {
          const answer = yield* refused(seed, "InvalidFields", Samples.draw(auditor, { ...asked, seed, size }))
          yield* same(
            "all at once",
            (answer as InvalidFields).issues.map(({ code }) => code),
            ["SeedUnfit", "SizeUnfit"]
          )
        }
      const { id } = yield* Samples.draw(auditor, asked)
      yield* refused("a stranger", "NotFound", Samples.get(hats(world).factory, id))
      yield* refused("a person", "NotFound", Samples.get(hats(world).doctor, id))
      for (const unknown of ["nothing", "", "\0", "__proto__"])
        yield* refused(unknown, "NotFound", Samples.get(auditor, unknown as SampleId))
      const repository = yield* DeclarationRepository
      const endless: typeof repository.awaitingAudit = (handler, kind, filter, { limit }) =>
        Effect.map(repository.awaitingAudit(handler, kind, filter, { limit }), ({ items }) => ({
          items: Array.from({ length: 200 }, () => items).flat(),
          next: "more"
        }))
      const many = DeclarationRepository.of({ ...repository, awaitingAudit: endless })
      yield* refused(
        "too many",
        "FrameTooLarge",
        Effect.provideService(Samples.draw(auditor, asked), DeclarationRepository, many)
      )
    })
}
