import type { Award } from "../document/Award.ts"
import type { FormDefinition } from "../FormDefinition.ts"
import type { Faults, Path } from "./Faults.ts"

/** What is granted without a word of the reviewer's must be hours that can be granted; what is looked at must be there. */
const validateAward = (faults: Faults, form: FormDefinition, award: Award, at: Path): void => {
  const step = faults.document.granularity
  const off = (hours: number, path: Path) => {
    if (step > 0 && hours % step !== 0)
      faults.report("OffGranularity", path, "折算学时不是最小单位的整数倍", "not a multiple of the granularity")
  }
  const field = (key: string) =>
    faults.known(
      form.fields.map((one) => one.key),
      { zh: "字段", en: "field" },
      key,
      [...at, "field"]
    )
  switch (award.award) {
    case "asApproved":
      return
    case "fixed":
    case "perDay":
      off(award.hours, [...at, "hours"])
      return
    case "per":
      field(award.field)
      if (award.every === 0) faults.report("NeverMatches", [...at, "every"], "必须大于 0", "must be more than 0")
      off(award.hours, [...at, "hours"])
      return
    case "byRank":
      field(award.field)
      for (const key of ["first", "less", "floor"] as const) off(award[key], [...at, key])
      return
    case "table":
      award.rows.forEach((one, row) => {
        const { when } = one
        if ("hours" in one) off(one.hours, [...at, "rows", row, "hours"])
        else validateAward(faults, form, one.award, [...at, "rows", row, "award"])
        for (const [key, values] of Object.entries(when)) {
          const path = [...at, "rows", row, "when", key]
          faults.fieldOf(form, key, path)
          for (const value of typeof values === "string" ? [values] : values) faults.optionOf(form, key, value, path)
        }
      })
      return
    case "sum":
    case "highest":
      award.of.forEach((one, index) => validateAward(faults, form, one, [...at, "of", index]))
      return
    case "times":
      validateAward(faults, form, award.of, [...at, "of"])
  }
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
    if (form.legal !== undefined) faults.citation(form.legal, [...at, "legal"])
    faults.unique(keys, [...at, "fields"])
    form.fields.forEach(({ required }, one) => {
      if (typeof required !== "boolean") faults.unique(required, [...at, "fields", one, "required"])
    })
    form.subjects.forEach((code, one) =>
      faults.known(faults.declarable, { zh: "科目", en: "subject" }, code, [...at, "subjects", one])
    )
    form.identity.forEach((key, one) =>
      faults.known([...keys, "from", "to", "subject"], { zh: "字段", en: "field" }, key, [...at, "identity", one])
    )
    if (form.provider !== undefined) faults.known(keys, { zh: "字段", en: "field" }, form.provider, [...at, "provider"])
    validateAward(faults, form, form.conversion, [...at, "conversion"])
  })
}
