import { ClaimDraft, DeclarationId, DocumentType, ProfessionalId, ReviewId } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { commandHeaders } from "./command.ts"
import { ofPlan } from "./declarations.ts"
import { described } from "./describe.ts"
import { denied, problems } from "./Problem.ts"
import { Authenticated } from "./security.ts"
import { most, outcomeOf } from "./selections.ts"

const reasons = [...denied, "InTransfer", "InvalidFields", "SameActivity", "NoPolicy", "Conflict"] as const

/** What became of one of those for whom is declared. */
const declaredOf = <Id extends Schema.Top, Reasons extends Schema.Top>(id: Id, problem: Reasons) =>
  outcomeOf(id, Schema.Literal("declared"), problem, { declaration: DeclarationId })

const forMany = HttpApiEndpoint.post("forMany", "/declarations/on-behalf", {
  headers: commandHeaders,
  payload: Schema.Struct({
    professionals: Schema.NonEmptyArray(ProfessionalId).check(Schema.isMaxLength(most)),
    claim: ClaimDraft
  }),
  success: Schema.Struct({ outcomes: Schema.Array(declaredOf(ProfessionalId, Schema.Union(problems(...reasons)))) }),
  error: problems("NotAllowed", "KeyReused", "PayloadTooLarge", "UnsupportedMediaType")
}).annotateMerge(
  described({
    zh: "单位为管辖内的一人或多人申报同一项学习：每人一条，直接提交，由本单位的上级审核；逐人给出结果。用同一个 Idempotency-Key 重复提交不会重复申报",
    en: "Declares one activity for people of the jurisdiction: a declaration each, submitted at once, reviewed by the organisation's superior; an outcome for each. Repeated under its key, nothing is declared twice",
    rules: ["DEC-07", "DEC-01", "SYS-03"]
  })
)

/** Somebody who attended, as the base knows them. */
const Attendee = Schema.Struct({
  document: Schema.Struct({ type: DocumentType, number: Schema.String.check(Schema.isMaxLength(300)) }),
  name: Schema.String.check(Schema.isMaxLength(100))
})

const forAttendees = HttpApiEndpoint.post("forAttendees", "/training-plans/:id/declarations", {
  params: { id: ReviewId },
  headers: commandHeaders,
  payload: Schema.Struct({
    attendees: Schema.NonEmptyArray(Attendee).check(Schema.isMaxLength(most)),
    claim: ClaimDraft
  }),
  success: Schema.Struct({
    /** The ids are places in the list: "0", "1", … */
    outcomes: Schema.Array(declaredOf(Schema.String, Schema.Union(problems(...reasons, ...ofPlan))))
  }),
  error: problems("NotAllowed", "NotFound", "PlanNotApproved", "KeyReused", "PayloadTooLarge", "UnsupportedMediaType")
}).annotateMerge(
  described({
    zh: "基地按审核通过的培训计划为学员申报：以证件和姓名指明学员，每人一条，直接提交，由学员所在单位审核；逐人给出结果，id 是在名单中的位置（从 0 起）",
    en: "Declares for those who attended an approved plan of one's own base, named by document and name: a declaration each, submitted at once, reviewed by the attendee's organisation; an outcome for each, by its place in the list",
    rules: ["DEC-08", "BAS-04", "SYS-03"]
  })
)

/** Declaring on behalf of others. */
export const onBehalf = HttpApiGroup.make("onBehalf")
  .add(forMany, forAttendees)
  .middleware(Authenticated)
  .annotateMerge(OpenApi.annotations({ title: "代申报 · On behalf", description: "单位、基地代人申报学时" }))
