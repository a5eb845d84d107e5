import {
  addColumns,
  type Columns,
  decodePolicy,
  formatDay,
  formatHours,
  type LearningRecord,
  LinePacker,
  type Member,
  MemberReader,
  Packer,
  type Reform,
  WhatIf
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { populationsOf } from "@xueshi/testing"
import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const read = (document: unknown) => Result.getOrThrow(decodePolicy(document))
const reform: Reform = { from: read(documents.weihai2018), to: read(documents.weihai2018Completed), year: 2018 }
const [decoder, encoder] = [new TextDecoder(), new TextEncoder()]
const decode = (bytes: Uint8Array) => decoder.decode(bytes)
const reader = new MemberReader(reform)

/** Columns with each record's kind in place of its number. */
const spelt = ({ kind, kinds, ...columns }: Columns) => ({
  ...columns,
  kind: Array.from(kind, (place) => kinds[place])
})
type Read = ReturnType<typeof spelt> | ReadonlyArray<unknown>

const packer = new LinePacker(reform, decode)
/** What lines come to, read from bytes. */
const fromBytes = (bytes: Uint8Array<ArrayBuffer>): Read => {
  const read = packer.add(bytes, 0, bytes.length)
  const columns = spelt(packer.take())
  return Result.match(read, { onFailure: ({ issues }) => issues, onSuccess: () => columns })
}
const plainPacker = new Packer()
/** The same, by way of JSON and records. */
const byWayOfJson = (bytes: Uint8Array): Read => {
  const read = Result.map(reader.line(decode(bytes)), (person) => plainPacker.add(person))
  return Result.match(read, { onFailure: ({ issues }) => issues, onSuccess: () => spelt(plainPacker.take()) })
}

const written = ({ declared, from, history, recognised, to, ...rest }: LearningRecord) => ({
  ...rest,
  ...(history && { history: history.map(({ on, standing }) => ({ standing, on: formatDay(on) })) }),
  from: formatDay(from),
  to: formatDay(to),
  declared: formatHours(declared),
  recognised: formatHours(recognised)
})
const lineOf = ({ id, organisation, records }: Member) => ({ id, organisation, records: records.map(written) })

const members = populationsOf(reform.from).map((one) => one.members.map(lineOf))
/** What tests of JSON readers are made of: a piece of a line is put in place of another one, or a byte changed. */
const pieces = [
  ...[
    '"',
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    " ",
    "\t",
    "\r",
    "\0",
    "\u001F",
    "0",
    "00",
    "9",
    "-",
    ".",
    "1e9",
    "null"
  ],
  ...['"id":"x"', '"extra":1', '\\"', "\\\\", "\\/", "\\u4e00", "\\ud800", "学", "\uFEFF", '"0.5"', '"1000000.001"'],
  ...['"2018-02-29"', '"1899-12-31"', '"2200-01-01"', "1989", "2200", "2018.0", '"0.0001"', '"01"', '"."', '"5."']
]
const mutated = fc.tuple(fc.integer({ min: 0 }), fc.integer({ min: 0, max: 12 }), fc.constantFrom(...pieces))
const shaped = fc.record({
  spaces: fc.constantFrom(0, 1),
  reversed: fc.boolean(),
  times: fc.integer({ min: 0, max: 2 })
})

/** The keys of objects in the reverse order. */
const reversed = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(reversed)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .toReversed()
            .map(([key, one]) => [key, reversed(one)])
        )
      : value

describe("SYS-04 lines of a population read from their bytes", () => {
  it("SYS-04 CMP-06 come to what they come to by way of JSON, whatever is wrong with them", () => {
    const tally = { read: 0, refused: 0 }
    fc.assert(
      fc.property(members, shaped, fc.array(mutated, { maxLength: 3 }), (people, shape, mutations) => {
        for (const person of people) {
          const same = { ...person, records: person.records.map((one) => ({ ...one, identity: '["同"]' })) }
          for (const one of [person, same]) {
            let text = JSON.stringify(shape.reversed ? reversed(one) : one, null, shape.spaces).replaceAll("\n", " ")
            for (const [place, length, piece] of mutations.slice(0, shape.times)) {
              const at = place % (text.length + 1)
              text = text.slice(0, at) + piece + text.slice(at + length)
            }
            const bytes = encoder.encode(text)
            const found = fromBytes(bytes)
            if (Array.isArray(found)) tally.refused++
            else tally.read++
            expect(found).toEqual(byWayOfJson(bytes))
          }
        }
      }),
      { numRuns: 300, seed: 20181231 }
    )
    expect(Math.min(tally.read, tally.refused)).toBeGreaterThan(150)
  })

  it("SYS-04 CMP-06 one after the other come to what a what-if over the persons comes to, part after part", () => {
    fc.assert(
      fc.property(members, (people) => {
        const bytes = encoder.encode(people.map((one) => `${JSON.stringify(one)}\n`).join(""))
        const packer = new LinePacker(reform, decode)
        const [quick, plain] = [new WhatIf(reform), new WhatIf(reform)]
        for (let from = 0; from < bytes.length; from = bytes.indexOf(10, from) + 1) {
          const to = bytes.indexOf(10, from)
          Result.getOrThrow(packer.add(bytes, from, to))
          plain.add(Result.getOrThrow(reader.line(decode(bytes.subarray(from, to)))))
          if (from % 2 === 0) addColumns(quick, packer.take())
        }
        addColumns(quick, packer.take())
        const { examples: _, ...counts } = quick.report(true)
        expect(counts).toEqual((({ examples: _, ...rest }) => rest)(plain.report(true)))
      }),
      { numRuns: 100, seed: 20181231 }
    )
  })

  it("CMP-06 parts that another thread judged merge, lines that could not be read in their order, and who flips is told", () => {
    const told: Array<string> = []
    const [whole, part] = [
      new WhatIf(reform),
      new WhatIf(reform, {
        flipped: (person, organisation, { flip }) => told.push(`${organisation} ${person} ${flip}`)
      })
    ]
    const record = (id: string, subject: string, hours: number) => ({
      ...{ id, form: "conference", subject, creditYear: 2018, from: "2018-03-01", to: "2018-03-01", identity: null },
      ...{ declared: String(hours), recognised: String(hours), standing: "approved" }
    })
    const line = {
      id: "张三",
      organisation: "甲",
      records: [record("g", "general", 33), record("s", "specialised", 60)]
    }
    part.add(Result.getOrThrow(reader.json(line)))
    part.addUnread(2, [])
    whole.addUnread(9, [])
    whole.merge(structuredClone(part.state()), 3)
    whole.merge(structuredClone(part.state()), 10)
    const { examples, reasons, total, unread } = whole.report(true)
    expect(told).toEqual(["甲 张三 lost"])
    expect(total).toMatchObject({ persons: 2, lost: 2 })
    expect(reasons).toMatchObject([{ leaf: "specialised", persons: 2 }])
    expect(examples.map(({ person }) => person)).toEqual(["张三", "张三"])
    expect(unread).toEqual({ lines: 3, faults: [5, 9, 12].map((line) => ({ line, issues: [] })) })
  })
})
