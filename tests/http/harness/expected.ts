import { readFileSync } from "node:fs"
import { type Caller, callers } from "./city.ts"

/** ✓ allowed; ∅ allowed, and there is nothing to see; else the code of the refusal. */
export type Cell = string

const [heading = "", ...lines] = readFileSync(new URL("./matrix.tsv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
const names = heading.split("\t")

/**
 * Who may do what on `person`'s records and their employer: written by hand from the function lists of Weihai's manual
 * (功能列表) and the rules, each with its section there. The library never reads it.
 */
export const expected: ReadonlyMap<string, ReadonlyMap<Caller, Cell>> = new Map(
  lines.map((line) => {
    const cells = new Map(line.split("\t").map((cell, column) => [names[column] ?? "", cell]))
    return [cells.get("operation") ?? "", new Map(callers.map((caller) => [caller, cells.get(caller) ?? ""]))]
  })
)

const meeting = (operation: string, met: Cell): ReadonlyArray<Caller> =>
  [...(expected.get(operation) ?? [])].flatMap(([caller, cell]) => (cell === met ? [caller] : []))

/** Who may do an operation; where there is nothing to see for anybody, who may look. */
export const allowed = (operation: string): ReadonlyArray<Caller> => {
  const may = meeting(operation, "✓")
  return may.length > 0 ? may : meeting(operation, "∅")
}
