import type { Condition } from "../document/Condition.ts"
import type { Selection } from "../document/Selection.ts"
import type { Faults, Path } from "./Faults.ts"

/** Subjects, forms and fields that a selection names must be in the document. */
export const validateSelection = (faults: Faults, { forms, subjects, where }: Selection, at: Path): void => {
  subjects?.forEach((code, one) => faults.subject(code, [...at, "subjects", one]))
  forms?.forEach((code, one) => faults.form(code, [...at, "forms", one]))
  for (const [key, values] of Object.entries(where ?? {})) {
    const path = [...at, "where", key]
    faults.field(key, forms, path)
    values.forEach((value, one) => faults.option(key, forms, value, [...path, one]))
  }
}

/** Months of a year or, where all of a leaf's period is looked at, of that: more of them than there are never come about. */
export const validateMonths = (faults: Faults, months: number, at: Path, most: number): void => {
  if (months > most)
    faults.report(
      "MoreThanTheYear",
      [...at, "months"],
      "一年只有十二个月；按整个周期计的，写 over",
      "a year has twelve months; say `over` where the whole period is meant"
    )
}

export const validateCondition = (faults: Faults, condition: Condition, at: Path, mostMonths = 12): void => {
  if ("allOf" in condition)
    condition.allOf.forEach((one, index) => validateCondition(faults, one, [...at, "allOf", index], mostMonths))
  else if ("anyOf" in condition)
    condition.anyOf.forEach((one, index) => validateCondition(faults, one, [...at, "anyOf", index], mostMonths))
  else if ("not" in condition) validateCondition(faults, condition.not, [...at, "not"], mostMonths)
  else if ("records" in condition) validateSelection(faults, condition.records, [...at, "records"])
  else if ("months" in condition) validateMonths(faults, condition.months, at, mostMonths)
  else if ("years" in condition) faults.years(condition.years, [...at, "years"])
}
