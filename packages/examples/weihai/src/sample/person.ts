import { residentIdCheck } from "@xueshi/core"
import { type Career, careersOf } from "./careers.ts"
import { organisationOf } from "./city.ts"
import { inventedName, type Name } from "./names.ts"
import type { Random } from "./random.ts"

/** The cells of one row, by the keys of the sheet's columns. */
export type Cells = Readonly<Record<string, string>>

/** A person of the sample: the roster's cells, and what the other sheets need to know. */
export interface SamplePerson {
  readonly name: string
  /** The document's number as the system keeps it: normalised. */
  readonly document: string
  /** The organisation's key in the plan. */
  readonly organisation: string
  readonly series: string
  readonly cells: Cells
}

/** What is settled beforehand of a person. */
export interface Wanted {
  readonly serial: number
  readonly organisation: string
  readonly name?: Name & { readonly sex: "男" | "女" }
}

/**
 * An address prefix that was never assigned: GB/T 2260 numbers what lies in a province 01–20 and 51–70 (cities), 21–50
 * (prefectures, leagues) and 90 (counties directly under it), in every edition since 1980; 99 is none of them. So a
 * number with this prefix passes GB 11643 and belongs to nobody.
 */
const unassignedPrefix = "379901"

const pad = (value: number, digits: number): string => String(value).padStart(digits, "0")

/** A sound identity number of nobody. */
const inventedNumber = (birth: string, serial: number, sex: "男" | "女"): string => {
  const order = (serial % 499) * 2 + (sex === "男" ? 1 : 2)
  const digits = `${unassignedPrefix}${birth.replaceAll("-", "")}${pad(order, 3)}`
  return `${digits}${residentIdCheck(digits)}`
}

interface Schooling {
  readonly education: string
  readonly degree: string
  /** The usual age at graduation. */
  readonly years: number
}

const schooling: ReadonlyArray<readonly [Schooling, number]> = [
  [{ education: "大学专科", degree: "无", years: 21 }, 18],
  [{ education: "大学本科", degree: "学士", years: 22 }, 58],
  [{ education: "硕士研究生", degree: "硕士", years: 25 }, 20],
  [{ education: "博士研究生", degree: "博士", years: 28 }, 4]
]

/** The rung that a person stands on so many years after graduation; none where they have no title. */
const rungAt = (random: Random, career: Career, worked: number) => {
  if (random.percent(worked < 2 ? 70 : 5)) return undefined
  const reached = worked >= 14 ? 0 : worked >= 6 ? 1 : 2
  return career.rungs[Math.min(2, reached + (random.percent(35) ? 1 : 0)) as 0 | 1 | 2]
}

const titleCells = (random: Random, career: Career, graduated: number, serial: number): Cells => {
  const worked = 2018 - graduated
  const rung = rungAt(random, career, worked)
  if (rung === undefined) return { titleLevel: "无" }
  const after = { 高级: 12, 中级: 5, 初级: 1 }[rung.level]
  const year = Math.min(2017, graduated + after + random.below(Math.max(1, worked - after)))
  const certificate = random.percent(60) ? { titleCertificate: `示例${year}${pad(serial, 5)}` } : {}
  const appointed = random.percent(70) ? { titleAppointedOn: `${year + 1}-01-01` } : {}
  return {
    titleLevel: rung.level,
    titleSeries: career.series,
    titleQualification: random.pick(rung.qualifications),
    titleEffectiveOn: `${year}-${random.pick(["11-01", "12-01", "09-30"])}`,
    ...certificate,
    ...appointed
  }
}

/** Makes up one person of an organisation: the same for the same stream, serial and organisation. */
export const inventPerson = (random: Random, { name: given, organisation, serial }: Wanted): SamplePerson => {
  const { facts, trade } = organisationOf(organisation)
  const career = random.weighted(careersOf[trade])
  const sex = given?.sex ?? (random.percent(career.majors.includes("护理学") ? 6 : 47) ? "男" : "女")
  const { name, spelling } = given ?? inventedName(random, sex)
  const birthYear = 1961 + random.below(34)
  const birth = `${birthYear}-${pad(1 + random.below(12), 2)}-${pad(1 + random.below(28), 2)}`
  const { degree, education, years } = random.weighted(schooling)
  const graduated = Math.min(2017, birthYear + years)
  const document = inventedNumber(birth, serial, sex)
  // Clerks type a lower-case x now and then; the rule takes it (ACC-01).
  const typed = serial % 3 === 0 ? document.toLowerCase() : document
  const cells: Cells = {
    name,
    documentType: "身份证",
    documentNumber: typed,
    sex,
    birth,
    // 100 begins no mobile number: it is not among the prefixes given to any operator.
    mobile: `100${pad(serial * 7919, 8)}`,
    email: `${spelling}${pad(serial, 4)}@example.com`,
    organisation: facts.code,
    department: random.percent(85) ? random.pick(career.departments) : "",
    education,
    school: random.pick(career.schools),
    major: random.pick(career.majors),
    graduatedOn: `${graduated}-${random.pick(["06-30", "07-01"])}`,
    degree,
    postDoc: degree === "博士" && random.percent(30) ? "是" : "否",
    ...titleCells(random, career, graduated, serial)
  }
  return { name, document, organisation, series: career.series, cells }
}
