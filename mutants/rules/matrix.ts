import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import { nameOf } from "../Mutant.ts"
import { shown } from "../report.ts"
import { root } from "../root.ts"
import { type Guard, guardsOf } from "./guards.ts"
import { type Chosen, failing } from "./runTests.ts"
import { naming, type TestFiles, testFiles } from "./tests.ts"

/** Who noticed that a guard is gone: a test that names a rule of its function, another test of the same files, nobody. */
interface Judged {
  readonly guard: Guard
  readonly by: "named" | "neighbour" | "nobody"
  /** The rules that the titles of those tests name. */
  readonly naming: ReadonlyArray<string>
}

/** What fails without any fault, by what was run: it says nothing of a fault. */
const sound = new Map<string, Promise<ReadonlyArray<string>>>()

/** The tests that fail with a guard gone and pass with it. */
const fell = async (chosen: Chosen, { mutant }: Guard) => {
  if (chosen.files.length === 0) return []
  const titles = await failing(chosen, mutant)
  if (titles.length === 0) return []
  const key = JSON.stringify(chosen)
  const before = sound.get(key) ?? failing(chosen)
  sound.set(key, before)
  const broken = await before
  return titles.filter((title) => !broken.includes(title))
}

const judge = async (guard: Guard, { onMemory, whole }: TestFiles): Promise<Judged> => {
  const { ids } = guard
  const near = naming(whole, ids)
  const quick = near.filter((path) => path.startsWith("tests/core/"))
  // The quick ones first: they nearly always notice.
  const choices: ReadonlyArray<Chosen> = [
    { files: quick, ids },
    // Their titles stand in the contracts that they run.
    { files: onMemory, ids, onMemory: true },
    { files: near.filter((path) => !quick.includes(path)), ids }
  ]
  for (const chosen of choices) {
    const titles = await fell(chosen, guard)
    const found = ids.filter((id) => titles.some((title) => title.includes(id)))
    if (found.length > 0) return { guard, by: "named", naming: found }
  }
  return { guard, by: (await fell({ files: quick, ids: [] }, guard)).length > 0 ? "neighbour" : "nobody", naming: [] }
}

const print = (...lines: ReadonlyArray<string>): boolean => process.stdout.write(`${lines.join("\n")}\n`)

const lostOf = ({ by, guard: { encodedBy, ids, mutant } }: Judged): string =>
  `${ids.join(", ")} ${encodedBy}: ${by === "nobody" ? "nobody notices" : "a neighbour notices"}\n${shown(mutant)}`

const guards = (only: string | undefined): ReadonlyArray<Guard> =>
  globSync("packages/core/src/**/*.ts", { cwd: root })
    .toSorted()
    .flatMap((path) => guardsOf(path, readFileSync(join(root, path), "utf8")))
    .filter(({ ids, mutant }) => only === undefined || nameOf(mutant).includes(only) || ids.includes(only))

/** The matrix of rules and what notices the loss of their guards, as lines of a table. */
const table = (judged: ReadonlyArray<Judged>): ReadonlyArray<string> => {
  const ids = [...new Set(judged.flatMap(({ guard }) => guard.ids))].toSorted()
  const rows = ids.map((id) => {
    const own = judged.filter(({ guard }) => guard.ids.includes(id))
    const named = own.filter((one) => one.naming.includes(id)).length
    const other = own.filter(({ by, naming: found }) => by === "named" && !found.includes(id)).length
    const [neighbour, nobody] = (["neighbour", "nobody"] as const).map(
      (by) => own.filter((one) => one.by === by).length
    )
    return `| ${[id, own.length, named, other, neighbour, nobody].join(" | ")} |`
  })
  return [
    "| rule | guards | by a test that names it | that names another rule of the function | by a neighbour only | by nobody |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows
  ]
}

/** Takes each guard of each rule away; true where a test that names the rule notices each. */
export const huntByRules = async (only: string | undefined): Promise<boolean> => {
  const files = testFiles()
  const all = guards(only)
  const [whole, onMemory, apart] = [files.whole.length, files.onMemory.length, files.apart.length]
  print(
    `${all.length} guards, ${whole} test files and what is on memory of ${onMemory} more; ${apart} of laws, of processes and of PostgreSQL are left out`
  )
  const judged: Array<Judged> = []
  const left = all.values()
  let interrupted = false
  const interrupt = () => {
    interrupted = true
  }
  process.once("SIGINT", interrupt)
  process.once("SIGTERM", interrupt)
  const work = async () => {
    for (const guard of left) {
      const one = await judge(guard, files).catch((error: unknown) => {
        if (interrupted) return undefined
        throw error
      })
      if (interrupted || one === undefined) return
      judged.push(one)
      if (one.by !== "named") print("", lostOf(one))
      process.stderr.write(`${judged.length}/${all.length}\n`)
    }
  }
  await Promise.all([work(), work()])
  const noticed = judged.filter(({ by }) => by === "named").length
  print(
    "",
    ...table(judged),
    "",
    `${noticed} of ${judged.length} guards are noticed by a test that names a rule of theirs`
  )
  if (judged.length < all.length) print(`interrupted after ${judged.length} of ${all.length}`)
  return noticed === all.length
}
