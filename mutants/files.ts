import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { documentMutantsOf } from "./documents/sites.ts"
import type { Mutant } from "./Mutant.ts"
import { root } from "./root.ts"
import { mutantsOf } from "./source/sites.ts"

const core = "packages/core/src"

/** What turns records into a verdict. What reads, checks, describes or compares documents is not among it. */
const engine = [
  "engine/*",
  "compile/*",
  ...["appliesTo", "awardOf", "compile", "contentOrder", "duplicates", "effortOf", "evaluate", "evaluatePlainly"],
  ...["leaves", "measure", "passes", "propose", "round", "splitHours"]
].map((name) => `${core}/policy/${name}.ts`)

/** The rule book, and the codes that it looks at. */
const rules = [`${core}/*/rules/*.ts`, `${core}/codes/*.ts`]
const documents = [`${core}/policy/documents/**/*.json`]

const filesOf = (patterns: ReadonlyArray<string>): ReadonlyArray<string> =>
  globSync([...patterns], { cwd: root, exclude: ["**/*.cases.json"] }).toSorted()

const every = (
  patterns: ReadonlyArray<string>,
  mutantsIn: (path: string, source: string) => ReadonlyArray<Mutant>
): ReadonlyArray<Mutant> => filesOf(patterns).flatMap((path) => mutantsIn(path, readFileSync(join(root, path), "utf8")))

/** Every fault that the operators can put into the engine and the rule book. */
export const sourceMutants = (): ReadonlyArray<Mutant> => [
  ...every(engine, (path, source) => mutantsOf("engine", path, source)),
  ...every(rules, (path, source) => mutantsOf("rules", path, source))
]

/** Every fault that they can put into the shipped documents. */
export const documentMutants = (): ReadonlyArray<Mutant> => every(documents, documentMutantsOf)
