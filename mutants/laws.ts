import { readFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import fc from "fast-check"
import { documentOperators } from "./documents/operators.ts"
import { documentMutants, sourceMutants } from "./files.ts"
import { hunt } from "./hunt.ts"
import { huntAll } from "./huntAll.ts"
import { type Mutant, nameOf } from "./Mutant.ts"
import { figures, page, shown, unexplained } from "./report.ts"
import { root } from "./root.ts"
import { operators } from "./source/operators.ts"

export interface Asked {
  readonly seed: number
  readonly sample: number
  readonly documents: number
  readonly all: boolean
  readonly json: boolean
  readonly list: boolean
  readonly only: string | undefined
}

const sampled = (mutants: ReadonlyArray<Mutant>, size: number, seed: number): ReadonlyArray<Mutant> => {
  const length = Math.min(size, mutants.length)
  const some = fc.noBias(fc.shuffledSubarray([...mutants], { minLength: length, maxLength: length }))
  return fc.sample(some, { numRuns: 1, seed })[0] ?? []
}

const print = (...lines: ReadonlyArray<string>): boolean => process.stdout.write(`${lines.join("\n")}\n`)

/** Every operator, with how many faults it makes. */
const table = (mutants: ReadonlyArray<Mutant>, named: typeof operators | typeof documentOperators) =>
  named.map(({ name, statement }) => {
    const count = mutants.filter(({ operator }) => operator === name).length
    return `  ${String(count).padStart(6)}  ${name.padEnd(20)} ${statement}`
  })

/** Without a fault every law must hold, or finding one would mean nothing. */
const unchanged = async (mutants: ReadonlyArray<Mutant>): Promise<void> => {
  for (const kind of ["engine", "rules"] as const) {
    const mutant = mutants.find((one) => one.kind === kind)
    if (mutant === undefined) continue
    const { found } = await hunt({ ...mutant, text: readFileSync(join(root, mutant.path), "utf8") })
    if (found.size > 0) throw new Error(`without any fault, in ${kind}: ${[...found.values()].join(", ")}`)
  }
}

/** Puts a sample of all faults to the laws; true where each survivor is explained. */
export const huntByLaws = async ({ all, documents, json, list, only, sample, seed }: Asked): Promise<boolean> => {
  const [sources, written] = [sourceMutants(), documentMutants()]
  if (!json)
    print(
      `engine and rules: ${sources.length} faults`,
      ...table(sources, operators),
      `documents: ${written.length} faults`,
      ...table(written, documentOperators)
    )
  if (list) return true
  const chosen =
    only !== undefined
      ? [...sources, ...written].filter((mutant) => nameOf(mutant).includes(only))
      : all
        ? [...sources, ...written]
        : [...sampled(sources, sample, seed), ...sampled(written, documents, seed)]
  await unchanged(chosen)
  const began = Date.now()
  let lost = 0
  const hunted = await huntAll(chosen, ({ found, mutant }, done) => {
    if (found.size === 0) lost++
    if (found.size === 0 && !json) print("", shown(mutant))
    const left = Math.ceil((((Date.now() - began) / done) * (chosen.length - done)) / 60_000)
    const line = `${done}/${chosen.length}, found ${done - lost}, about ${left} min left`
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${line}`)
    else if (done % 10 === 0) process.stderr.write(`${line}\n`)
  })
  const survivors = hunted.flatMap(({ found, mutant }) =>
    mutant.kind !== "documents" && found.size === 0 ? [mutant] : []
  )
  const open = unexplained(survivors)
  if (json)
    print(
      JSON.stringify(
        hunted.map(({ found, mutant: { text: _, ...mutant }, seconds }) => ({
          ...mutant,
          found: Object.fromEntries(found),
          seconds
        })),
        null,
        2
      )
    )
  else {
    print("", ...(hunted.length < chosen.length ? [`interrupted after ${hunted.length} of ${chosen.length}`] : []))
    print(`seed ${seed}, ${hunted.length} faults`, ...figures(hunted))
    if (open.length > 0) print("", `not explained in ${page}:`, ...open.map(nameOf))
  }
  return open.length === 0 && hunted.length === chosen.length
}
