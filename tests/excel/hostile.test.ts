import { expect, it } from "@effect/vitest"
import type { Limits } from "@xueshi/excel"
import { Effect } from "effect"
import { book, headings, inline, oneRow, refusalOf, rowsOf, saved } from "./support.ts"
import { type Part, zip } from "./zip.ts"

const times = (count: number, text: (index: number) => string): string => {
  const chunks: Array<string> = []
  for (let index = 0; index < count; index += 1) chunks.push(text(index))
  return chunks.join("")
}
const sound = book({ rows: headings + oneRow })
const sheet = (data: string | Buffer, declares?: number): Part => ({
  name: "xl/worksheets/sheet1.xml",
  data,
  ...(declares === undefined ? {} : { declares })
})
const bomb = Buffer.alloc(60_000_000, "<row/>")
const unbounded = Number.POSITIVE_INFINITY

/** What limit stops each file; other limits are lifted where they would stop it sooner. */
const cases: ReadonlyArray<readonly [string, () => Buffer, keyof Limits, Partial<Limits>?]> = [
  ["a file of too many bytes", () => sound, "fileBytes", { fileBytes: sound.length - 1 }],
  [
    "a zip of too many parts",
    () => zip(Array.from({ length: 1_001 }, (_, n) => ({ name: `${n}`, data: "" }))),
    "parts"
  ],
  ["a zip bomb by its ratio", () => book({ rows: "", parts: [sheet(bomb)] }), "ratio"],
  ["a zip bomb by its size", () => book({ rows: "", parts: [sheet(bomb)] }), "inflatedBytes", { inflatedBytes: 5e7 }],
  [
    "parts that share one packed body, by the sum of what they inflate to",
    () =>
      zip([sheet(bomb), ...Array.from({ length: 3 }, (_, n) => ({ name: `xl/${n}.xml`, data: "", declares: 6e7 }))]),
    "inflatedBytes",
    { ratio: unbounded }
  ],
  ["a million empty rows", () => book({ rows: headings + times(1_000_000, (n) => `<row r="${n + 2}"/>`) }), "rows"],
  ["empty rows above the headings", () => book({ rows: times(100_002, () => "<row/>") }), "rows"],
  [
    "one row over the limit",
    () => book({ rows: headings + oneRow + oneRow.replace('r="2"', 'r="9"') }),
    "rows",
    { rows: 1 }
  ],
  ["16,384 columns", () => book({ rows: `<row>${times(16_384, (n) => inline(`列${n}`))}</row>` }), "columns"],
  [
    "a value in the last column of all",
    () => book({ rows: `${headings}<row r="2">${inline("x", "XFD2")}</row>` }),
    "columns"
  ],
  [
    "a long text in the cell",
    () => book({ rows: `${headings}<row>${inline("长".repeat(4_001))}</row>` }),
    "cellCharacters"
  ],
  [
    "a long shared text",
    () =>
      book({
        rows: `${headings}<row><c t="s"><v>0</v></c></row>`,
        strings: `<sst><si><t>${"长".repeat(900_000 / 3)}</t></si></sst>`
      }),
    "cellCharacters",
    { ratio: unbounded }
  ],
  [
    "a text of many runs",
    () =>
      book({
        rows: `${headings}<row><c t="inlineStr"><is>${"<r><t>0123456789</t></r>".repeat(3_000_000)}</is></c></row>`
      }),
    "cellCharacters",
    { ratio: unbounded }
  ],
  [
    "a giant merge",
    () => book({ rows: headings + oneRow, after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }),
    "mergedCells"
  ],
  [
    "many middling merges",
    () =>
      book({
        rows: headings + oneRow,
        after: `<mergeCells>${times(101, (n) => `<mergeCell ref="A${n * 1000 + 1}:A${n * 1000 + 1000}"/>`)}</mergeCells>`
      }),
    "mergedCells"
  ],
  [
    "too many different texts",
    () => book({ rows: headings + oneRow, strings: `<sst>${"<si/>".repeat(1_001)}</sst>` }),
    "texts",
    { texts: 1_000 }
  ],
  ["a reading thread out of memory", () => sound, "heapMegabytes", { heapMegabytes: 4 }],
  ["a reading thread out of time", () => sound, "seconds", { seconds: 0.001 }]
]

it.live.each(cases)("IMP-02 stops at %s", ([, bytes, limit, limits]) =>
  Effect.gen(function* () {
    const error = yield* refusalOf(saved(bytes()), limits)
    expect(error).toMatchObject({ _tag: "BeyondLimit", limit, rule: "IMP-02" })
    expect(error.zh).toMatch(/超过上限/)
    expect(error.en).toMatch(/more than the/)
  })
)

