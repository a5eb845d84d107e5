import { Effect, Schema } from "effect"
import type { OrganisationId, ProfessionalId } from "../kernel/ids.ts"
import { RuleError } from "../kernel/RuleError.ts"
import { ReviewRepository } from "./ReviewRepository.ts"
import { ReviewKinds } from "./reviewKinds.ts"

const Blocking = Schema.Struct({ kind: Schema.String, zh: Schema.String, en: Schema.String, count: Schema.Int })

/** What stands in the way is named, so that it can be settled. */
export class StillPending extends RuleError<StillPending>()(
  "StillPending",
  { blocking: Schema.Array(Blocking) },
  {
    rule: "ORG-06",
    zh: ({ blocking }) =>
      `还有待审核事项：${blocking.map(({ count, zh }) => `${zh} ${count} 项`).join("、")}，请先处理完毕`,
    en: ({ blocking }) =>
      `still in review: ${blocking.map(({ count, en }) => `${count} of "${en}"`).join(", ")}; settle these first`
  }
) {}

const hours = { zh: "学时审批", en: "declaration of hours" }

/** ORG-06, TRF-01: goes on where neither a person, or an organisation and everybody directly in it, has anything in review. */
export const nothingPending = Effect.fnUntraced(function* (
  of: { readonly professional: ProfessionalId } | { readonly organisation: OrganisationId }
) {
  const pending = yield* (yield* ReviewRepository).pendingOf(of)
  if (pending.length === 0) return
  const kinds = yield* ReviewKinds
  const nameOf = (kind: string) => kinds.find((one) => one.kind === kind)?.name ?? hours
  return yield* new StillPending({ blocking: pending.map(({ count, kind }) => ({ kind, count, ...nameOf(kind) })) })
})
