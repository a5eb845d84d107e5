import { type Day, formatDay, fromCivil } from "@xueshi/core"
import { organisationOf } from "./city.ts"
import type { Cells } from "./person.ts"
import type { Random } from "./random.ts"
import { topicsOf } from "./topics.ts"

/** Something learnt: the claim's cells without its hours, and how many hours the form's conversion allows. */
export interface Activity {
  readonly cells: Cells
  /** In steps of half an hour. */
  readonly worth: number
}

/** What an activity is made for. */
export interface Occasion {
  readonly random: Random
  readonly series: string
  readonly year: number
  /** Hours that would be welcome: forms that are awarded as approved come to just these. */
  readonly wish: number
  /** Tells certificates from each other. */
  readonly serial: number
}

const day = (year: number, month: number, date: number): Day => fromCivil(year, month, date) as Day

const span = (from: Day, days: number): Cells => ({
  from: formatDay(from),
  to: formatDay((from + days - 1) as Day)
})

/** Some day of the year's working months. */
const someDay = ({ random, year }: Occasion): Day => day(year, 1 + random.below(11), 1 + random.below(25))

const number = (serial: number): string => String(serial).padStart(6, "0")

const nameOf = (key: string): string => organisationOf(key).facts.name

/** Only medical people go to the base of the health authority. */
const basesOf = (series: string): ReadonlyArray<string> =>
  ["base-college", ...(series === "卫生技术" ? ["base-health", "base-health"] : [])].map(nameOf)

export const generalCourse = (occasion: Occasion): Activity => {
  const { random, serial, wish, year } = occasion
  const online = random.percent(70)
  const [organiser, className, days] = online
    ? ["威海市公需科目网络学习平台（示例）", `${year}年公需科目网络课程`, 10 + random.below(40)]
    : ["威海市委党校培训中心（示例）", `${year}年公需科目集中培训班`, Math.ceil(wish / 8)]
  return {
    worth: wish,
    cells: {
      form: "公需科目培训",
      subject: "公需科目",
      ...span(day(year, 4 + random.below(6), 1 + random.below(20)), days),
      organiser,
      className,
      certificateNumber: `示例公需${year}${number(serial)}`,
      evidence: "公需科目结业证书.jpg"
    }
  }
}

const postTraining = (occasion: Occasion): Activity => {
  const { random, series, wish, year } = occasion
  const { classes, hosts } = topicsOf(series)
  const topic = random.pick(classes)
  const days = Math.max(1, Math.ceil(wish / 8))
  // A few span New Year; such a class counts for either year.
  const from = random.percent(4) ? day(year, 12, 31 - random.below(3)) : someDay(occasion)
  return {
    worth: wish,
    cells: {
      form: "岗位培训",
      subject: "专业科目",
      ...span(from, days),
      school: random.pick(hosts),
      className: `${year}年${topic}岗位培训班`,
      content: random.percent(60) ? `${topic}理论与实务` : "",
      score: random.pick(["合格", "合格", "良好", "优秀", "86", "91.5"]),
      evidence: "岗位培训结业证书.jpg"
    }
  }
}

const baseTraining = (occasion: Occasion): Activity => {
  const { random, series, wish, year } = occasion
  const both = random.percent(8)
  return {
    worth: wish,
    cells: {
      form: "基地培训",
      subject: both ? "全部" : "专业科目",
      ...span(someDay(occasion), Math.max(1, Math.ceil(wish / 8))),
      base: random.pick(basesOf(series)),
      className: `${year}年第${1 + random.below(6)}期${random.pick(topicsOf(series).classes)}研修班`,
      evidence: "基地结业证明.png"
    }
  }
}

const furtherStudy = (occasion: Occasion): Activity => {
  const { random, series, wish } = occasion
  const { classes, hosts } = topicsOf(series)
  const days = Math.max(2, Math.min(15, Math.floor(wish / 8)))
  return {
    worth: days * 8,
    cells: {
      form: "研修进修",
      subject: "专业科目",
      ...span(someDay(occasion), days),
      host: random.pick(hosts),
      topic: `${random.pick(classes)}高级研修`,
      evidence: "研修通知.jpg；研修结业证书.jpg"
    }
  }
}

