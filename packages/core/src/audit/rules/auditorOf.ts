import type { Organisation } from "../../organisation/Organisation.ts"

/**
 * AUD-01: the nearest authority or bureau above the organisation that approved; at the root, the root itself. `chain` is
 * that organisation and its superiors, itself first.
 */
export const auditorOf = (chain: readonly [Organisation, ...ReadonlyArray<Organisation>]): Organisation => {
  const [approving, ...above] = chain
  return above.find(({ kind }) => kind === "authority" || kind === "bureau") ?? above.at(-1) ?? approving
}
