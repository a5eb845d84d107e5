import { CreditYear, Explanation, ProfessionalId } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { described } from "./describe.ts"
import { denied, problems } from "./Problem.ts"
import { Authenticated } from "./security.ts"
import { Verdict, YearOutcome } from "./verdict.ts"

/** A year with its explanation: as a value, and as lines of text in the language that is asked for. */
const Completion = Schema.Struct({ verdict: Verdict, explanation: Schema.Array(Schema.String) })

const Year = Schema.FiniteFromString.pipe(Schema.decodeTo(CreditYear))
const error = problems(...denied, "NoPolicy")

const all = HttpApiEndpoint.get("all", "/", {
  params: { id: ProfessionalId },
  success: Schema.Array(Completion),
  error
}).annotateMerge(
  described({
    zh: "历年完成情况",
    en: "Every year that a person has declarations for, the latest first",
    rules: ["CMP-05"]
  })
)

const ofYear = HttpApiEndpoint.get("ofYear", "/:year", {
  params: { id: ProfessionalId, year: Year },
  success: Completion,
  error
}).annotateMerge(
  described({
    zh: "年度完成情况及说明",
    en: "A person's year under the governing policy, with the whole explanation",
    rules: ["CMP-01", "CMP-02", "CMP-03", "CMP-04"]
  })
)

const explanation = HttpApiEndpoint.get("explanation", "/:year/explanation", {
  params: { id: ProfessionalId, year: Year },
  success: Explanation,
  error
}).annotateMerge(
  described({
    zh: "年度认定的完整依据（树形，供界面绘制）",
    en: "All that a year's verdict rests on, as a tree that a portal can draw: demands with their legal basis, records, and what would turn it into a pass",
    rules: ["CMP-04"]
  })
)

const outcome = HttpApiEndpoint.get("outcome", "/:year/outcome", {
  params: { id: ProfessionalId, year: Year },
  success: YearOutcome,
  error
}).annotateMerge(described({ zh: "年度是否完成及学时合计", en: "A year's outcome and totals", rules: ["CMP-02"] }))

/** 年度完成情况 */
export const completions = HttpApiGroup.make("completions")
  .add(all, ofYear, explanation, outcome)
  .middleware(Authenticated)
  .prefix("/professionals/:id/years")
  .annotateMerge(OpenApi.annotations({ title: "完成情况 · Completion", description: "年度学时的认定与说明" }))
