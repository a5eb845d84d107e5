import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { commandHeaders, Late, Refusal } from "./command.ts"
import { described } from "./describe.ts"
import { Begins, HoursFilter } from "./hoursFilter.ts"
import { denied, ofBody, problems } from "./Problem.ts"
import { ShownAt } from "./page.ts"
import { Kind, ofApproval, ofDecision } from "./reviews.ts"
import { Authenticated } from "./security.ts"
import { most, outcomeOf } from "./selections.ts"

/** Why one of many is not decided on: as if it had been asked for alone. */
const reasons = problems(
  ...denied,
  ...ofDecision,
  ...ofApproval,
  "ReasonRequired",
  "VersionMismatch",
  "Conflict",
  // of hours
  "NotInState",
  "UnknownForm",
  "HoursNotGrantable",
  "NoPolicy",
  "ApproverCannotAudit",
  "NotAwaitingAudit",
  "LateReasonRequired",
  "UnknownReasonCode"
)

/** An item's id: a request's, or a declaration's. */
const ItemId = Schema.String.check(Schema.isPattern(/^[\w-]{1,64}$/u))

const decided = Schema.Literals(["approved", "rejected"])
const Outcome = outcomeOf(ItemId, decided, Schema.Union(reasons))

/** The same decision on all, with the reason where it is a refusal, of hours also by a code; and of an audit, why it is so late. */
const verdictOn = <F extends Schema.Struct.Fields>(which: F) =>
  Schema.Union([
    Schema.Struct({ ...which, outcome: Schema.Literal("approved"), ...Late }),
    Schema.Struct({ ...which, outcome: Schema.Literal("rejected"), ...Refusal.fields, ...Late })
  ])

const refusals = ["NotAllowed", "NotFound", "ReasonRequired", ...ofBody] as const

const decideAll = HttpApiEndpoint.post("decideAll", "/decisions", {
  headers: commandHeaders,
  payload: verdictOn({ kind: Kind, ids: Schema.NonEmptyArray(ItemId).check(Schema.isMaxLength(most)) }),
  success: Schema.Struct({ outcomes: Schema.Array(Outcome) }),
  error: problems(...refusals, "KeyReused")
}).annotateMerge(
  described({
    zh: "批量办理所选事项（同意或不同意），逐条给出结果；学时审批（declaration）、学时审验（audit）也可以",
    en: "Decides on a selection of one kind, requests or hours alike (`declaration`, `audit`), each as if it were alone. Repeated under its key, what was decided is answered as it was then, and what was refused is decided on again",
    rules: ["PRO-03", "DEC-12", "AUD-05", "SYS-03"]
  })
)

/** The last line: how many were decided on, and how many refused. */
const report = Schema.Struct({
  event: Schema.Literal("report"),
  decided: Schema.Int,
  refused: Schema.Int
})

const line = Schema.Union([
  Schema.Struct({ event: Schema.Literal("outcome"), outcome: Outcome }),
  report,
  Schema.Struct({
    event: Schema.Literal("refused"),
    problem: Schema.Union(problems("TimedOut", "Unavailable", "InternalError"))
  })
])

// Named, since the types of so large schemas cannot be told without a name.
/** A line of the answer: what became of an item, or its last one, which is the report or the problem that ended it. */
type LineType = typeof line.Type
type LineEncoded = typeof line.Encoded
const Line: Schema.Codec<LineType, LineEncoded> = line

const decideShown = HttpApiEndpoint.post("decideShown", "/decisions/shown", {
  payload: verdictOn({
    kind: Kind,
    moment: ShownAt,
    title: Schema.optionalKey(Begins),
    hours: Schema.optionalKey(HoursFilter)
  }),
  success: HttpApiSchema.StreamNdjson({ schema: Line }),
  error: problems(...refusals, "InvalidFields")
}).annotateMerge(
  described({
    zh: "全部办理：列表显示时（moment）就在其中、至今未变的，逐行给出结果，末行是汇总，或中途出错的原因；之后新来的不动。列表筛选过的，照样写上：申请写 title，学时写 hours。重复提交时只办理剩下的",
    en: "Decides on all of a list as it was shown: on what waits still and has not changed since; what came later stays. Where the list was filtered, say so again: requests by `title`, hours by `hours`. One outcome a line, and in the last line the report, or the problem that ended it midway. Given again, it decides on what is left",
    rules: ["PRO-03", "DEC-12", "AUD-05"]
  })
)

/** Many items at once, of any kind. */
export const decisions = HttpApiGroup.make("decisions")
  .add(decideAll, decideShown)
  .middleware(Authenticated)
  .prefix("/reviews")
  .annotateMerge(OpenApi.annotations({ title: "批量审核 · Decisions", description: "一次办理多项申请或申报" }))
