import type { Day, Professional, Title, TitleLevel } from "@xueshi/core"
import { residentOf } from "./identity.ts"
import type { Province } from "./Province.ts"
import { Random } from "./Random.ts"
import type { Placed } from "./tree.ts"
import { majors, mobileOf, nameOf, schools } from "./words.ts"

const yearOfDays = 365

const levels: ReadonlyArray<readonly [number, TitleLevel | undefined]> = [
  [18, "senior"],
  [37, "intermediate"],
  [30, "junior"],
  [15, undefined]
]

const studies: ReadonlyArray<readonly [number, readonly [education: string, degree: string]]> = [
  [25, ["大学专科", "无"]],
  [55, ["大学本科", "学士"]],
  [17, ["研究生", "硕士"]],
  [3, ["研究生", "博士"]]
]

const titleOf = (random: Random, { industry }: Placed, graduatedOn: Day): Title | null => {
  const level = random.weighted(levels)
  if (level === undefined) return null
  const [senior, intermediate, junior] = industry.titles
  const effectiveOn = (graduatedOn + { senior: 11, intermediate: 6, junior: 1 }[level] * yearOfDays) as Day
  const qualification = { senior, intermediate, junior }[level]
  return { series: industry.series, level, qualification, effectiveOn }
}

/** A person of a number, in the organisation where they work. */
export const personOf = (province: Province, number: number): Professional & { readonly placed: Placed } => {
  const { seed } = province.plan
  const random = new Random(seed, "person", number)
  const placed = province.workplace(random.below(1_000_000_007))
  const { birth, number: document, sex } = residentOf(seed, number)
  const graduatedOn = (birth + 22 * yearOfDays + random.below(2 * yearOfDays)) as Day
  const [education, degree] = random.weighted(studies)
  return {
    placed,
    id: province.professional(number),
    user: province.user(number),
    organisation: placed.organisation.id,
    department:
      placed.departments > 0 && random.percent(60)
        ? province.department(placed, random.below(placed.departments))
        : null,
    person: {
      document: { type: "residentId", number: document },
      name: nameOf(random),
      sex,
      birth,
      mobile: mobileOf(random),
      email: `zj${number}@example.cn`,
      education,
      school: random.oneOf(schools),
      major: random.oneOf(majors),
      graduatedOn,
      degree,
      postDoc: degree === "博士" && random.percent(10),
      title: titleOf(random, placed, graduatedOn)
    },
    version: 1
  }
}
