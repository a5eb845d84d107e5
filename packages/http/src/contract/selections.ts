import { DeclarationId } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { commandHeaders } from "./command.ts"
import { described } from "./describe.ts"
import { denied, problems } from "./Problem.ts"
import { Authenticated } from "./security.ts"

/** How many are decided on in one request. */
export const most = 1000

const reasons = problems(
  ...denied,
  "NotHandler",
  "OwnItem",
  "NotInState",
  "UnknownForm",
  "HoursNotGrantable",
  "NoPolicy",
  "VersionMismatch",
  "Conflict"
)

/** What became of one of many: decided on, or refused with the reason. */
export const outcomeOf = <
  Id extends Schema.Top,
  Done extends Schema.Top,
  Reasons extends Schema.Top,
  const Made extends Schema.Struct.Fields = Record<never, never>
>(
  id: Id,
  done: Done,
  problem: Reasons,
  made: Made = {} as Made
) =>
  Schema.Union([
    Schema.Struct({ id, outcome: done, ...made, version: Schema.Int }),
    Schema.Struct({ id, outcome: Schema.Literal("refused"), problem })
  ])

const Outcome = outcomeOf(DeclarationId, Schema.Literal("approved"), Schema.Union(reasons))

const approveAll = HttpApiEndpoint.post("approveAll", "/approvals", {
  headers: commandHeaders,
  payload: Schema.Struct({ ids: Schema.NonEmptyArray(DeclarationId).check(Schema.isMaxLength(most)) }),
  success: Schema.Struct({ outcomes: Schema.Array(Outcome) }),
  error: problems("KeyReused", "PayloadTooLarge", "UnsupportedMediaType")
}).annotateMerge(
  described({
    zh: "批量认定所选申报：逐条给出结果。用同一个 Idempotency-Key 重复提交时，已认定的仍按首次结果答复，未认定的重新办理",
    en: "Approves a selection, each as if it were approved alone. Repeated under its key, what was approved is answered as it was then, and what was refused is decided on again",
    rules: ["PRO-03", "DEC-05", "DEC-12", "SYS-03"]
  })
)

/** Many declarations at once. */
export const selections = HttpApiGroup.make("selections")
  .add(approveAll)
  .middleware(Authenticated)
  .prefix("/declarations")
  .annotateMerge(OpenApi.annotations({ title: "批量办理 · Selections", description: "一次办理多条申报" }))
