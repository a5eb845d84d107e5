import type { Faults } from "./Faults.ts"
import { validateCondition, validateMonths, validateSelection } from "./validateConditions.ts"

const validateAdjustments = (faults: Faults): void => {
  const { adjustments = [], countsAsPassed } = faults.document
  faults.unique(
    adjustments.map(({ code }) => code),
    ["adjustments"]
  )
  adjustments.forEach(({ citation, effect, leaves, over, when }, index) => {
    const at = ["adjustments", index]
    faults.citation(citation, [...at, "citation"])
    const most = over === "period" ? Number.POSITIVE_INFINITY : 12
    validateCondition(faults, when, [...at, "when"], most)
    if (typeof effect === "object" && "prorate" in effect)
      effect.prorate.steps?.forEach(({ months }, one) =>
        validateMonths(faults, months, [...at, "effect", "prorate", "steps", one], most)
      )
    leaves?.forEach((code, one) => faults.leaf(code, [...at, "leaves", one]))
    if ((effect === "exempt" || effect === "deemed") && countsAsPassed === undefined)
      faults.report(
        "PassedNotSaid",
        ["countsAsPassed"],
        "文件有免除或视同完成的情形：请写明是否算作合格（countsAsPassed）",
        "a year can be exempt or deemed complete: say whether that counts as passed"
      )
  })
}

const validateCarries = (faults: Faults): void => {
  const { carries = [] } = faults.document
  faults.unique(
    carries.map(({ code }) => code),
    ["carries"]
  )
  carries.forEach(({ after, citation, of, over, to, when }, index) => {
    const at = ["carries", index]
    faults.citation(citation, [...at, "citation"])
    validateSelection(faults, of, [...at, "of"])
    faults.leaf(over, [...at, "over"])
    if (after !== undefined) faults.leaf(after, [...at, "after"])
    to.forEach((code, one) => faults.leaf(code, [...at, "to", one]))
    if (when) validateCondition(faults, when, [...at, "when"])
  })
}

/** Departures from the requirement, and hours that move between years. */
export const validateChanges = (faults: Faults): void => {
  validateAdjustments(faults)
  validateCarries(faults)
}
