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

export const validateCondition = (faults: Faults, condition: Condition, at: Path): void => {
  if ("allOf" in condition)
    condition.allOf.forEach((one, index) => validateCondition(faults, one, [...at, "allOf", index]))
  else if ("anyOf" in condition)
    condition.anyOf.forEach((one, index) => validateCondition(faults, one, [...at, "anyOf", index]))
  else if ("not" in condition) validateCondition(faults, condition.not, [...at, "not"])
  else if ("records" in condition) validateSelection(faults, condition.records, [...at, "records"])
  else if ("years" in condition) faults.years(condition.years, [...at, "years"])
}
