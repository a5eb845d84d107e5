import { CreditYear, FormCatalogue, ProfessionalId } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { described } from "./describe.ts"
import { denied, problems } from "./Problem.ts"
import { Authenticated } from "./security.ts"

const query = { creditYear: Schema.FiniteFromString.pipe(Schema.decodeTo(CreditYear)) }

const ofProfessional = HttpApiEndpoint.get("ofProfessional", "/professionals/:id/forms", {
  params: { id: ProfessionalId },
  query,
  success: FormCatalogue,
  error: problems(...denied, "NoPolicy")
}).annotateMerge(
  described({
    zh: "某人某年度可以申报的学习形式，附画出申报页面所需的一切：填写项、科目、日期、附件要求、折算、上限、说明与依据",
    en: "The forms to declare under for a person and a credit year, with all that a page is drawn from: fields, subjects, dates, evidence, conversion, caps, help and legal hint",
    rules: ["DEC-01", "DEC-02", "DEC-14"]
  })
)

const onBehalf = HttpApiEndpoint.get("onBehalf", "/forms", {
  query,
  success: FormCatalogue,
  error: problems("NotAllowed", "NoPolicy")
}).annotateMerge(
  described({
    zh: "单位、基地代人申报时的学习形式，必填项按代申报的要求",
    en: "The forms for one's own organisation or training base to declare under on behalf of others, with the fields required of it",
    rules: ["DEC-01", "DEC-07", "DEC-08", "DEC-14"]
  })
)

/** 学习形式 */
export const forms = HttpApiGroup.make("forms")
  .add(ofProfessional, onBehalf)
  .middleware(Authenticated)
  .annotateMerge(OpenApi.annotations({ title: "学习形式 · Forms", description: "申报页面由此画出" }))
