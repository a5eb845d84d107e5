import type { Day, Hours, LearningRecord, Standing } from "@xueshi/core"

export const year = 2018

const forms = ["postTraining", "baseTraining", "furtherStudy", "conference", "project", "paper", "service"]
const places = ["威海市立医院", "山东大学（威海）", "哈尔滨工业大学（威海）", "文登区人民医院", "荣成市第一中学"]
const topics = ["护理新进展", "骨科年会", "数字化转型", "课程建设", "安全生产", "实验室质量管理", "科研方法"]

/** A generator of the same numbers on every run (mulberry32). */
export const seeded = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One of several by weights that sum to 100. */
export const weighted = <A>(random: () => number, choices: ReadonlyArray<readonly [number, A]>): A => {
  let left = random() * 100
  for (const [weight, choice] of choices) {
    left -= weight
    if (left < 0) return choice
  }
  return (choices[choices.length - 1] as readonly [number, A])[1]
}

const standings: ReadonlyArray<readonly [number, Standing]> = [
  [78, "approved"],
  [9, "pending"],
  [4, "draft"],
  [6, "rejected"],
  [3, "failed"]
]
const subjects: ReadonlyArray<readonly [number, string]> = [
  [26, "general"],
  [62, "specialised"],
  [11.5, "all"],
  [0.5, "elective"]
]

const record = (random: () => number, id: string): LearningRecord => {
  const oneOf = (texts: ReadonlyArray<string>) => texts[Math.floor(random() * texts.length)] as string
  const from = 17_532 + Math.floor(random() * 360)
  const to = from + Math.floor(random() * 6)
  const declared = 500 * (2 + Math.floor(random() * 42))
  const standing = weighted(random, standings)
  const granted = random() < 0.12 ? 500 * Math.floor((declared / 500) * random()) : declared
  const form = oneOf(forms)
  const said = [form, oneOf(places), `${oneOf(topics)}第${Math.floor(random() * 90)}期`, String(from), String(to)]
  return {
    id,
    form,
    subject: weighted(random, subjects),
    creditYear: random() < 0.08 ? year - 1 : year,
    from: from as Day,
    to: to as Day,
    declared: declared as Hours,
    recognised: (standing === "approved" || standing === "failed" ? granted : 0) as Hours,
    standing,
    identity: standing === "draft" ? null : JSON.stringify(said)
  }
}

/**
 * Different persons of a realistic mix: states, subjects with the shared one, hours granted in part, other years, one
 * activity entered twice by every twentieth person. They went through JSON, as rows read from storage do, so that no
 * function meets string constants of its own making.
 *
 * @param offset the number of the first of them: other persons than those of another number
 */
export const persons = (
  count: number,
  recordsEach: number,
  offset = 0
): ReadonlyArray<ReadonlyArray<LearningRecord>> => {
  const random = seeded(2018 + offset)
  const all = Array.from({ length: count }, (_, person) => {
    const records = Array.from({ length: recordsEach }, (_, index) => record(random, `id-${offset + person}-${index}`))
    const [first, second] = records
    if (person % 20 === 0 && first && second) records[1] = { ...first, id: second.id, recognised: first.recognised }
    return records
  })
  return JSON.parse(JSON.stringify(all))
}
