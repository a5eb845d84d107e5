import type { ExplainedLeaf, Explanation } from "@xueshi/core"

/** One way to falsify an explanation: its name, and the false one. */
export interface Forgery {
  readonly name: string
  readonly explanation: Explanation
}

type Told = Explanation["records"][number]
type Path = ReadonlyArray<string | number>

/** The value with one place in it changed, or left out where there is no new one. */
const changed = (value: unknown, [step, ...rest]: Path, one: unknown): unknown => {
  if (step === undefined) return one
  if (Array.isArray(value)) {
    const at = step as number
    return one === undefined && rest.length === 0
      ? value.toSpliced(at, 1)
      : value.with(at, changed(value[at], rest, one))
  }
  const known = value as Readonly<Record<string, unknown>>
  return { ...known, [step]: changed(known[step], rest, one) }
}

/** Hours and years by which a verdict stands or falls. */
const numbers = [
  "hours",
  "counted",
  "required",
  "credited",
  "declared",
  "repeated",
  "total",
  "missing",
  "credit",
  "of",
  "limit"
]
/** Lists of which nothing can be left out. */
const lists = ["records", "parts", "reductions", "steps", "carried", "adjustments", "subjects"]
const other: Readonly<Record<string, string>> = { met: "missed", missed: "met", deemed: "missed", notDue: "met" }

/** Whether nothing is lost with it: a subject of no hours, the name of a gap that is told beside it. */
const isEmpty = (value: unknown): boolean => {
  const { effect, hours, name } = value as { effect?: string; hours?: number; name?: unknown }
  return effect === "gap" || (hours === 0 && name !== undefined)
}

const aside = new Set(["citation", "name", "text", "proposal", "share"])
const selections = new Set(["of", "rows", "onTopOf"])

/** Every place in a value, with its path and the names on the way; selections and legal bases are the document's own. */
const placesIn = (value: unknown): ReadonlyArray<readonly [Path, unknown]> => {
  const places: Array<readonly [Path, unknown]> = []
  const look = (one: unknown, path: Path): void => {
    places.push([path, one])
    if (typeof one !== "object" || one === null || selections.has(String(path.at(-1)))) return
    if (Array.isArray(one)) for (const [index, part] of one.entries()) look(part, [...path, index])
    else for (const [key, part] of Object.entries(one)) if (!aside.has(key)) look(part, [...path, key])
  }
  look(value, [])
  return places
}

const nameOf = (path: Path): string => path.filter((step) => typeof step === "string").join(" ")

/** The explanation without one of its parts, for each in turn. */
export const omissionsOf = (explanation: Explanation): ReadonlyArray<Forgery> =>
  placesIn(explanation).flatMap(([path, value]) => {
    const list = path.at(-2)
    const isPart = typeof path.at(-1) === "number" && lists.includes(String(list)) && !isEmpty(value)
    if (!isPart) return []
    return [
      { name: `without one of ${nameOf(path)}`, explanation: changed(explanation, path, undefined) as Explanation }
    ]
  })

const falseValues = (key: string, value: unknown): ReadonlyArray<unknown> => {
  if (numbers.includes(key)) return typeof value === "number" ? [value + 1] : value === null ? [0] : []
  if (key === "met" || key === "passed") return [!value]
  if (key === "state") return [other[String(value)] ?? "met"]
  if (key === "outcome") return [value === "pass" ? "fail" : "pass"]
  if (key === "why") return [value === "rejected" ? "failed" : "rejected"]
  if (key === "record") return [`${value}'`]
  return []
}

const hidden = (one: Told): Told => ({
  ...one,
  counted: 0 as Told["counted"],
  parts: [],
  reductions: [...one.reductions, { why: "reviewer", hours: one.counted, text: { zh: "", en: "" } }]
})

const moved = (one: Told, codes: ReadonlyArray<string>, year: number): ReadonlyArray<Told> => {
  const [first, ...rest] = one.parts
  const free = codes.find((code) => one.parts.every((part) => part.code !== code))
  if (first?.year !== year || first.spilledBy !== undefined || free === undefined) return []
  return [{ ...one, parts: [{ ...first, code: free }, ...rest] }]
}

/**
 * Whether nothing can be seen of it: a step of which a later one leaves no trace, such as what was asked before an exemption; the
 * basis of a share that is another leaf's, of a year that is not told; the limit of a cap that is not told of the year as a whole.
 */
const isUnseen = (explanation: Explanation, path: Path): boolean => {
  const reach = (path: Path) =>
    path.reduce((one: unknown, step) => (one as Readonly<Record<string, unknown>>)[step], explanation)
  const { caps, records, year } = explanation
  if (path.at(-1) === "limit") {
    const told = records.flatMap(({ reductions }) => reductions.flatMap(({ cap }) => (cap?.year === year ? [cap] : [])))
    const cap = reach(path.slice(0, -1)) as { readonly code: string; readonly limit: number; readonly year?: number }
    const { code, limit } = cap
    return (
      (cap.year ?? year) !== year ||
      ![caps, told].every((list) => list.some((one) => one.code === code && one.limit === limit))
    )
  }
  const at = path.indexOf("steps")
  if (at < 0) return false
  const steps = reach(path.slice(0, at + 1)) as ExplainedLeaf["steps"]
  const step = steps[path[at + 1] as number]
  return step !== steps.at(-1) || (path.at(-1) === "of" && step?.step === "share" && step.basis !== "completed")
}

const forgedRecords = (explanation: Explanation): ReadonlyArray<Forgery> => {
  const { records, subjects, year } = explanation
  const put = (name: string, index: number, one: Told): Forgery => ({
    name,
    explanation: { ...explanation, records: records.with(index, one) }
  })
  const codes = subjects.map(({ code }) => code)
  return records.flatMap((one, index) => [
    { name: "a record told twice", explanation: { ...explanation, records: records.toSpliced(index, 0, one) } },
    ...(one.counted > 0 ? [put("counted hours hidden as a reviewer's cut", index, hidden(one))] : []),
    ...moved(one, codes, year).map((false_) => put("a part's subject", index, false_)),
    ...one.reductions.flatMap((reduction, at) =>
      reduction.of === undefined
        ? []
        : [
            put("which record a duplicate repeats", index, {
              ...one,
              reductions: one.reductions.with(at, { ...reduction, of: "nobody" })
            })
          ]
    ),
    ...one.parts.flatMap((part, at) =>
      part.year === year
        ? [put("a part's year", index, { ...one, parts: one.parts.with(at, { ...part, year: year + 1 }) })]
        : []
    )
  ])
}

/** Every way in which this explanation is falsified: none of them follows from the records. */
export const forgeriesOf = (explanation: Explanation): ReadonlyArray<Forgery> => [
  ...placesIn(explanation).flatMap(([path, value]) =>
    isUnseen(explanation, path)
      ? []
      : falseValues(String(path.at(-1)), value).map((one) => ({
          name: nameOf(path),
          explanation: changed(explanation, path, one) as Explanation
        }))
  ),
  ...forgedRecords(explanation)
]
