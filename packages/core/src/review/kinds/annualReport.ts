import { Effect, Schema } from "effect"
import { CreditYear } from "../../declaration/Declaration.ts"
import { Attachment } from "../../kernel/Attachment.ts"
import { nothing, reviewKind } from "../ReviewKind.ts"

/** 年度报告: what a training base did in a year (BAS-03). */
export const AnnualReport = Schema.Struct({
  name: Schema.String,
  year: CreditYear,
  text: Schema.String,
  attachments: Schema.Array(Attachment)
})
export type AnnualReport = typeof AnnualReport.Type

/** 审核继教基地年度报告 (§主管 3.3; §人社 3.3) */
export const annualReport = reviewKind<AnnualReport>({
  kind: "annualReport",
  name: { zh: "审核继教基地年度报告", en: "annual report of a base" },
  rules: ["BAS-03"],
  submits: "administrator",
  asks: "annualReports",
  module: "reportReview",
  approvals: { zh: "基地的上级", en: "the base's superior" },
  freezes: null,
  withdrawable: true,
  effect: { zh: "报告归档", en: "the report is accepted" },
  content: AnnualReport,
  approve: () => Effect.succeed(nothing)
})
