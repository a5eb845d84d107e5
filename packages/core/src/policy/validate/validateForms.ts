import type { FormDefinition } from "../FormDefinition.ts"
import type { Faults, Path } from "./Faults.ts"

/** A row of a table that no claim can match gives nothing to whom it was written for. */
const validateRows = (faults: Faults, form: FormDefinition, at: Path): void => {
  if (form.conversion.award !== "table") return
  const options = new Map([
    ...form.fields.map((field) => [field.key, field.options] as const),
    ["subject", form.subjects] as const
  ])
  form.conversion.rows.forEach(({ when }, row) => {
    for (const [key, value] of Object.entries(when)) {
      const path = [...at, "conversion", "rows", row, "when", key]
      faults.known([...options.keys()], { zh: "字段", en: "field" }, key, path)
      const allowed = options.get(key)
      if (allowed !== undefined && !allowed.includes(value))
        faults.report("NeverMatches", path, `该字段没有这个选项：${value}`, `the field has no such option: ${value}`)
    }
  })
}

/** What is granted without a word of the reviewer's must be hours that can be granted. */
const validateAwards = (faults: Faults, { conversion }: FormDefinition, at: Path): void => {
  const step = faults.document.granularity
  const off = (hours: number, path: Path) => {
    if (step > 0 && hours % step !== 0)
      faults.report("OffGranularity", path, "折算学时不是最小单位的整数倍", "not a multiple of the granularity")
  }
  if (conversion.award === "perDay") off(conversion.hours, [...at, "conversion", "hours"])
  if (conversion.award === "table")
    conversion.rows.forEach(({ hours }, row) => off(hours, [...at, "conversion", "rows", row, "hours"]))
}

export const validateForms = (faults: Faults): void => {
  const { forms } = faults.document
  faults.unique(
    forms.map(({ code }) => code),
    ["forms"]
  )
  forms.forEach((form, index) => {
    const at = ["forms", index]
    const keys = form.fields.map(({ key }) => key)
    faults.citation(form.citation, [...at, "citation"])
    faults.unique(keys, [...at, "fields"])
    form.subjects.forEach((code, one) =>
      faults.known(faults.declarable, { zh: "科目", en: "subject" }, code, [...at, "subjects", one])
    )
    form.identity.forEach((key, one) =>
      faults.known([...keys, "from", "to", "subject"], { zh: "字段", en: "field" }, key, [...at, "identity", one])
    )
    validateRows(faults, form, at)
    validateAwards(faults, form, at)
  })
}
