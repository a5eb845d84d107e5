import type { Activity } from "./activities.ts"
import type { Cells } from "./person.ts"
import type { Random } from "./random.ts"

/** Reasons by form, and those that fit any. */
interface Reasons {
  readonly any: ReadonlyArray<string>
  readonly [form: string]: ReadonlyArray<string>
}

const rejections: Reasons = {
  发表论文: ["论文刊于增刊，不予折算", "未提供论文首页，无法确认本人署名及排名", "刊号与期刊名称不一致，请核实"],
  学术会议: ["参会证明无主办单位公章", "会议通知与参会证明日期不一致"],
  课题研究: ["课题尚未结题，请结题后申报", "结题证书中无本人姓名"],
  any: [
    "证明材料不清晰，无法辨认，请重新上传",
    "结业证书无主办单位公章",
    "学习内容与本人专业不相关",
    "上传的证书不是本人证书"
  ]
}
const reductions: Reasons = {
  研修进修: ["扣除报到、返程当日", "请假半天，按实际天数认定"],
  支边援外: ["按考核期实际在岗时间认定"],
  any: ["签到记录不全，按实际参加学时认定", "结业证书载明学时少于申报学时，按证书认定"]
}
const overDeclared = ["超过该学习形式折算标准，按标准认定", "按会议级别和论文情况折算"]
const failures = [
  "抽查：证书编号在发证单位查无记录",
  "抽查：培训班未按规定备案",
  "抽查：证明材料有涂改",
  "抽查：同一时段已参加其他脱产培训"
]

/** How the decisions of a year are spread. */
export interface Season {
  readonly random: Random
  readonly year: number
  /** Who approves and who audits is one person where somebody works in the root bureau itself: nobody audits (AUD-04). */
  readonly unaudited: boolean
}

/** Hours, and what reviewer and auditor said of them. */
export interface Decided {
  readonly kind: "full" | "reduced" | "rejected" | "pending" | "draft"
  readonly cells: Cells
}

const text = (hours: number): string => String(hours)

const auditCells = ({ random, unaudited, year }: Season): Cells => {
  if (unaudited || random.percent(year === 2018 ? 13 : 3)) return { audit: "待审验" }
  if (random.percent(4.4)) return { audit: "不通过", auditReason: random.pick(failures) }
  return { audit: "通过" }
}

const reasonFor = (reasons: Reasons, form: string, random: Random): string =>
  random.pick([...(reasons[form] ?? []), ...reasons.any])

const approved = (season: Season, declared: number, recognised: number, reason: string): Cells => ({
  hours: text(declared),
  review: "通过",
  // Left empty now and then: the default is what is declared and convertible.
  recognised: reason === "" && season.random.percent(6) ? "" : text(recognised),
  reviewReason: reason,
  ...auditCells(season)
})

const reduced = (season: Season, { cells, worth }: Activity): Cells => {
  const { random } = season
  const { form = "" } = cells
  const converted = ["学术会议", "课题研究", "发表论文"].includes(form)
  if (converted) return approved(season, worth + random.pick([4, 6, 8]), worth, random.pick(overDeclared))
  const cut = random.pick([0.5, 2, 2, 3.5, 4, 4, 8].filter((hours) => hours < worth))
  return approved(season, worth, worth - cut, reasonFor(reductions, form, random))
}

/** What became of an activity's declaration: most are approved in full. */
export const decide = (season: Season, activity: Activity): Decided => {
  const { random, year } = season
  const { cells, worth } = activity
  const { form = "", from = "" } = cells
  const late = year === 2018 && from >= "2018-08"
  const kind = random.weighted<Decided["kind"]>([
    ["full", 830],
    ["reduced", 84],
    ["rejected", 80],
    ["pending", late ? 95 : 2],
    ["draft", late ? 60 : 2]
  ])
  const hours = text(worth)
  switch (kind) {
    case "full":
      return { kind, cells: approved(season, worth, worth, "") }
    case "reduced":
      return { kind, cells: reduced(season, activity) }
    case "rejected": {
      const reviewReason = reasonFor(rejections, form, random)
      return { kind, cells: { hours, review: "不通过", reviewReason } }
    }
    case "pending":
      return { kind, cells: { hours, review: "待审核" } }
    case "draft":
      return { kind, cells: { hours, review: "未提交", ...(random.percent(40) ? { evidence: "" } : {}) } }
  }
}