const conferences = {
  国家级: { 无: 12, "2000字以内": 18, "2000字以上": 20 },
  省级: { 无: 8, "2000字以内": 12, "2000字以上": 14 }
} as const

const conference = (occasion: Occasion): Activity => {
  const { random, series, year } = occasion
  const level = random.percent(30) ? "国家级" : "省级"
  const paper = random.weighted([
    ["无", 60],
    ["2000字以内", 22],
    ["2000字以上", 18]
  ] as const satisfies ReadonlyArray<readonly [string, number]>)
  return {
    worth: conferences[level][paper],
    cells: {
      form: "学术会议",
      subject: "专业科目",
      ...span(someDay(occasion), 1 + random.below(3)),
      title: `${year}年${level === "国家级" ? "全国" : "山东省"}${random.pick(topicsOf(series).meetings)}`,
      level,
      paper,
      evidence: "会议通知.jpg；参会证明.jpg"
    }
  }
}

const projects = {
  国家级: { 主课题: [64, 56, 48, 40, 32], 子课题: [48, 40, 32] },
  省级: { 主课题: [56, 48, 40], 子课题: [40, 32, 24] }
} as const

const project = (occasion: Occasion): Activity => {
  const { random, series, year } = occasion
  const { methods, objects } = topicsOf(series)
  const level = random.percent(12) ? "国家级" : "省级"
  const part = random.percent(60) ? "主课题" : "子课题"
  const hours: ReadonlyArray<number> = projects[level][part]
  const rank = random.below(hours.length)
  return {
    worth: hours[rank] as number,
    cells: {
      form: "课题研究",
      subject: "专业科目",
      ...span(day(year, 1 + random.below(3), 5 + random.below(20)), 200 + random.below(70)),
      title: `${random.pick(objects)}${random.pick(methods)}`,
      level,
      part,
      rank: String(rank + 1),
      evidence: "课题结题证书.jpg"
    }
  }
}

const paper = (occasion: Occasion): Activity => {
  const { random, series } = occasion
  const { journals, methods, objects } = topicsOf(series)
  const [journal, cn] = random.pick(journals)
  return {
    worth: 36,
    cells: {
      form: "发表论文",
      subject: "专业科目",
      ...span(someDay(occasion), 1),
      title: `${random.pick(objects)}的${random.pick(methods)}`,
      journal,
      cn,
      rank: random.pick(["1", "1", "1", "2", "2", "3"]),
      evidence: "期刊封面.jpg；目录.jpg；论文首页.jpg"
    }
  }
}

const service = (occasion: Occasion): Activity => {
  const { random, series, wish, year } = occasion
  return {
    worth: Math.max(40, wish),
    cells: {
      form: "支边援外",
      subject: random.pick(["专业科目", "专业科目", "全部", "公需科目"]),
      ...span(day(year, 2 + random.below(4), 1 + random.below(20)), 120 + random.below(60)),
      place: random.pick(["新疆喀什", "西藏日喀则", "青海海北", "重庆云阳", "坦桑尼亚"]),
      task: `${random.pick(topicsOf(series).classes)}帮扶`,
      evidence: "派遣文件.jpg；考核证明.jpg"
    }
  }
}

/** Some specialised learning, by how common each form is. */
export const specialised = (occasion: Occasion): Activity =>
  occasion.random.weighted<(occasion: Occasion) => Activity>([
    [postTraining, 34],
    [baseTraining, 21],
    [furtherStudy, 13],
    [conference, 13],
    [project, 6],
    [paper, 10],
    [service, 3]
  ])(occasion)

/** Learning of a given length, whatever else: what fills a year's last gap. */
export const filling = (occasion: Occasion): Activity =>
  occasion.random.percent(60) ? postTraining(occasion) : { ...baseTraining({ ...occasion }), worth: occasion.wish }
