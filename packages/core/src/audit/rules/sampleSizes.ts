import { sha256 } from "../../kernel/sha256.ts"

/**
 * AUD-05: how many of each stratum a sample of so many takes: in proportion to its size, by largest remainder, in exact integers that
 * sum to the sample's size, or to all there are. Of equal remainders those go first whose digest with the seed is the least, so that no
 * stratum is favoured by its name.
 */
export const sampleSizes = (
  strata: ReadonlyMap<string, number>,
  size: number,
  seed: string
): ReadonlyMap<string, number> => {
  const all = BigInt([...strata.values()].reduce((sum, count) => sum + count, 0))
  const wanted = all < BigInt(size) ? all : BigInt(size)
  if (all === 0n) return new Map()
  const shares = [...strata].map(([stratum, count]) => {
    const share = wanted * BigInt(count)
    return { stratum, whole: share / all, rest: share % all, digest: sha256(`${seed}\n${stratum}`) }
  })
  const left = Number(wanted - shares.reduce((sum, { whole }) => sum + whole, 0n))
  const first = shares
    .toSorted((a, b) => (a.rest === b.rest ? (a.digest < b.digest ? -1 : 1) : a.rest > b.rest ? -1 : 1))
    .slice(0, left)
  const more = new Set(first.map(({ stratum }) => stratum))
  return new Map(shares.map(({ stratum, whole }) => [stratum, Number(whole) + (more.has(stratum) ? 1 : 0)]))
}
