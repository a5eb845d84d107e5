import type { Lint } from "./Lint.ts"

/** Every code under `citation` or `legal`, wherever it stands. */
const citedIn = (value: unknown, found: Set<string> = new Set()): ReadonlySet<string> => {
  if (typeof value !== "object" || value === null) return found
  for (const [key, part] of Object.entries(value))
    if ((key === "citation" || key === "legal") && typeof part === "string") found.add(part)
    else citedIn(part, found)
  return found
}

/** Sources that nobody has opened, each once, and sources of nothing. */
export const lintCitations = (lint: Lint): void => {
  const { citations, ...rest } = lint.document
  const cited = citedIn(rest)
  for (const [code, { title, verified }] of Object.entries(citations)) {
    if (!cited.has(code))
      lint.warning(
        "NeverCited",
        ["citations", code],
        { zh: `没有一处引用这条依据：${title}`, en: `nothing cites this source: ${title}` },
        { zh: "在出自它的数值处引用，或删去它", en: "cite it where a value is from it, or leave it out" }
      )
    else if (!verified)
      lint.warning(
        "NotVerified",
        ["citations", code],
        { zh: `还没有人打开过原文：${title}`, en: `nobody has opened this source: ${title}` },
        {
          zh: "找到原文，核对引用它的每个数，再写 verified: true",
          en: "open it, compare every value that cites it, then write verified: true"
        }
      )
  }
}
