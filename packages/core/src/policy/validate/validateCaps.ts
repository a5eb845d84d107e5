import type { Cap } from "../document/Cap.ts"
import { leavesOf } from "../leaves.ts"
import type { Faults, Path } from "./Faults.ts"
import { validateCondition, validateSelection } from "./validateConditions.ts"

/** A limit that hangs on what is counted could only be known after it has been applied. */
const restsOnCounting = (faults: Faults, code: string, seen: ReadonlySet<string> = new Set()): boolean => {
  const leaf = leavesOf(faults.document.requirement).find((one) => one.leaf === code)
  const threshold = leaf?.atLeast ?? leaf?.atMost
  if (threshold === undefined || seen.has(code)) return false
  const amounts = "rows" in threshold ? threshold.rows.map(({ amount }) => amount) : [threshold]
  return amounts.some(
    (amount) =>
      "of" in amount && (amount.of !== "required" || restsOnCounting(faults, amount.leaf, new Set([...seen, code])))
  )
}

const validateLimit = (faults: Faults, { atMost, per, subjects }: Cap, at: Path): void => {
  if (typeof atMost === "number") return
  if ("records" in atMost) {
    if (per === "record" || per === "day")
      faults.report(
        "NeverMatches",
        [...at, "per"],
        "按条数的上限需要以年或周期计",
        "so many records need a year or a cycle"
      )
    return
  }
  if (atMost.share.numerator > atMost.share.denominator)
    faults.report("ShareAboveOne", [...at, "atMost", "share"], "份额不能大于 1", "a share must not exceed 1")
  if (atMost.of === "counted" && per !== "year")
    faults.report("NotHours", [...at, "per"], "占计入学时的份额只能按年计", "a share of what counts is of a year")
  if (atMost.of !== "required") return
  faults.leaf(atMost.leaf, [...at, "atMost", "leaf"])
  if (subjects === undefined && per === "ever")
    faults.report(
      "NotHours",
      [...at, "per"],
      "占要求学时的份额需要以年或周期计",
      "a share of a demand is of a year or a cycle"
    )
  if (restsOnCounting(faults, atMost.leaf))
    faults.report(
      "NoBasis",
      [...at, "atMost"],
      "上限的基数取决于计入的学时，无法先行确定",
      "the basis of this limit is only known once hours are counted"
    )
}

export const validateCaps = (faults: Faults): void => {
  const { caps } = faults.document
  faults.unique(
    caps.map(({ code }) => code),
    ["caps"]
  )
  caps.forEach((cap, index) => {
    const at = ["caps", index]
    faults.citation(cap.citation, [...at, "citation"])
    validateSelection(faults, cap, at)
    validateLimit(faults, cap, at)
    cap.each?.forEach((key, one) => faults.field(key, cap.forms, [...at, "each", one]))
    if (cap.years) faults.years(cap.years, [...at, "years"])
    if (cap.when) validateCondition(faults, cap.when, [...at, "when"])
    if (cap.spillTo !== undefined) faults.subject(cap.spillTo, [...at, "spillTo"])
  })
}
