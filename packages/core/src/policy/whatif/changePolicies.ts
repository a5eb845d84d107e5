import { Result } from "effect"
import type { Region } from "../../codes/region.ts"
import type { InvalidFields } from "../../kernel/FieldIssue.ts"
import { within } from "../ownDocument.ts"
import { unfitTogether } from "../Policies.ts"
import type { Policy } from "../Policy.ts"
import { isInForce, mayGovern } from "../rules/governing.ts"

/** The documents of a deployment as they are, and as they would be with one of them changed. */
export interface ChangedPolicies {
  readonly before: ReadonlyArray<Policy>
  readonly after: ReadonlyArray<Policy>
  /** What the changed document takes the place of: see `changePolicies`. */
  readonly from: Policy
}

const shareYears = ({ document: { inForce: a } }: Policy, { document: { inForce: b } }: Policy): boolean =>
  a.from <= (b.to ?? Number.POSITIVE_INFINITY) && b.from <= (a.to ?? Number.POSITIVE_INFINITY)

/**
 * CMP-06: puts a changed document in the place of those of its id whose years it shares, or else beside all others. It comes from
 * the one whose place it takes, that of the year first; a new one from the document that would govern its region's year without it,
 * or else from itself. Refused where the documents could not govern a deployment together.
 */
export const changePolicies = (
  before: ReadonlyArray<Policy>,
  changed: Policy,
  year: number
): Result.Result<ChangedPolicies, InvalidFields> => {
  const { id, jurisdiction } = changed.document
  const replaced = before.filter((one) => one.document.id === id && shareYears(one, changed))
  const after = [...before.filter((one) => !replaced.includes(one)), changed]
  const place = String(after.length - 1)
  const issues = unfitTogether(after).filter(({ path: [index] }) => index === place)
  if (issues.length > 0)
    return Result.fail(
      within(
        issues.map((one) => ({ ...one, path: one.path.slice(1) })),
        "document"
      )
    )
  const from =
    replaced.find((one) => isInForce(one, year)) ??
    replaced[0] ??
    mayGovern(before, jurisdiction as Region, year).at(-1) ??
    changed
  return Result.succeed({ before, after, from })
}
