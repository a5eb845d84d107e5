import type { Policy } from "../Policy.ts"
import type { Language } from "../words.ts"
import { Comparison, type PolicyDifference } from "./Comparison.ts"
import { diffAudit } from "./diffAudit.ts"
import { diffForms } from "./diffForms.ts"
import { diffHead } from "./diffHead.ts"
import { diffCertificates, diffCitations, diffSubjects } from "./diffLists.ts"
import { diffRequirement } from "./diffRequirement.ts"
import { diffReviews } from "./diffReviews.ts"
import { diffRules } from "./diffRules.ts"

/**
 * CMP-01: what differs between two documents, part by part and in words: parts are told apart by their codes, amounts by the years that
 * they are asked in. None where nothing but the order of keys or of sources differs.
 */
export const differencesOf = (before: Policy, after: Policy, language: Language): ReadonlyArray<PolicyDifference> => {
  const comparison = new Comparison(before.document, after.document, language)
  diffHead(comparison)
  diffSubjects(comparison)
  diffRequirement(comparison, before.document.requirement, after.document.requirement)
  diffForms(comparison)
  diffRules(comparison)
  diffCertificates(comparison)
  diffAudit(comparison)
  diffReviews(comparison)
  diffCitations(comparison)
  return comparison.differences
}

/** `90 学时` → `90` before another number of the same unit. */
const short = (before: string, after: string): string => {
  const [, number, unit] = /^([\d.]+)( .+)$/u.exec(before) ?? []
  return number !== undefined &&
    unit !== undefined &&
    /^[\d.]+$/u.test(after.slice(0, -unit.length)) &&
    after.endsWith(unit)
    ? number
    : before
}

/** One difference in a line, such as `总学时：90 → 100 学时（2024 年度起）`. */
export const tellDifference = ({ after, before, kind, what, years }: PolicyDifference, language: Language): string => {
  const zh = language === "zh"
  const [colon, none] = zh ? ["：", "（无）"] : [": ", "(none)"]
  if (kind !== "changed")
    return `${zh ? (kind === "added" ? "新增" : "删去") : kind === "added" ? "added " : "removed "}${what}${colon}${after ?? before}`
  const when = years === null ? "" : zh ? `（${years}）` : ` (${years})`
  return `${what}${colon}${short(before ?? none, after ?? none)} → ${after ?? none}${when}`
}

/** CMP-01: the differences between two documents, a line each; none where they say the same. */
export const diffPolicies = (before: Policy, after: Policy, language: Language): ReadonlyArray<string> =>
  differencesOf(before, after, language).map((one) => tellDifference(one, language))
