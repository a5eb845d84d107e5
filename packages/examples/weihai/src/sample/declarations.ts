import { type Activity, filling, generalCourse, type Occasion, specialised } from "./activities.ts"
import { decide } from "./decisions.ts"
import { type FaultyRow, faultyRows } from "./faults.ts"
import { namedPersons, people, wendengPeople } from "./people.ts"
import type { Cells, SamplePerson } from "./person.ts"
import { type Random, seeded } from "./random.ts"
import { storyRows } from "./story.ts"

/** A row of the declarations, and what stands against it; nothing where it is sound. */
export interface DeclarationRowPlan {
  readonly cells: Cells
  readonly shows: FaultyRow["shows"]
}

/** How a person's year goes: the hours that they set out to learn, general and specialised. */
type Ambition = readonly [general: number, specialised: number]

const ambition = (random: Random, year: number): Ambition => {
  const general = random.pick([20, 24, 24, 24, 25, 28, 30])
  const spare = random.pick([0, 6, 10, 16, 24, 30])
  return random.weighted<() => Ambition>([
    [() => [general, 90 - general + spare], year === 2018 ? 84 : 6],
    [() => [0, 60 + spare], year === 2018 ? 3 : 1],
    [() => [general, 16 + random.below(40)], year === 2018 ? 6 : 1],
    [() => [general, 0], year === 2018 ? 3 : 2],
    [() => [0, 0], year === 2018 ? 6 : 90]
  ])()
}

let certificates = 0
const occasion = (random: Random, series: string, year: number, wish: number): Occasion => {
  certificates += 1
  return { random, series, year, wish, serial: certificates }
}

const specialisedHours = ({ cells: { subject }, worth }: Activity): number =>
  subject === "公需科目" ? 0 : subject === "全部" ? worth / 2 : worth

/** Activities that come to the wanted specialised hours: a few of any form, the last one as long as the gap. */
const specialisedYear = (random: Random, series: string, year: number, wanted: number): ReadonlyArray<Activity> => {
  const activities: Array<Activity> = []
  let gap = wanted
  while (gap > 0) {
    const wish = Math.min(Math.max(gap, 4), random.pick([30, 32, 36, 40, 45, 48, 54, 60]))
    const activity =
      wish <= 16 ? filling(occasion(random, series, year, wish)) : specialised(occasion(random, series, year, wish))
    activities.push(activity)
    gap -= specialisedHours(activity)
  }
  return activities
}

const yearOfActivity = (random: Random, year: number, { cells: { to = "" } }: Activity): number =>
  to.startsWith(`${year + 1}`) && year < 2018 && random.percent(50) ? year + 1 : year

const rowsOf = (random: Random, person: SamplePerson, year: number): ReadonlyArray<Cells> => {
  const { document, name, organisation, series } = person
  const [general, wanted] = ambition(random, year)
  const activities = [
    ...(general > 0 ? [generalCourse(occasion(random, series, year, general))] : []),
    ...specialisedYear(random, series, year, wanted)
  ]
  const season = { random, year, unaudited: organisation === "bureau" }
  return activities.flatMap((activity) => {
    const who = { document, name, creditYear: String(yearOfActivity(random, year, activity)) }
    const first = decide(season, activity)
    const row = { ...who, ...activity.cells, ...first.cells }
    // Most of what is rejected is declared once more, with better evidence.
    if (first.kind !== "rejected" || random.percent(35)) return [row]
    const hours = String(activity.worth)
    const { evidence: before = "" } = activity.cells
    const evidence = `${before.replace(/\.(jpg|png)$/u, "")}（补）.jpg`
    const again = { hours, evidence, review: "通过", recognised: hours, audit: season.unaudited ? "待审验" : "通过" }
    return [row, { ...who, ...activity.cells, ...again }]
  })
}

const random = seeded(2018)
const cast = new Set(namedPersons.map(({ document }) => document))
const others = [...people, ...wendengPeople].filter(
  ({ cells: { documentType }, document }) => !cast.has(document) && documentType === "身份证"
)

const generated: ReadonlyArray<DeclarationRowPlan> = others.flatMap((person) =>
  [2016, 2017, 2018].flatMap((year) => rowsOf(random, person, year).map((cells) => ({ cells, shows: [] })))
)

const byTime = (a: DeclarationRowPlan, b: DeclarationRowPlan): number => {
  const [left, right] = [a, b].map(({ cells: { creditYear = "", from = "" } }) => `${creditYear}/${from}`) as [
    string,
    string
  ]
  return left < right ? -1 : left > right ? 1 : 0
}

const rows: ReadonlyArray<DeclarationRowPlan> = [...storyRows, ...generated].toSorted(byTime)

/** Between the others, so that a refusal stands amid what was taken. */
const every = Math.floor(rows.length / (faultyRows.length + 1))

/** All rows of the workbook, those of a year together and by date. */
export const declarationRows: ReadonlyArray<DeclarationRowPlan> = rows.flatMap((row, index) => {
  const faulty = (index + 1) % every === 0 ? faultyRows[(index + 1) / every - 1] : undefined
  return faulty === undefined ? [row] : [row, faulty]
})
