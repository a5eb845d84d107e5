import type { Mutant } from "../Mutant.ts"
import { documentOperators, type Spot } from "./operators.ts"

/** Every value of a document, itself first. */
const spotsOf = (value: unknown, path: Spot["path"] = []): ReadonlyArray<Spot> => [
  { value, path },
  ...(typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, part]) => spotsOf(part, [...path, Array.isArray(value) ? Number(key) : key]))
    : [])
]

/** A document with another value at a place; without it, where that is undefined. */
const replaced = (document: unknown, path: Spot["path"], value: unknown): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (Array.isArray(document))
    return document.flatMap((one, index) => {
      if (index !== key) return [one]
      const other = replaced(one, rest, value)
      return other === undefined ? [] : [other]
    })
  return Object.fromEntries(
    Object.entries(document as object).flatMap(([name, one]) => {
      const other = name === key ? replaced(one, rest, value) : one
      return other === undefined ? [] : [[name, other]]
    })
  )
}

/** A value on one line; what is long is cut. */
const shown = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 80)

/** Every fault that the operators can put into a document. */
export const documentMutantsOf = (path: string, source: string): ReadonlyArray<Mutant> => {
  const document: unknown = JSON.parse(source)
  return spotsOf(document).flatMap((spot) =>
    documentOperators.flatMap(({ at, name }) =>
      at(spot).map(({ value }): Mutant => {
        const place = spot.path.join(".")
        return {
          kind: "documents",
          path,
          operator: name,
          line: 1,
          before: `${place} ${shown(spot.value)}`,
          after: shown(value),
          text: JSON.stringify(replaced(document, spot.path, value))
        }
      })
    )
  )
}
