import { mkdirSync } from "node:fs"
import { expect, it } from "@effect/vitest"
import { rowsBytes } from "@xueshi/excel"
import { Effect } from "effect"
import { book, form, freshPath, headings, oneRow, refusalOf, rowsOf, saved } from "./support.ts"
import { zip } from "./zip.ts"

const sample = rowsBytes(form, [{ cells: { name: "张三", document: "1" } }])

it.live("IMP-02 says why a path cannot be read: missing, a directory, a device", () =>
  Effect.gen(function* () {
    const directory = freshPath()
    mkdirSync(directory)
    const cases = [
      [freshPath(), "missing"],
      [directory, "directory"],
      ["/dev/null", "other"],
      [`${saved(Buffer.from("x"))}/a.xlsx`, "missing"]
    ] as const
    for (const [path, reason] of cases)
      expect(yield* refusalOf(path)).toMatchObject({ _tag: "FileNotReadable", path, reason, rule: "IMP-02" })
  })
)

/** The inside of the package: tests may run as root, whom no file denies, so the system's own error is made by hand. */
const inside = new URL("../../packages/adapters/excel/src/read/Refused.ts", import.meta.url).href

it("IMP-02 says that permission is denied", async () => {
  const { toRefusal }: { readonly toRefusal: (error: unknown) => unknown } = await import(inside)
  const denied = Object.assign(new Error("EACCES"), { code: "EACCES", syscall: "open" })
  expect(toRefusal(denied)).toEqual({ _tag: "FileNotReadable", reason: "forbidden" })
})

const ole = (text: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    // The name lies across the border of two windows of the search.
    Buffer.alloc(65_536 - 20),
    Buffer.from(text, "utf16le"),
    Buffer.alloc(70_000)
  ])

const foreign: ReadonlyArray<readonly [string, Uint8Array, string]> = [
  ["no bytes", Buffer.alloc(0), "nothing"],
  ["an old .xls", ole("Workbook"), "xls"],
  ["an encrypted workbook", ole("EncryptedPackage"), "encrypted"],
  ["a CSV", Buffer.from("姓名,证件号码\n张三,1\n"), "text"],
  ["a PDF", Buffer.from("%PDF-1.7\n%âãÏÓ"), "pdf"],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]), "other"],
  ["a zip of something else", zip([{ name: "word/document.xml", data: "<document/>" }]), "zip"],
  ["a binary workbook", zip([{ name: "xl/workbook.bin", data: "x" }]), "zip"],
  ["only a zip's first bytes", Buffer.from("PK\u0003\u0004 and no more"), "damaged"],
  ["no XML in the sheet", book({ rows: "", parts: [{ name: "xl/worksheets/sheet1.xml", data: "no" }] }), "damaged"],
  ["bytes that are no UTF-8", book({ rows: Buffer.from([0xff, 0xfe, 0x41]) }), "damaged"],
  ["XML that breaks off", book({ rows: `${headings}${oneRow}<row r="3"><c>` }), "damaged"],
  ["an unknown entity", book({ rows: `${headings}<row r="2"><c t="str"><v>&who;</v></c></row>` }), "damaged"],
  ["a text that does not exist", book({ rows: `${headings}<row r="2"><c t="s"><v>7</v></c></row>` }), "damaged"],
  ["rows out of order", book({ rows: `${headings}<row r="3"/><row r="2"/>` }), "damaged"],
  ["a row number of no sheet", book({ rows: `${headings}<row r="1e3"/>` }), "damaged"],
  ["a cell without a column", book({ rows: `${headings}<row r="2"><c r="2"><v>1</v></c></row>` }), "damaged"],
  [
    "a part that is there twice",
    zip([
      { name: "a", data: "" },
      { name: "A", data: "" }
    ]),
    "damaged"
  ],
  [
    "a part locked with a password",
    book({ rows: "", parts: [{ name: "xl/workbook.xml", data: "x", flags: 1 }] }),
    "damaged"
  ],
  [
    "a target that is no address",
    zip([
      {
        name: "_rels/.rels",
        data: '<Relationships><Relationship Type="/officeDocument" Target="http://["/></Relationships>'
      }
    ]),
    "damaged"
  ]
]

it.live.each(foreign)("IMP-02 refuses %s", ([, bytes, found]) =>
  Effect.gen(function* () {
    const error = yield* refusalOf(saved(bytes))
    expect(error).toMatchObject({ _tag: "NotAWorkbook", found })
    expect(error.zh).toMatch(/\p{Script=Han}/u)
    expect(error.en).not.toMatch(/\p{Script=Han}/u)
  })
)

it.live("IMP-02 a workbook cut off anywhere is refused, and no row of it is given", () =>
  Effect.gen(function* () {
    const bytes = yield* sample
    for (const share of [0.05, 0.3, 0.6, 0.9, 0.999])
      expect((yield* refusalOf(saved(bytes.subarray(0, Math.floor(bytes.length * share)))))._tag).toBe("NotAWorkbook")
  })
)

it.live("IMP-02 a workbook whose bytes were changed on the way is refused", () =>
  Effect.gen(function* () {
    const bytes = book({ rows: headings + oneRow, stored: true })
    bytes[bytes.indexOf("11010519491231002X")] = 0x39
    expect(yield* refusalOf(saved(bytes))).toMatchObject({ _tag: "NotAWorkbook", found: "damaged" })
  })
)

it.live("IMP-02 says that there is no sheet, or no row below the headings", () =>
  Effect.gen(function* () {
    const none = zip([{ name: "xl/workbook.xml", data: "<workbook/>" }])
    const hidden = '<workbook xmlns:r="r"><sheets><sheet name="a" state="hidden" r:id="rId1"/></sheets></workbook>'
    const cases = [
      [none, "sheet"],
      [book({ rows: headings + oneRow, parts: [{ name: "xl/workbook.xml", data: hidden }] }), "sheet"],
      [book({ rows: "" }), "rows"],
      [book({ rows: headings }), "rows"],
      [book({ rows: `${headings}<row r="2"><c t="inlineStr"><is><t> \u3000 </t></is></c></row>` }), "rows"]
    ] as const
    for (const [bytes, lacks] of cases)
      expect(yield* refusalOf(saved(bytes))).toMatchObject({ _tag: "EmptyWorkbook", lacks })
  })
)

it.live("IMP-02 a file's name says nothing: a sound workbook is read under any", () =>
  Effect.gen(function* () {
    expect(yield* rowsOf(saved(yield* sample))).toHaveLength(1)
  })
)
