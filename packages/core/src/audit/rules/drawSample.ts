import { sha256 } from "../../kernel/sha256.ts"
import { sampleSizes } from "./sampleSizes.ts"

/** Something that may be drawn, and to which stratum it belongs. */
export interface Framed {
  readonly id: string
  readonly stratum: string
}

/** What was drawn of one stratum. */
export interface Drawn {
  readonly stratum: string
  /** How many there are in it. */
  readonly of: number
  /** In the order in which they were drawn. */
  readonly ids: ReadonlyArray<string>
}

/**
 * AUD-05: a random sample that anybody can draw again from the seed and the frame: of each stratum those whose SHA-256 of
 * `seed + "\n" + id` in UTF-8 is the least, as many as `sampleSizes` says. The order of the frame does not matter, nor what else an item
 * says. Strata in the order of their names.
 */
export const drawSample = (frame: ReadonlyArray<Framed>, seed: string, size: number): ReadonlyArray<Drawn> => {
  const strata = new Map<string, Set<string>>()
  for (const { id, stratum } of frame) strata.set(stratum, (strata.get(stratum) ?? new Set()).add(id))
  const counts = new Map([...strata].map(([stratum, ids]) => [stratum, ids.size]))
  const sizes = sampleSizes(counts, size, seed)
  return [...strata]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([stratum, ids]) => {
      const ordered = [...ids]
        .map((id) => ({ id, digest: sha256(`${seed}\n${id}`) }))
        .toSorted((a, b) => (a.digest < b.digest ? -1 : 1))
      return { stratum, of: ids.size, ids: ordered.slice(0, sizes.get(stratum) ?? 0).map(({ id }) => id) }
    })
}