const damaged: ReadonlyArray<readonly [string, () => Buffer]> = [
  ["a directory that declares too little", () => book({ rows: "", parts: [sheet(bomb, 1_000)] })],
  ["a directory that declares too much", () => book({ rows: "", parts: [sheet(`<worksheet/>`, 1_000)] })],
  [
    "entities that multiply",
    () =>
      book({
        rows: "",
        parts: [
          sheet(
            `<!DOCTYPE w [<!ENTITY a "ha">${times(9, (n) => `<!ENTITY b${n} "${`&${n ? `b${n - 1}` : "a"};`.repeat(10)}">`)}]><worksheet><sheetData>${headings}<row><c t="str"><v>&b8;</v></c></row></sheetData></worksheet>`
          )
        ]
      })
  ],
  [
    "an entity that reads a file",
    () =>
      book({
        rows: "",
        parts: [
          sheet(
            `<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData>${headings}<row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>`
          )
        ]
      })
  ],
  [
    "a document type, used or not",
    () =>
      book({
        rows: "",
        parts: [sheet(`<!DOCTYPE w><worksheet><sheetData>${headings}${oneRow}</sheetData></worksheet>`)]
      })
  ],
  [
    "styles without end",
    () => book({ rows: headings + oneRow, styles: `<s><cellXfs>${"<xf/>".repeat(70_000)}</cellXfs></s>` })
  ],
  ["formats without end", () => book({ rows: headings + oneRow, styles: `<s>${"<numFmt/>".repeat(70_000)}</s>` })],
  [
    "sheets without end",
    () =>
      book({
        rows: headings,
        parts: [
          {
            name: "xl/workbook.xml",
            data: `<w xmlns:r="r">${'<sheet name="a" r:id="rId1"/>'.repeat(70_000)}</w>`
          }
        ]
      })
  ],
  ["XML nested without end", () => book({ rows: headings, after: "<a>".repeat(200_000) })],
  ["one tag without end", () => book({ rows: headings, after: `<a ${times(300_000, (n) => `a${n}="" `)}/>` })],
  ["one comment without end", () => book({ rows: headings, after: `<!--${times(300_000, String)}-->` })]
]

it.live.each(damaged)("IMP-02 refuses %s as damaged", ([, bytes]) =>
  Effect.gen(function* () {
    const error = yield* refusalOf(saved(bytes()), { ratio: unbounded })
    expect(error).toMatchObject({ _tag: "NotAWorkbook", found: "damaged" })
  })
)

/** The most that the process's memory rises by while an effect runs, in MB. */
const rise = <A, E>(effect: Effect.Effect<A, E>): Effect.Effect<readonly [A, number], E> =>
  Effect.gen(function* () {
    const before = process.memoryUsage.rss()
    let peak = before
    const sampling = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss())
    }, 5)
    const result = yield* Effect.ensuring(
      effect,
      Effect.sync(() => clearInterval(sampling))
    )
    return [result, (peak - before) / 1e6] as const
  })

it.live("IMP-02 a bomb raises the process's memory by less than 150 MB, whatever it is made of", () =>
  Effect.gen(function* () {
    const bombs = [
      ["<si><t>ab</t></si>", 90e6, "BeyondLimit"],
      ["<r><t>0123456789</t></r>", 40e6, "NotAWorkbook"],
      ["<si><t>a", 40e6, "NotAWorkbook"],
      ["<si ", 40e6, "NotAWorkbook"],
      ["aaaaaaaa", 40e6, "NotAWorkbook"]
    ] as const
    for (const [filling, size, tag] of bombs) {
      const data = Buffer.alloc(size, filling)
      data.write("<sst><si>".padEnd(filling.length * 5))
      const path = saved(
        book({ rows: headings + oneRow, parts: [{ name: "xl/sharedStrings.xml", data }], strings: "" })
      )
      const [error, megabytes] = yield* rise(refusalOf(path, { ratio: unbounded }))
      expect(error._tag).toBe(tag)
      expect(megabytes).toBeLessThan(150)
    }
  })
)

it.live("IMP-02 what only looks wild is read: gaps, formatted empty cells far out, long texts nobody shows", () =>
  Effect.gen(function* () {
    const bytes = book({
      rows: `${headings}${oneRow}<row r="1048576">${inline("李四")}<c r="XFD1048576" s="1"/></row>`,
      after: '<mergeCells><mergeCell ref="A9:B10"/></mergeCells>',
      strings: `<sst><si><t>${"长".repeat(5_000)}</t></si></sst>`
    })
    expect((yield* rowsOf(saved(bytes), { rows: 2 })).map(({ number }) => number)).toEqual([2, 1_048_576])
  })
)
