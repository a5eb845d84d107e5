import { deepStrictEqual } from "node:assert"
import { spawn } from "node:child_process"
import { createWriteStream } from "node:fs"
import { mkdtemp, readFile, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import {
  addColumns,
  type Columns,
  decodePolicy,
  formatDay,
  formatHours,
  type Member,
  Packer,
  type PolicyDocument,
  type Reform,
  WhatIf,
  type WhatIfReport
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Result } from "effect"
import { persons, seeded, year } from "./persons.ts"
import { clock } from "./rounds.ts"
import { floorOf } from "./whatIfByHand.ts"

const [people, recordsEach, organisations, together] = [1_000_000, 12, 2000, 4096]

const from = Result.getOrThrow(decodePolicy(documents.weihai2018))
const document = documents.weihai2018 as typeof PolicyDocument.Encoded
/** One that goes person by person: nobody's project counts for more than 24 hours. */
const capped = Result.getOrThrow(
  decodePolicy({
    ...document,
    id: "invented-cap",
    caps: [
      {
        ...{ code: "projects", name: { zh: "课题", en: "projects" }, citation: "manual" },
        ...{ forms: ["project"], per: "year", atMost: "24" }
      }
    ]
  })
)
const reform: Reform = { from, to: Result.getOrThrow(decodePolicy(documents.weihai2018Completed)), year }

const print = (line: string) => process.stdout.write(`${line}\n`)
const seconds = (nanoseconds: number) => `${(nanoseconds / 1e9).toFixed(2)} s`
/** What the process has taken of the machine, and how much of it is in use. */
const memory = () => {
  const { arrayBuffers, heapUsed, rss } = process.memoryUsage()
  return `${Math.round(rss / 1e6)} MB resident, ${Math.round((arrayBuffers + heapUsed) / 1e6)} MB in use`
}

/** Different people, a part of them at a time, so that no more than that is held. */
function* members(count: number): Generator<ReadonlyArray<Member>> {
  const random = seeded(371_000)
  for (let first = 0; first < count; first += together)
    yield persons(Math.min(together, count - first), recordsEach, first).map((records, index) => ({
      id: `3710021990${String(first + index).padStart(8, "0")}`,
      organisation: `12371000${Math.floor(random() * organisations)}`,
      records
    }))
}

/** A part of a population in columns, and in the processor time that packing them took. */
const packAll = (): { readonly parts: ReadonlyArray<Columns>; readonly time: number } => {
  const [parts, packer]: [Array<Columns>, Packer] = [[], new Packer()]
  let time = 0
  for (const part of members(people)) {
    const start = clock()
    for (const one of part) {
      packer.add(one)
      if (packer.full) parts.push(packer.take())
    }
    time += clock() - start
  }
  return { parts: [...parts, packer.take()], time }
}

const counted = ({ examples: _, ...report }: WhatIfReport) => report

/** What judging people one after the other comes to, and what it takes. */
const plainly = (reform: Reform, sample: ReadonlyArray<Member>) => {
  const whatIf = new WhatIf(reform)
  const start = clock()
  for (const one of sample) whatIf.add(one)
  return { report: whatIf.report(true), each: (clock() - start) / sample.length }
}

const inColumns = (reform: Reform, parts: ReadonlyArray<Columns>) => {
  const whatIf = new WhatIf(reform)
  const start = clock()
  for (const part of parts) addColumns(whatIf, part)
  return { report: whatIf.report(true), time: clock() - start }
}

const packedOf = (sample: ReadonlyArray<Member>): ReadonlyArray<Columns> => {
  const packer = new Packer(sample.length)
  for (const one of sample) packer.add(one)
  return [packer.take()]
}

const timeColumns = (): void => {
  const sample = [...members(20_000)].flat()
  const plain = plainly(reform, sample)
  deepStrictEqual(counted(inColumns(reform, packedOf(sample)).report), counted(plain.report))
  const { parts, time } = packAll()
  globalThis.gc?.()
  print(`  packed in ${seconds(time)}; ${memory()}`)
  const rounds = Array.from({ length: 5 }, () => {
    const start = clock()
    const floor = floorOf(parts, year)
    return { floor: clock() - start, found: floor, ...inColumns(reform, parts) }
  }).toSorted((a, b) => a.time / a.floor - b.time / b.floor)
  const median = rounds[2] as (typeof rounds)[number]
  const { gained, lost, passedAfter, passedBefore, persons } = median.report.total
  deepStrictEqual(median.found, { persons, passedBefore, passedAfter, gained, lost })
  print(`  judged under both documents in ${seconds(median.time)}; ${memory()}; +${gained} −${lost}`)
  print(
    `  by hand, passing and flips alone: ${seconds(median.floor)} → ${(median.time / median.floor).toFixed(2)} times`
  )
  print(`  plain evaluation, 20,000 people, the same to the letter: ${seconds(plain.each * people)} for as many`)
  const byPerson = inColumns({ ...reform, to: capped }, parts.slice(0, 7))
  const share = people / byPerson.report.total.persons
  print(`  with a cap, which goes person by person: ${seconds(byPerson.time * share)} for as many (a tenth was judged)`)
}

/** Writes the people as lines. */
const write = async (path: string): Promise<void> => {
  const out = createWriteStream(path)
  for (const part of members(people)) {
    const lines = part.map(({ records, ...one }) => {
      const written = records.map((record) => ({
        ...record,
        ...{ from: formatDay(record.from), to: formatDay(record.to) },
        ...{ declared: formatHours(record.declared), recognised: formatHours(record.recognised) }
      }))
      return `${JSON.stringify({ ...one, records: written })}\n`
    })
    if (!out.write(lines.join(""))) await new Promise<void>((resolve) => out.once("drain", () => resolve()))
  }
  await new Promise<void>((resolve) => out.end(() => resolve()))
}

const timeCommand = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), "xueshi-what-if-"))
  try {
    const file = join(folder, "people.ndjson")
    await write(file)
    const main = join(import.meta.dirname, "../packages/adapters/cli/src/main.ts")
    const start = performance.now()
    const child = spawn(process.execPath, [
      ...[...process.execArgv, main, "policy", "what-if", "--from", from.document.id, "--to", reform.to.document.id],
      ...["--year", String(year), "--population", file, "--json"]
    ])
    let [out, most] = ["", 0]
    child.stdout.on("data", (text) => {
      out += text
    })
    const watch = setInterval(async () => {
      const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "")
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? 0))
    }, 200)
    const code = await new Promise((resolve) => child.on("close", resolve))
    clearInterval(watch)
    const took = (performance.now() - start) / 1000
    deepStrictEqual([code, JSON.parse(out).total.persons], [0, people])
    const size = (await stat(file)).size / 1e9
    print(`  from a file of ${size.toFixed(2)} GB, the whole command: ${took.toFixed(1)} s by the clock on the wall,`)
    print(`  at most ${Math.round(most / 1000)} MB resident (0 where the system does not tell)`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a changed document does to a million people: in columns in this process, and from a file by the command. */
export const timeWhatIf = async (): Promise<void> => {
  print(`What if: ${people.toLocaleString("en")} people with ${recordsEach} records each, processor time of one core`)
  timeColumns()
  globalThis.gc?.()
  await timeCommand()
}
