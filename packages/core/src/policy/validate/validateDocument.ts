import type { FieldIssue } from "../../kernel/FieldIssue.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"
import { Faults } from "./Faults.ts"
import { validateCertificates } from "./validateCertificates.ts"
import { validateForms } from "./validateForms.ts"
import { validateRequirement } from "./validateRequirement.ts"

const validateShared = (faults: Faults): void => {
  faults.unique(faults.declarable, ["subjects"])
  faults.document.sharedSubjects.forEach(({ citation, parts }, index) => {
    const at = ["sharedSubjects", index]
    faults.citation(citation, [...at, "citation"])
    parts.forEach(({ subject }, part) => faults.subject(subject, [...at, "parts", part, "subject"]))
    faults.unique(
      parts.map(({ subject }) => subject),
      [...at, "parts"]
    )
    const whole = parts.reduce((product, { share }) => product * BigInt(share.denominator), 1n)
    const sum = parts.reduce(
      (total, { share }) => total + (BigInt(share.numerator) * whole) / BigInt(share.denominator),
      0n
    )
    if (sum !== whole)
      faults.report("SharesDoNotSum", [...at, "parts"], "各部分之和不等于 1", "the parts do not sum to 1")
  })
}

const validateCaps = (faults: Faults): void => {
  const { caps } = faults.document
  faults.unique(
    caps.map(({ code }) => code),
    ["caps"]
  )
  caps.forEach(({ citation, forms, subjects }, index) => {
    faults.citation(citation, ["caps", index, "citation"])
    forms?.forEach((code, one) => faults.form(code, ["caps", index, "forms", one]))
    subjects?.forEach((code, one) => faults.subject(code, ["caps", index, "subjects", one]))
  })
}

/**
 * Every fault of a document that its schema cannot see: references that lead nowhere, codes that stand twice, shares that
 * do not add up, rows that can never match, words that nothing fills (CMP-01).
 */
export const validateDocument = (document: PolicyDocument): ReadonlyArray<FieldIssue> => {
  const faults = new Faults(document)
  const { from, to } = document.inForce
  if (to !== undefined && to < from)
    faults.report(
      "YearsReversed",
      ["inForce", "to"],
      "施行的最后年度早于最初年度",
      "the last year lies before the first"
    )
  if (document.granularity === 0)
    faults.report("NoGranularity", ["granularity"], "学时的最小单位必须大于 0", "the granularity must be more than 0")
  validateShared(faults)
  validateForms(faults)
  validateCaps(faults)
  validateRequirement(faults)
  validateCertificates(faults)
  return faults.issues
}
