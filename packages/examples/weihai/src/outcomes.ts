import type { AnnualCompletion, Organisation, OrganisationId, Outcome } from "@xueshi/core"
import { formatHours, maskDocument, type SheetForm } from "@xueshi/core"
import type { Printed } from "./printCertificates.ts"

/** What came out, in the words of the screens. */
export const outcomeNames: Readonly<Record<Outcome, string>> = {
  pass: "通过",
  fail: "不通过",
  exempt: "免除",
  deemed: "视同完成",
  pending: "待审核",
  undefined: "规则未明"
}

const column = (key: string, heading: string) => ({ key, heading, required: false })

/** The workbook of everybody's year: documents masked (STA-06). */
export const outcomeForm: SheetForm = {
  name: "年度认定结果",
  columns: [
    column("name", "姓名"),
    column("document", "证件号"),
    column("organisation", "单位"),
    column("total", "总学时"),
    column("general", "公需科目学时"),
    column("specialised", "专业科目学时"),
    column("outcome", "认定结果"),
    column("missing", "尚缺"),
    column("certificate", "证书编号")
  ]
}

/** One row a person, in the order of the completions. */
export const outcomeRows = (
  completions: ReadonlyArray<AnnualCompletion>,
  printed: ReadonlyArray<Printed>,
  organisations: ReadonlyMap<OrganisationId, Organisation>
) => {
  const numbers = new Map(printed.map(({ certificate }) => [certificate.professional, certificate.number]))
  return completions.map(({ professional: { id, organisation, person }, verdict }, index) => {
    const hoursOf = (subject: string) =>
      formatHours(verdict.subjects.find((one) => one.subject === subject)?.hours ?? 0)
    const missing = verdict.leaves.filter(({ met }) => !met)
    return {
      number: index + 2,
      cells: {
        name: person.name,
        document: maskDocument(person.document.number),
        organisation: organisations.get(organisation)?.name ?? organisation,
        total: formatHours(verdict.total),
        general: hoursOf("general"),
        specialised: hoursOf("specialised"),
        outcome: outcomeNames[verdict.outcome],
        missing: missing
          .map(({ leaf, missing: hours }) => `${leaf.name.zh} ${hours === null ? "—" : formatHours(hours)}`)
          .join("；"),
        certificate: numbers.get(id) ?? ""
      }
    }
  })
}
