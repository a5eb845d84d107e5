import { availableParallelism } from "node:os"
import { parseArgs } from "node:util"
import { documents } from "@xueshi/core/documents"
import { lawSuite, lawsOf } from "@xueshi/testing"
import { doneBy } from "./doneBy.ts"
import { type DocumentName, nameOf, type Part, type PartResult, policyOf } from "./part.ts"

/** So many cases a law and document are aimed at. */
const aim = 100_000
const together = 500
const seed = 20181231
const count = new Intl.NumberFormat("en", { maximumFractionDigits: 0 })
const short = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 })
const print = (line: string) => process.stdout.write(`${line}\n`)
const minutes = (seconds: number): string => `${(seconds / 60).toFixed(1)} min`

/** What all parts of a document took, in seconds of processor time. */
class Sums {
  cases = 0
  seconds = 0
  readonly spent = new Map<string, number>()

  add({ part, seconds, spent }: PartResult): void {
    this.cases += part.to - part.from
    this.seconds += seconds
    // Whatever else the machine does meets all laws alike: each has its part of the processor time.
    const total = Object.values(spent).reduce((sum, one) => sum + one, 0)
    for (const [name, millis] of Object.entries(spent))
      this.spent.set(name, (this.spent.get(name) ?? 0) + (millis / total) * seconds)
  }

  perSecond(name: string): number {
    return this.cases / Math.max(1e-6, this.spent.get(name) ?? 0)
  }
}

const row = (name: string, cells: ReadonlyArray<string>) =>
  print(`  ${name.padEnd(22)}${cells.map((cell) => cell.padStart(9)).join("")}`)

/** Cases a second of one core: a row a document, a column a law; U15 is two laws. */
const table = (names: ReadonlyArray<DocumentName>, sums: ReadonlyMap<DocumentName, Sums>) => {
  const columns = ["drawing", "judging", ...new Set(names.flatMap((name) => lawsOf(policyOf(name)).map(nameOf)))]
  for (let from = 0; from < columns.length; from += 11) {
    const some = columns.slice(from, from + 11)
    print("")
    row(
      "cases/s",
      some.map((column) => column.split(" ")[0] ?? "")
    )
    for (const name of names) {
      const sum = sums.get(name)
      row(
        name,
        some.map((column) => (sum?.spent.has(column) ? short.format(sum.perSecond(column)) : "–"))
      )
    }
  }
}

/** Throws what `lawSuite` reports of a law that some case broke: the case shrunk, its seed and path. */
const report = ({ broken, part }: PartResult): void => {
  const checks = lawSuite(policyOf(part.document))
  for (const [name, place] of Object.entries(broken))
    checks.find((check) => check.name === name)?.run({ seed: part.seed, path: String(place) })
}

/** Puts `--runs` cases (1,000 unless told) to every law of every shipped regulation, a thread a core, each case drawn once for all laws. */
export const timeLaws = async (args: ReadonlyArray<string>): Promise<void> => {
  const { values } = parseArgs({ args: [...args], options: { runs: { type: "string", default: "1000" } } })
  const runs = Number(values.runs)
  if (!Number.isSafeInteger(runs) || runs < 1) throw new Error(`--runs: ${values.runs} is no number of cases`)
  const names = Object.keys(documents) as ReadonlyArray<DocumentName>
  const parts = names.flatMap((document) =>
    Array.from({ length: Math.ceil(runs / together) }, (_, index): Part => {
      const from = index * together
      return { document, seed, from, to: Math.min(runs, from + together) }
    })
  )
  const threads = availableParallelism()
  const laws = names.reduce((sum, name) => sum + lawsOf(policyOf(name)).length, 0)
  print(
    `${count.format(runs)} cases a law and document: ${names.length} documents, ${laws} laws on them, ${threads} threads`
  )
  const sums = new Map(names.map((name) => [name, new Sums()]))
  const broken: Array<PartResult> = []
  const began = performance.now()
  let [done, told] = [0, began]
  await doneBy(threads, parts, (result) => {
    sums.get(result.part.document)?.add(result)
    if (Object.keys(result.broken).length > 0) broken.push(result)
    done++
    const now = performance.now()
    if (now - told < 5000 && done < parts.length) return
    told = now
    const left = ((now - began) / 1000 / done) * (parts.length - done)
    process.stderr.write(`  ${done} of ${parts.length} parts, ${result.part.document}; about ${minutes(left)} left\n`)
  })
  const seconds = (performance.now() - began) / 1000
  table(names, sums)
  print("")
  for (const [name, sum] of sums)
    print(`  ${name.padEnd(22)}${count.format(sum.cases / sum.seconds).padStart(9)} cases/s through all its laws`)
  print("")
  print(`  this run took ${minutes(seconds)} by the clock on the wall`)
  if (runs < aim) {
    const all = [...sums.values()].reduce((sum, one) => sum + (one.seconds / one.cases) * aim, 0)
    print(
      `  → ${count.format(aim)} cases a law and document would take ${minutes(all / threads)} on ${threads} free cores`
    )
  }
  broken.forEach(report)
}
