import { Schema } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"

const reasons = {
  inForce: { zh: "该年度未施行", en: "not in force that year" },
  region: { zh: "不是该地区的文件", en: "of another region" },
  person: { zh: "不适用于该人", en: "not for this person" }
} as const

/** Why each of the documents at hand is not for a person. */
export class NoneApplies extends RuleError<NoneApplies>()(
  "NoneApplies",
  {
    year: Schema.Int,
    documents: Schema.Array(Schema.Struct({ id: Schema.String, why: Schema.Literals(["inForce", "region", "person"]) }))
  },
  {
    rule: "CMP-01",
    zh: ({ documents, year }) =>
      `${year} 年度没有适用的政策文件：${documents.map(({ id, why }) => `${id} ${reasons[why].zh}`).join("；") || "一份也没有给"}`,
    en: ({ documents, year }) =>
      `no policy document applies in ${year}: ${documents.map(({ id, why }) => `${id} ${reasons[why].en}`).join("; ") || "none is given"}`
  }
) {}
