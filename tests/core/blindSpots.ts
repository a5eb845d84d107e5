import { decodePolicy, readCases, runCases } from "@xueshi/core"
import { Result } from "effect"

type Path = ReadonlyArray<string | number>
type Json = unknown

/** What decides nothing about a year that is judged: how much can be typed in, which document governs, words. */
const beside = new Set([
  "inputLimit",
  "granularity",
  "maxLength",
  "unit",
  "certificates",
  "citations",
  "declareBy",
  "audit",
  "appeal",
  "evidence",
  "inForce",
  "jurisdiction",
  "precedence",
  "version",
  "options"
])

const isNumber = (value: Json): boolean =>
  typeof value === "number" || (typeof value === "string" && /^\d+(?:\.\d+)?(?:\/\d+)?$/u.test(value))

/** The fields of a row of an award, such as a rank: a name, and no number. */
const isRow = (key: string, { hours }: { readonly hours?: Json }): boolean => key === "when" && hours !== undefined

/** Every place of a document where a number stands that decides. */
const numbersIn = (value: Json, at: Path = []): ReadonlyArray<Path> => {
  if (Array.isArray(value)) return value.flatMap((one, index) => numbersIn(one, [...at, index]))
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, one]) =>
      beside.has(key) || isRow(key, value) ? [] : numbersIn(one, [...at, key])
    )
  return isNumber(value) ? [at] : []
}

/** The least that a number can be more or less. */
const changed = (value: Json, by: 1 | -1, step: number): Json => {
  if (typeof value === "number") return value + by
  const [upper = "", lower] = (value as string).split("/")
  return lower === undefined ? String(Number(upper) + by * step) : `${Number(upper) * 10 + by}/${Number(lower) * 10}`
}

const at = (json: Json, path: Path): Json =>
  path.reduce<Json>((value, step) => (value as Record<string, Json>)[step], json)

const withChange = (json: Json, path: Path, value: Json): Json => {
  const copy = structuredClone(json)
  const parent = at(copy, path.slice(0, -1)) as Record<string | number, Json>
  parent[path.at(-1) as string | number] = value
  return copy
}

/** The numbers of a document that can be a step more or less without a golden case that notices. */
export const blindSpots = (json: Json, cases: Json): ReadonlyArray<string> => {
  const { granularity, rounding } = json as { granularity: string; rounding?: { of: string; step: string } }
  const usual = Number(rounding?.of === "record" ? rounding.step : granularity)
  return numbersIn(json).flatMap((path) =>
    ([1, -1] as const).flatMap((by) => {
      // Nobody counts half a character or half a minute.
      const step = (path.at(-1) === "every" || path.at(-1) === "from") && Number(at(json, path)) > 1 ? 1 : usual
      const read = decodePolicy(withChange(json, path, changed(at(json, path), by, step)))
      if (Result.isFailure(read)) return []
      const asked = readCases(read.success, cases)
      const noticed =
        Result.isFailure(asked) ||
        asked.success.some((one) => runCases(read.success, [one]).some(({ differences }) => differences.length > 0))
      return noticed ? [] : [`${path.join(".")} ${by > 0 ? "+" : "−"}`]
    })
  )
}
