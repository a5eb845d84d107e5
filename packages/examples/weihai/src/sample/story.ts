import { type NamedPerson, namedPerson } from "./people.ts"
import type { Cells } from "./person.ts"

const training = (school: string, className: string, from: string, to: string): Cells => ({
  form: "岗位培训",
  subject: "专业科目",
  school,
  className,
  score: "合格",
  from,
  to,
  evidence: "岗位培训结业证书.jpg"
})
const course = (serial: string, from: string, to: string): Cells => ({
  form: "公需科目培训",
  subject: "公需科目",
  organiser: "威海市公需科目网络学习平台（示例）",
  className: "2018年公需科目网络课程",
  certificateNumber: `示例公需2018-${serial}`,
  from,
  to,
  evidence: "公需科目结业证书.jpg"
})
const study = (host: string, topic: string, from: string, to: string): Cells => ({
  form: "研修进修",
  subject: "专业科目",
  host,
  topic,
  from,
  to,
  evidence: "研修通知.jpg；研修结业证书.jpg"
})
const meeting = (title: string, level: string, paper: string, on: string): Cells => ({
  form: "学术会议",
  subject: "专业科目",
  title,
  level,
  paper,
  from: on,
  to: on,
  evidence: "会议通知.jpg；参会证明.jpg"
})
const article = (title: string, journal: string, cn: string, on: string): Cells => ({
  form: "发表论文",
  subject: "专业科目",
  title,
  journal,
  cn,
  rank: "1",
  from: on,
  to: on,
  evidence: "期刊封面.jpg；目录.jpg；论文首页.jpg"
})
const research = (title: string, from: string, to: string): Cells => ({
  form: "课题研究",
  subject: "专业科目",
  title,
  level: "国家级",
  part: "主课题",
  rank: "1",
  from,
  to,
  evidence: "课题结题证书.jpg"
})

const granted = (hours: string, recognised = hours): Cells => ({ hours, review: "通过", recognised, audit: "通过" })

const hall = "威海海滨继续教育基地（示例）"
const academy = "全国文博培训中心（示例）"

/** What the six declare, for 2018 where nothing else is said. */
const stories: ReadonlyArray<readonly [NamedPerson["key"], ReadonlyArray<Cells>]> = [
  // 24 general + 66 specialised = 90.
  [
    "A",
    [
      { ...course("A1", "2018-04-02", "2018-04-28"), ...granted("24") },
      {
        ...training("威海市医学会（示例）", "2018年急诊急救技能岗位培训班", "2018-05-14", "2018-05-17"),
        ...granted("30")
      },
      { ...article("社区高血压的随访研究", "齐鲁临床杂志（示例）", "CN 99-1001/R", "2018-09-10"), ...granted("36", "") }
    ]
  ],
  // 0 general + 80 specialised.
  [
    "B",
    [
      { ...training(hall, "2018年智能制造技术岗位培训班", "2018-03-12", "2018-03-17"), ...granted("48") },
      {
        ...study("山东省工程技术研修院（示例）", "安全生产与质量管理高级研修", "2018-10-15", "2018-10-18"),
        ...granted("32")
      }
    ]
  ],
  // 33 general + 60 specialised = 93, of which two thirds would be 62.
  [
    "C",
    [
      { ...course("C1", "2018-04-09", "2018-05-06"), ...granted("24") },
      { ...course("C2", "2018-10-08", "2018-10-12"), ...granted("9") },
      { ...article("小学语文阅读的情境创设研究", "齐鲁教学（示例）", "CN 99-3001/G4", "2018-06-15"), ...granted("36") },
      {
        ...training("威海市教育教学研究院（示例）", "2018年新课程标准岗位培训班", "2018-07-16", "2018-07-18"),
        ...granted("24")
      }
    ]
  ],
  // 31 general + 59 specialised = 90: one specialised hour is missing.
  [
    "D",
    [
      { ...course("D1", "2018-05-07", "2018-06-03"), ...granted("24") },
      { ...course("D2", "2018-11-05", "2018-11-09"), ...granted("7") },
      { ...article("苹果轮纹病的防治试验", "胶东农学（示例）", "CN 99-5001/S", "2018-08-20"), ...granted("36") },
      { ...meeting("2018年全国果树学术年会", "国家级", "无", "2018-09-21"), ...granted("12") },
      {
        ...training("山东省农业技术研修中心（示例）", "2018年土壤改良技术岗位培训班", "2018-10-22", "2018-10-23"),
        ...granted("11")
      }
    ]
  ],
  // 0 general + 90 specialised.
  [
    "E",
    [
      { ...research("黄海近岸海域时空分布特征", "2018-01-15", "2018-11-30"), ...granted("64") },
      { ...meeting("2018年全国海洋科学学术年会", "国家级", "2000字以内", "2018-08-11"), ...granted("18") },
      { ...meeting("2018年山东省高等教育教学改革研讨会", "省级", "无", "2018-10-27"), ...granted("8") }
    ]
  ],
  // 24 general + 58 specialised count; every other row shows a reason for which hours do not.
  [
    "F",
    [
      { ...course("F1", "2018-04-16", "2018-05-13"), ...granted("24") },
      { ...article("地方文献的数字化实践", "海滨图书情报（示例）", "CN 99-7001/G2", "2018-05-25"), ...granted("36") },
      // The reviewer cut eight hours.
      {
        ...training(academy, "2018年古籍修复与保护岗位培训班", "2018-06-04", "2018-06-07"),
        ...granted("30", "22"),
        reviewReason: "结业证书载明 22 学时，按证书认定"
      },
      // Declared twice, the brackets of its school typed otherwise: one activity, which comes back.
      {
        ...training("全国文博培训中心(示例)", "2018年古籍修复与保护岗位培训班", "2018-06-04", "2018-06-07"),
        ...granted("20"),
        content: "古籍修复（补报）",
        shows: "form SameActivity"
      },
      // Rejected.
      {
        ...article("少儿阅读的推广模式", "海滨图书情报（示例）", "CN 99-7001/G2", "2018-07-25"),
        hours: "36",
        review: "不通过",
        reviewReason: "论文刊于增刊，不予折算"
      },
      // Failed in audit.
      {
        ...meeting("2018年全国图书馆学年会", "国家级", "2000字以上", "2018-09-15"),
        ...granted("20"),
        audit: "不通过",
        auditReason: "抽查：会议论文集中没有该论文"
      },
      // Still pending.
      { ...study(academy, "数字资源建设高级研修", "2018-11-19", "2018-11-20"), hours: "16", review: "待审核" },
      // Counted for the year before.
      {
        ...training(hall, "2017年阅读推广岗位培训班", "2017-09-11", "2017-09-13"),
        ...granted("24"),
        creditYear: "2017"
      },
      // Begun and never submitted: the evidence is still missing.
      {
        ...training(hall, "2018年公共图书馆服务规范岗位培训班", "2018-12-10", "2018-12-11"),
        hours: "12",
        review: "未提交",
        evidence: ""
      }
    ]
  ]
]

/** A declaration's row: of whom, and its cells. */
export interface StoryRow {
  readonly cells: Cells
  /** What stands against it, as `column Code`; nothing where it is sound. */
  readonly shows: ReadonlyArray<string>
}

/** The declarations of the six. */
export const storyRows: ReadonlyArray<StoryRow> = stories.flatMap(([key, rows]) => {
  const { document, name } = namedPerson(key)
  return rows.map(({ shows, ...cells }) => ({
    cells: { document, name, creditYear: "2018", ...cells },
    shows: shows === undefined ? [] : [shows]
  }))
})
