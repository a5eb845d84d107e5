import { Content, DepartmentId, Hours, ListedReview, OrganisationId, ReviewId } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { changeHeaders, commandHeaders, Reason } from "./command.ts"
import { described } from "./describe.ts"
import { Begins } from "./hoursFilter.ts"
import { denied, ofBody, ofChange, problems } from "./Problem.ts"
import { counted, pageOf, pageQuery, shownPageOf } from "./page.ts"
import { Authenticated } from "./security.ts"

const params = { id: ReviewId }

/** A kind of review, by its name: those of the manual, and an agency's own. */
export const Kind = Schema.NonEmptyString.check(Schema.isMaxLength(64))

const toDo = HttpApiEndpoint.get("toDo", "/to-do", {
  success: Schema.Struct({ items: Schema.Array(Schema.Struct({ kind: Schema.String, ...counted })) }),
  error: problems("NotAllowed")
}).annotateMerge(
  described({
    zh: "待办事项：本管理员可办理的每类事项各有多少（学时审批 declaration、学时审验 audit 也在内）；精确到一万，more 表示不止",
    en: "What waits for the administrator, by kind, hours too (`declaration`, `audit`): exact to 10,000, `more` beyond",
    rules: ["SYS-05", "STA-06"]
  })
)

const awaiting = HttpApiEndpoint.get("awaiting", "/awaiting", {
  query: { ...pageQuery, kind: Kind, title: Schema.optionalKey(Begins) },
  success: shownPageOf(ListedReview),
  error: problems("NotAllowed", "NotFound", "InvalidCursor")
}).annotateMerge(
  described({
    zh: "某类事项中待本单位审核的，可按名称开头筛选；count 精确到一万，more 表示不止；moment 是列表显示的时刻，用于“全部办理”",
    en: "What of a kind waits for one's own organisation, by how its title begins. `count` is exact to 10,000, `more` beyond; `moment` names when the list was shown, for deciding on all of it",
    rules: ["PRO-03", "ORG-09", "SYS-06", "STA-06"]
  })
)

const decided = HttpApiEndpoint.get("decided", "/decided", {
  query: { ...pageQuery, kind: Kind },
  success: pageOf(ListedReview),
  error: problems("NotAllowed", "NotFound", "InvalidCursor")
}).annotateMerge(
  described({
    zh: "某类事项中本单位已审核的：何人何时怎样决定",
    en: "What of a kind one's own organisation has decided: who, what and when",
    rules: ["PRO-04", "ORG-07"]
  })
)

const clear = HttpApiEndpoint.delete("clear", "/:id/decided", {
  params,
  headers: commandHeaders,
  success: HttpApiSchema.NoContent,
  error: problems(...denied, "StillOpen", "Conflict", "KeyReused")
}).annotateMerge(
  described({
    zh: "从本单位的已审核列表中删除一条（操作日志仍保留）",
    en: "Deletes an entry from the list of what one's own organisation has decided; the journal keeps it",
    rules: ["PRO-04"]
  })
)

const { fields } = ListedReview

const get = HttpApiEndpoint.get("get", "/:id", {
  params,
  success: Schema.Struct({
    ...fields,
    /** The organisations that must agree, one after the other. */
    steps: Schema.Array(OrganisationId),
    /** What it says, in the shape of its kind: with what stood before, and what is asked for. */
    content: Content,
    /** While it is pending: who decides on it now, and whether nobody there may. */
    handling: Schema.NullOr(Schema.Struct({ handler: OrganisationId, flagged: Schema.Boolean }))
  }),
  error: problems(...denied)
}).annotateMerge(
  described({
    zh: "查看一项申请：内容（变更前、变更后）、现由哪个单位办理；flagged 表示该单位暂无可办理的人",
    en: "One request: what it says, with before and after, and who handles it now; `flagged` where nobody there may decide",
    rules: ["PRO-06", "ORG-06", "ORG-09", "SYS-06", "ACC-10"]
  })
)

/** Why what may be approved cannot take effect as things stand. */
export const ofApproval = [
  "DepartmentDisabled",
  "IllegalSuperior",
  "HasSubordinates",
  "WithinItself",
  "RootStays",
  "MustHandOver",
  "NotAppealable",
  "UnknownForm",
  "HoursNotGrantable",
  "SameActivity",
  "NoPolicy",
  "NotApprovable"
] as const

/** Why somebody does not decide on a request. */
export const ofDecision = ["NotHandler", "OwnItem", "NotPending"] as const

const approve = HttpApiEndpoint.post("approve", "/:id/approval", {
  params,
  headers: changeHeaders,
  payload: Schema.Struct({
    /** Where somebody who is taken over is to work. */
    department: Schema.optionalKey(Schema.NullOr(DepartmentId)),
    /** How many hours are recognised after an appeal; as many as declared and convertible, unless said. */
    hours: Schema.optionalKey(Hours)
  }),
  success: ListedReview,
  error: problems(...ofChange, ...ofBody, ...ofDecision, ...ofApproval)
}).annotateMerge(
  described({
    zh: "同意（调转可同时安排部门，复核可写明认定学时）；须由几个单位同意的，最后一个同意后生效",
    en: "Agrees to a request; with the last agreement that it needs it takes effect. For a transfer, with the department where the person is to work; for an appeal, with the hours that are recognised",
    rules: ["PRO-02", "PRO-03", "PRO-06", "ORG-04", "ORG-06", "TRF-02", "BAS-02", "BAS-03", "EXT-01"]
  })
)

const reject = HttpApiEndpoint.post("reject", "/:id/rejection", {
  params,
  headers: changeHeaders,
  payload: Schema.Struct({ reason: Reason }),
  success: ListedReview,
  error: problems(...ofChange, ...ofBody, ...ofDecision, "ReasonRequired")
}).annotateMerge(
  described({
    zh: "不同意，须写明原因",
    en: "Refuses a request, with the reason; nothing changes",
    rules: ["PRO-02", "PRO-03", "PRO-06", "ORG-04", "ORG-06", "TRF-02", "EXT-01"]
  })
)

const withdraw = HttpApiEndpoint.post("withdraw", "/:id/withdrawal", {
  params,
  headers: changeHeaders,
  success: ListedReview,
  error: problems(...ofChange, "NotPending", "NotWithdrawable")
}).annotateMerge(
  described({
    zh: "撤销本人或本单位提交的申请：审核方的列表中不再有它",
    en: "Takes back a request of one's own, or of one's organisation; reviewers see no more of it",
    rules: ["ORG-07", "TRF-02", "EXT-01"]
  })
)

/** 审核 */
export const reviews = HttpApiGroup.make("reviews")
  .add(toDo, awaiting, decided, clear, get, approve, reject, withdraw)
  .middleware(Authenticated)
  .prefix("/reviews")
  .annotateMerge(
    OpenApi.annotations({
      title: "审核 · Reviews",
      description: "注册、信息修改、调转、培训计划、年度报告、学时复核等申请的审核"
    })
  )
