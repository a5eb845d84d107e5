import { globSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { root } from "../root.ts"

/** Laws, which `npm run mutants` is for, and what is about the repository and not about a rule. */
const elsewhere = /^tests\/(?:laws|races|setup|readme)/u
/** Tests of whole processes or of PostgreSQL: they take minutes, and what they load is not what is mutated. */
const apart = /postgres|embedded|\bfork\(|\bspawn\(|program\.ts|xueshi\.ts/u

const read = (path: string): string => readFileSync(join(root, path), "utf8")
const imports = (path: string): ReadonlyArray<string> =>
  [...read(path).matchAll(/from "(\.[^"]+\.ts)"/gu)].map(([, to = ""]) => join(dirname(path), to))

/** Whether a test file, or what it takes from beside it, starts processes or a database. */
const isApart = (path: string): boolean =>
  elsewhere.test(path) ||
  apart.test(read(path)) ||
  imports(path).some((one) => one.startsWith("tests/") && apart.test(read(one)))

/** Tests that run on memory and on PostgreSQL, by the table of their adapters. */
const onBoth = /^ {2}\["memory", /mu

/** Test files, by how they can be run beside a fault. */
export interface TestFiles {
  /** As they are. */
  readonly whole: ReadonlyArray<string>
  /** Those of their tests alone that are on memory. */
  readonly onMemory: ReadonlyArray<string>
  /** Not at all. */
  readonly apart: ReadonlyArray<string>
}

export const testFiles = (): TestFiles => {
  const all = globSync("tests/**/*.test.ts", { cwd: root, exclude: ["**/node_modules/**"] }).toSorted()
  const [set, whole] = [all.filter(isApart), all.filter((path) => !isApart(path))]
  const onMemory = set.filter((path) => !elsewhere.test(path) && onBoth.test(read(path)))
  return { whole, onMemory, apart: set.filter((path) => !onMemory.includes(path)) }
}

/** Those of some test files with a title that names one of some rules. */
export const naming = (files: ReadonlyArray<string>, ids: ReadonlyArray<string>): ReadonlyArray<string> =>
  files.filter((path) => ids.some((id) => read(path).includes(id)))
