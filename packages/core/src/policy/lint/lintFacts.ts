import type { Lint, Path } from "./Lint.ts"

/** Where facts are named: the name, and its place. */
const factsIn = (value: unknown, path: Path, found: Map<string, Path>): void => {
  if (typeof value !== "object" || value === null) return
  for (const [key, part] of Object.entries(value)) {
    const at = [...path, key]
    if ((key === "fact" || key === "endingAt") && typeof part === "string") {
      if (!found.has(part)) found.set(part, at)
    } else factsIn(part, at, found)
  }
}

/** Two names of one fact: what is handed over under the one is not known under the other. */
export const lintFacts = (lint: Lint): void => {
  const found = new Map<string, Path>()
  factsIn(lint.document, [], found)
  const first = new Map<string, string>()
  for (const [fact, at] of found) {
    const alike = fact.toLowerCase().replaceAll(/[_-]/gu, "")
    const other = first.get(alike)
    if (other === undefined) first.set(alike, fact)
    else
      lint.warning(
        "FactNamesDiffer",
        at,
        { zh: `情况的名称前后不一：${fact}、${other}`, en: `two names that may be one fact: ${fact}, ${other}` },
        { zh: "同一种情况只用一个名称", en: "use one name for one fact" }
      )
  }
}
