import { type Claim, hours, parseDay } from "@xueshi/core"
import { weighted } from "../persons.ts"

type Random = () => number
type Fields = (random: Random, number: number) => Readonly<Record<string, string>>

const oneOf = <A>(random: Random, choices: ReadonlyArray<A>): A => choices[Math.floor(random() * choices.length)] as A

const schools = ["威海市继续教育中心", "山东大学（威海）", "哈尔滨工业大学（威海）", "威海市立医院", "荣成市第一中学"]
const topics = ["护理新进展", "骨科诊疗规范", "数字化转型", "课程建设", "安全生产", "实验室质量管理", "科研方法"]
const named = (random: Random, number: number) => `${oneOf(random, topics)}第${number}期`

interface Form {
  readonly subjects: ReadonlyArray<readonly [number, string]>
  readonly fields: Fields
}

const specialised = [[100, "specialised"]] as const
const table = (fields: Fields): Form => ({ subjects: specialised, fields })

/** The forms of Weihai's document, each with the fields that it asks for. */
const forms: Readonly<Record<string, Form>> = {
  postTraining: table((random, number) => ({
    school: oneOf(random, schools),
    className: named(random, number),
    content: "岗位新知识、新技术与新方法",
    score: "合格"
  })),
  baseTraining: {
    subjects: [
      [70, "specialised"],
      [30, "all"]
    ],
    fields: (random, number) => ({ base: oneOf(random, schools), className: named(random, number) })
  },
  furtherStudy: table((random, number) => ({ host: oneOf(random, schools), topic: named(random, number) })),
  conference: table((random, number) => ({
    title: named(random, number),
    level: oneOf(random, ["国家级", "省级"]),
    paper: oneOf(random, ["无", "2000字以内", "2000字以上"])
  })),
  project: table((random, number) => ({
    title: named(random, number),
    level: oneOf(random, ["国家级", "省级"]),
    part: oneOf(random, ["主课题", "子课题"]),
    rank: oneOf(random, ["1", "2", "3"])
  })),
  paper: table((random, number) => ({
    title: named(random, number),
    journal: "中国继续教育",
    cn: `CN37-${1000 + (number % 9000)}`,
    rank: oneOf(random, ["1", "2", "3"])
  })),
  service: {
    subjects: [
      [30, "general"],
      [40, "specialised"],
      [30, "all"]
    ],
    fields: (random, number) => ({ place: `${oneOf(random, ["新疆", "西藏", "重庆"])}${number}`, task: "对口支援" })
  },
  generalCourse: {
    subjects: [[100, "general"]],
    fields: (random, number) => ({
      organiser: oneOf(random, schools),
      className: named(random, number),
      certificateNumber: `G${number}`
    })
  }
}

const mix = [
  [28, "postTraining"],
  [14, "baseTraining"],
  [12, "furtherStudy"],
  [10, "conference"],
  [6, "project"],
  [6, "paper"],
  [4, "service"],
  [20, "generalCourse"]
] as const

const two = (value: number) => String(value).padStart(2, "0")
const day = (year: number, month: number, date: number) =>
  parseDay(`${year}-${two(month)}-${two(date)}`) as Claim["from"]

/** A complete claim of a realistic mix: forms, subjects with the shared one, a year and the one before, whole and half hours. */
export const claim = (random: Random, number: number, year = 2018): Claim => {
  const form = weighted(random, mix)
  const { fields, subjects } = forms[form] as Form
  const creditYear = random() < 0.15 ? year - 1 : year
  const [month, date] = [1 + Math.floor(random() * 12), 1 + Math.floor(random() * 24)]
  return {
    form,
    creditYear,
    subject: weighted(random, subjects),
    from: day(creditYear, month, date),
    to: day(creditYear, month, date + Math.floor(random() * 4)),
    hours: hours((4 + Math.floor(random() * 40)) / 2),
    fields: fields(random, number),
    evidence: [{ digest: `sha256-${number}`, name: "证书.jpg" }]
  }
}
