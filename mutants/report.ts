import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Hunted } from "./hunt.ts"
import { type Mutant, nameOf } from "./Mutant.ts"
import { root } from "./root.ts"
import type { Column } from "./Trial.ts"

/** Where each survivor is explained, by its name on a line of its own. */
export const page = "docs/mutants.md"

/** The survivors that nobody has explained. */
export const unexplained = (survivors: ReadonlyArray<Mutant>): ReadonlyArray<Mutant> => {
  const known = new Set(readFileSync(join(root, page), "utf8").split("\n"))
  return survivors.filter((mutant) => !known.has(nameOf(mutant)))
}

/** A fault as a reader looks at it: where it is, and the line without and with it. */
export const shown = (mutant: Mutant): string =>
  [`${mutant.path}:${mutant.line}  ${mutant.operator}`, `- ${mutant.before}`, `+ ${mutant.after}`].join("\n")

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`

/** How many of some faults were found by a column. */
const foundBy = (hunted: ReadonlyArray<Hunted>, column: Column): string => {
  const count = hunted.filter(({ found }) => found.has(column)).length
  return `${count} of ${hunted.length} (${percent(count, hunted.length)})`
}

/** The first words of what found a fault: a law's id, or the trial before its settings. */
const finder = (name: string): string => /^U\d+|^R\d+/u.exec(name)?.[0] ?? name.replace(/ \(.*$/u, "")

const counted = (names: Iterable<string>): string => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ")
}

/** The figures of a run, in lines. */
export const figures = (hunted: ReadonlyArray<Hunted>): ReadonlyArray<string> => {
  const sources = hunted.filter(({ mutant }) => mutant.kind !== "documents")
  const documents = hunted.filter(({ mutant }) => mutant.kind === "documents")
  const lost = documents.filter(({ found }) => found.size === 0).length
  return [
    `engine and rules, by laws alone: ${foundBy(sources, "laws")}`,
    ...(["engine", "rules"] as const).map(
      (kind) =>
        `  ${kind}: ${foundBy(
          sources.filter(({ mutant }) => mutant.kind === kind),
          "laws"
        )}`
    ),
    `  first found by: ${counted(sources.flatMap(({ found }) => [...found.values()].map(finder)))}`,
    `documents: by laws ${foundBy(documents, "laws")}, by reading and lint ${foundBy(documents, "lint")}, by golden cases ${foundBy(documents, "golden cases")}, by nothing ${lost}`
  ]
}
