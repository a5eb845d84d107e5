import { availableParallelism, cpus } from "node:os"
import { commandsPerSecond } from "./commands.ts"
import { timeDeclarations } from "./declarations/bench.ts"
import { timeLaws } from "./laws/bench.ts"
import { peers } from "./peers.ts"
import { timeLists } from "./province/lists.ts"
import { timeMove } from "./province/move.ts"
import { timeReviews } from "./reviews/bench.ts"
import { interleave, quantile, ratios, type Timing } from "./rounds.ts"
import { timeRules } from "./rules.ts"
import { timeDatabase } from "./sql/bench.ts"
import { timeVerdicts } from "./verdicts.ts"
import { timeWhatIf } from "./whatIf.ts"

const asked = process.argv.slice(2)
if (asked[0] === "laws") {
  await timeLaws(asked.slice(1))
  process.exit()
}
if (asked[0] === "reviews") {
  await timeReviews(asked.slice(1))
  process.exit()
}
if (asked[0] === "declarations") {
  await timeDeclarations(asked.slice(1))
  process.exit()
}
const ofProvince = { lists: timeLists, move: timeMove }
if (asked[0] === "lists" || asked[0] === "move") {
  await ofProvince[asked[0]](asked.slice(1))
  process.exit()
}
if (asked.includes("what-if")) {
  await timeWhatIf()
  process.exit()
}
const verdictsAlone = asked.includes("verdicts")
if (asked.length > 0 && !verdictsAlone) {
  await timeDatabase(asked)
  process.exit()
}

const recordsEach = 12
const count = new Intl.NumberFormat("en", { maximumFractionDigits: 0 })
const spread = (sample: ReadonlyArray<number>, show: (value: number) => string): string =>
  `${show(quantile(sample, 0.5))} (${show(quantile(sample, 0.25))}–${show(quantile(sample, 0.75))})`

const print = (...lines: ReadonlyArray<string>) => process.stdout.write(`${lines.join("\n")}\n`)
const row = ({ name, rounds }: Timing, note = "") => {
  const perSecond = spread(
    rounds.map((nanoseconds) => 1e9 / nanoseconds),
    count.format
  )
  print(
    `  ${name.padEnd(30)} ${perSecond.padStart(34)} /s  ${count.format(quantile(rounds, 0.5)).padStart(7)} ns  ${note}`
  )
}

print(
  `xueshi bench · Node ${process.versions.node} · ${cpus()[0]?.model.trim()} · ${availableParallelism()} cores`,
  "Rounds are interleaved (A B C A B C …); shown are the median and, in brackets, the middle half of the rounds.",
  "A second is one of processor time, all threads counted: what one core does, whatever else the machine does."
)

const [cached, many] = [await timeVerdicts(256, recordsEach), await timeVerdicts(4096, recordsEach)]
for (const { capped, core, handwritten, moving, summaries } of [cached, many]) {
  const passing = summaries.filter(({ pass }) => pass).length / summaries.length
  const of = `${recordsEach} records each, ${count.format(summaries.length)} different persons`
  print("", `Verdicts with full explanation, ${of} (${Math.round(passing * 100)} % pass)`)
  row(core)
  row(handwritten, "deep-equal to core's on every person")
  row(capped, "an invented document")
  row(moving, "another one")
  const slower = spread(ratios(core, handwritten), (ratio) => ratio.toFixed(2))
  print(`  → core takes ${slower} times as long as the hand-written function`)
  const dearer = spread(ratios(moving, core), (ratio) => ratio.toFixed(2))
  print(`  → caps, a window and a carry together cost ${dearer} times the simple document`)
}

print(
  "",
  "Peers, given the two totals already added up: they decide two thresholds and read no records, so no states, no"
)
print(
  "years, no shared subject, no duplicates, no reductions, no contribution of each record. Both answer asynchronously:"
)
print("64 calls are in flight at a time.")
for (const peer of await interleave(await peers(cached.summaries), { rounds: 9 }))
  row(
    peer,
    `core's verdict is ${(quantile(peer.rounds, 0.5) / quantile(cached.core.rounds, 0.5)).toFixed(0)} times faster`
  )

if (verdictsAlone) process.exit()

print("", "Rules of the rule book")
for (const rule of await timeRules()) row(rule)

const commands: Array<number> = []
for (let run = 0; run < 5; run++) commands.push(await commandsPerSecond(2000))
print("", "Use cases over the memory adapter: draft, submit, approve, audit, each committed with its journal entry")
print(`  ${spread(commands, count.format)} commands /s (informative)`)

await timeDatabase([])
