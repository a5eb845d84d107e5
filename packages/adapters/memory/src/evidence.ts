import { type Declaration, EvidenceRepository, type ProfessionalId, type Reuse, type Upload } from "@xueshi/core"
import { Effect, Layer } from "effect"
import { declarationsIn } from "./declarationsIn.ts"
import { Tables } from "./Tables.ts"

/** Under which an upload is kept. */
export const uploadKey = ({ digest, professional }: Pick<Upload, "digest" | "professional">): string =>
  `${professional} ${digest}`

const has = ({ claim }: Declaration, digest: string): boolean => claim.evidence.some((one) => one.digest === digest)

/** What was uploaded, and which declarations have it, over the tables. */
export const evidence = Layer.effect(
  EvidenceRepository,
  Effect.gen(function* () {
    const tables = yield* Tables
    const { rows, uploads } = tables
    const isLoose = ({ digest, professional }: Upload) =>
      !declarationsIn(tables, professional).some((one) => has(one, digest))
    const looseOf = (id: ProfessionalId) =>
      [...uploads.values()].filter((one) => one.professional === id && isLoose(one)).length
    return EvidenceRepository.of({
      put: (upload, most) =>
        Effect.sync(() => {
          const fits = uploads.has(uploadKey(upload)) || looseOf(upload.professional) < most
          if (fits) uploads.set(uploadKey(upload), upload)
          return fits
        }),
      loose: (id) => Effect.sync(() => looseOf(id)),
      of: (professional, digests) =>
        Effect.sync(() =>
          [...new Set(digests)].toSorted().flatMap((digest) => uploads.get(uploadKey({ digest, professional })) ?? [])
        ),
      known: (digests) =>
        Effect.sync(() => {
          const all = new Set([...uploads.values()].map(({ digest }) => digest))
          return new Set(digests.filter((digest) => all.has(digest)))
        }),
      reuses: (digests, but, limit) =>
        Effect.sync(() => {
          const others = [...rows.Declaration.values()]
            .filter(({ _tag, id }) => _tag !== "Draft" && !but.includes(id))
            .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          const found = [...new Set(digests)]
            .toSorted()
            .flatMap((digest) =>
              others.flatMap(
                (one): ReadonlyArray<Reuse> =>
                  has(one, digest) ? [{ digest, declaration: one.id, professional: one.professional }] : []
              )
            )
          return found.slice(0, limit)
        }),
      forget: (before) =>
        Effect.sync(() => {
          const gone = [...uploads.values()].filter((one) => one.at < before && isLoose(one))
          for (const one of gone) uploads.delete(uploadKey(one))
          return gone.length
        })
    })
  })
)
