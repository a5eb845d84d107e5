import { Effect, Schema } from "effect"
import type { DecidingModule } from "../../account/modules.ts"
import { overturn } from "../../appeal/rules/overturn.ts"
import { revocations } from "../../certificate/revocations.ts"
import { DeclarationRepository } from "../../declaration/DeclarationRepository.ts"
import { auditorFor } from "../../declaration/Situation.ts"
import { noneBut, standingBeside } from "../../declaration/standing.ts"
import { policyGoverning } from "../../declaration/step.ts"
import { change } from "../../journal/Change.ts"
import { unchanged } from "../../journal/unchanged.ts"
import { Attachment } from "../../kernel/Attachment.ts"
import { DeclarationId } from "../../kernel/ids.ts"
import { NotFound } from "../../kernel/NotFound.ts"
import type { Text } from "../../kernel/RuleError.ts"
import { type Given, type Moment, reviewKind, type Taken } from "../ReviewKind.ts"

/** Why somebody holds that hours were refused wrongly (EXT-01). */
export const Appeal = Schema.Struct({
  declaration: DeclarationId,
  /** Why they were refused. */
  refused: Schema.String,
  reason: Schema.String,
  attachments: Schema.Array(Attachment)
})
export type Appeal = typeof Appeal.Type

const situationOf = Effect.fnUntraced(function* (id: DeclarationId) {
  const [found] = yield* (yield* DeclarationRepository).situations([id])
  return found ?? (yield* new NotFound({ kind: "Declaration", id }))
})

/** The refusal is undone, with all that follows from hours that count. */
const grant = Effect.fnUntraced(function* ({ declaration: id }: Appeal, moment: Moment, { recognised }: Given) {
  const found = yield* situationOf(id)
  const { declaration, professional } = found
  const policy = yield* policyGoverning({ ...found, ...moment })
  const standing = yield* standingBeside(professional.id, id)
  const { actor, handler } = moment
  const auditor = auditorFor(found, handler).id
  const event = yield* Effect.fromResult(
    overturn(policy, declaration, { by: actor.user, in: handler, auditor, recognised, standing })
  )
  const moved = change("Declaration", id, declaration, event)
  const { changes, guards } = yield* revocations(found, moved, moment)
  return {
    changes: [moved, ...changes],
    guards: [unchanged("Professional", professional), noneBut(professional.id, standing), ...guards]
  } satisfies Taken
})

const appeal = (kind: string, name: Text, module: DecidingModule, effect: Text) =>
  reviewKind<Appeal>({
    kind,
    name,
    rules: ["EXT-01"],
    submits: "professional",
    asks: null,
    module,
    approvals: {
      zh: "作出决定的单位的上级；决定由最上级作出的，由该单位另一管理员",
      en: "the superior of the organisation that refused; at the root another administrator of it"
    },
    freezes: null,
    withdrawable: true,
    effect,
    content: Appeal,
    approve: grant,
    end: Effect.fnUntraced(function* ({ declaration: id }, { outcome }) {
      const { declaration } = yield* Effect.orDie(situationOf(id))
      const changes = [change("Declaration", id, declaration, { _tag: "AppealEnded", outcome })]
      return { changes, guards: [] }
    })
  })

/** 复核审核不通过的学时 */
export const rejectionAppeal = appeal(
  "rejectionAppeal",
  { zh: "复核审核不通过的学时", en: "appeal against a rejected declaration" },
  "hourReview",
  { zh: "按规定认定学时，等待审验", en: "the hours are recognised and await audit" }
)

/** 复核审验不通过的学时 */
export const failureAppeal = appeal(
  "failureAppeal",
  { zh: "复核审验不通过的学时", en: "appeal against a failed audit" },
  "audit",
  { zh: "学时恢复计入，视为审验通过", en: "the hours count again and have passed their audit" }
)
