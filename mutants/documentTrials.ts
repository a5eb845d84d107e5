import { readFileSync } from "node:fs"
import { join } from "node:path"
import { type Finding, lintPolicy, readCases, readDocument, runCases } from "@xueshi/core"
import { lawSuite } from "@xueshi/testing"
import { Result } from "effect"
import type { Mutant } from "./Mutant.ts"
import { root } from "./root.ts"
import { isLaw } from "./sourceTrials.ts"
import type { Column, Trial } from "./Trial.ts"

const said = ({ code, path }: Finding): string => `${code} ${path.join(".")}`

/** The laws that a document owes, what lint says of it beyond what it said before, and its golden cases. */
export const documentTrials = ({ path, text }: Pick<Mutant, "path" | "text">): ReadonlyArray<Trial> => {
  const trial = (column: Column, name: string, run: () => void): Trial => ({ column, name, run })
  const read = (file: string) => readFileSync(join(root, file), "utf8")
  const before = Result.getOrThrow(readDocument(read(path)))
  const decoded = readDocument(text)
  if (Result.isFailure(decoded))
    return [
      trial("lint", "refused when it is read", () => {
        throw decoded.failure
      })
    ]
  const policy = decoded.success
  const known = new Set(lintPolicy(before).map(said))
  return [
    ...lawSuite(policy, { runs: 60 })
      .filter(isLaw)
      .map(({ name, run }) => trial("laws", name, () => run())),
    trial("lint", "another finding than before", () => {
      const more = lintPolicy(policy).filter((one) => !known.has(said(one)))
      if (more.length > 0) throw new Error(more.map(said).join(", "))
    }),
    trial("golden cases", "a case comes out otherwise", () => {
      const cases = Result.getOrThrow(readCases(policy, JSON.parse(read(path.replace(/\.json$/u, ".cases.json")))))
      const wrong = runCases(policy, cases).filter(({ differences }) => differences.length > 0)
      if (wrong.length > 0) throw new Error(wrong.map(({ name }) => name).join(", "))
    })
  ]
}
