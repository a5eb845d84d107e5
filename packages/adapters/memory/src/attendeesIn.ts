import { type Change, type Declaration, type ProfessionalId, Rules } from "@xueshi/core"
import type { Tables } from "./Tables.ts"

/** For whom hours are declared under a plan: those whose declaration is pending, or approved and not failed in audit. */
export const attendeesIn = (declarations: Iterable<Declaration>, plan: string): ReadonlyArray<ProfessionalId> =>
  [...declarations].flatMap((one) => {
    return Rules.stands(one) && one.declarant?._tag === "Base" && one.declarant.plan === plan ? [one.professional] : []
  })

/** Whether, once these changes are written, more people are declared for under a plan than it has places, or one twice (BAS-04). */
export const overcrowded = (
  { Declaration, Review }: typeof Tables.Service.rows,
  plan: string,
  changes: ReadonlyArray<Change>
): boolean => {
  const written = new Map(Declaration)
  for (const { after, aggregate, id } of changes) {
    if (aggregate !== "Declaration") continue
    if (after === undefined) written.delete(id)
    else written.set(id, after)
  }
  const people = attendeesIn(written.values(), plan)
  return new Set(people).size < people.length || people.length > Number(Review.get(plan)?.content["places"])
}
