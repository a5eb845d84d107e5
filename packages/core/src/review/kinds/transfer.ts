import { Effect, Schema } from "effect"
import { freed } from "../../account/freed.ts"
import { PostRepository } from "../../account/PostRepository.ts"
import { taking } from "../../department/Departments.ts"
import { change } from "../../journal/Change.ts"
import { Attachment } from "../../kernel/Attachment.ts"
import { OrganisationId, ProfessionalId } from "../../kernel/ids.ts"
import { Person } from "../../professional/Professional.ts"
import { ProfessionalRepository } from "../../professional/ProfessionalRepository.ts"
import { handsOver } from "../../transfer/rules/handsOver.ts"
import { reviewKind } from "../ReviewKind.ts"

/** A transfer as it was asked for, with the person's data of that moment (TRF-01, TRF-03). */
export const Transfer = Schema.Struct({
  professional: ProfessionalId,
  person: Person,
  from: OrganisationId,
  to: OrganisationId,
  phone: Schema.String,
  reason: Schema.String,
  attachments: Schema.Array(Attachment)
})
export type Transfer = typeof Transfer.Type

/** 人员调转 (§用人单位 5.3) */
export const transfer = reviewKind<Transfer>({
  kind: "transfer",
  name: { zh: "人员调转", en: "transfer of a professional" },
  rules: ["TRF-01", "TRF-02", "TRF-03", "TRF-04", "TRF-05"],
  submits: "administrator",
  asks: "transfers",
  module: "transfers",
  approvals: { zh: "调入单位", en: "the target organisation" },
  freezes: { zh: "该人员不能提交申报或信息修改", en: "the person submits no declaration and no change" },
  withdrawable: true,
  effect: {
    zh: "人员连同学时转入，在调出单位由本人身份取得的管理员职务终止",
    en: "the person belongs to the target with all hours; posts that they held in the source as its professional end"
  },
  content: Transfer,
  approve: Effect.fnUntraced(function* ({ from, professional: id, to }, _, { department = null }) {
    const professional = yield* (yield* ProfessionalRepository).get(id)
    const place = yield* taking(department, to)
    const posts = yield* (yield* PostRepository).ofUser(professional.user)
    const ending = yield* Effect.fromResult(handsOver(posts, from))
    const held = posts.filter(({ organisation }) => organisation === from).map(({ id }) => id)
    const event = { _tag: "ProfessionalTransferred", from, to, department } as const
    return {
      changes: [
        change("Professional", id, professional, event),
        ...ending.map((post) => change("Post", post.id, post, { _tag: "PostEnded", why: "transferred" }))
      ],
      guards: [
        ...place,
        ...ending.flatMap(freed),
        { _tag: "NoPostBut", user: professional.user, organisation: from, but: held }
      ]
    }
  }),
  end: Effect.fnUntraced(function* ({ professional: id }) {
    const professional = yield* Effect.orDie((yield* ProfessionalRepository).get(id))
    return { changes: [change("Professional", id, professional, { _tag: "TransferEnded" })], guards: [] }
  })
})
