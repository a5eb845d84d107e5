import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { SheetForm, SheetRow } from "@xueshi/core"
import { type Limits, readRows, type WorkbookError } from "@xueshi/excel"
import { Effect, Stream } from "effect"
import { freshDirectory } from "../freshDirectory.ts"
import { type Part, zip } from "./zip.ts"

export const form: SheetForm = {
  name: "专业技术人员",
  columns: [
    { key: "name", heading: "姓名", required: true, note: "与证件一致", example: "张三" },
    { key: "document", heading: "证件号码", required: true, example: "11010519491231002X" },
    { key: "sex", heading: "性别", required: false, options: ["男", "女"] }
  ]
}

/** A path of its own in a directory that goes away with the test file. */
export const freshPath = (): string => join(freshDirectory(), "表.xlsx")

/** Saves bytes as a file. */
export const saved = (bytes: Uint8Array): string => {
  const path = freshPath()
  writeFileSync(path, bytes)
  return path
}

/** All rows of a workbook. */
export const rowsOf = (
  path: string,
  limits?: Partial<Limits>,
  of = form
): Effect.Effect<ReadonlyArray<SheetRow>, WorkbookError> => Stream.runCollect(readRows(path, of, limits))

/** Why a workbook is refused. */
export const refusalOf = (path: string, limits?: Partial<Limits>): Effect.Effect<WorkbookError, unknown> =>
  Effect.flip(rowsOf(path, limits))

interface Book {
  /** The inside of `sheetData`. */
  readonly rows: string | Buffer
  readonly after?: string
  readonly strings?: string | Buffer
  readonly styles?: string
  readonly date1904?: boolean
  readonly stored?: boolean
  /** More parts, or others in place of those of the same name. */
  readonly parts?: ReadonlyArray<Part>
}

const relations = (...list: ReadonlyArray<readonly [type: string, target: string]>): string =>
  `<Relationships>${list.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`).join("")}</Relationships>`

/** A workbook of one sheet, as the XML that a test wants. */
export const book = ({ after = "", date1904, parts = [], rows, stored = false, strings, styles }: Book): Buffer => {
  const own: ReadonlyArray<Part> = [
    { name: "[Content_Types].xml", data: "<Types/>" },
    { name: "_rels/.rels", data: relations(["officeDocument", "xl/workbook.xml"]) },
    {
      name: "xl/workbook.xml",
      data: `<workbook xmlns:r="r"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: relations(
        ["worksheet", "worksheets/sheet1.xml"],
        ["styles", "styles.xml"],
        ["sharedStrings", "sharedStrings.xml"]
      )
    },
    ...(styles === undefined ? [] : [{ name: "xl/styles.xml", data: styles }]),
    ...(strings === undefined ? [] : [{ name: "xl/sharedStrings.xml", data: strings }]),
    {
      name: "xl/worksheets/sheet1.xml",
      data: Buffer.concat([
        Buffer.from("<worksheet><sheetData>"),
        Buffer.from(rows),
        Buffer.from(`</sheetData>${after}</worksheet>`)
      ])
    }
  ]
  const replaced = new Set(parts.map(({ name }) => name))
  return zip([...own.filter(({ name }) => !replaced.has(name)), ...parts].map((part) => ({ stored, ...part })))
}

/** A cell that holds its own text. */
export const inline = (text: string, reference = ""): string =>
  `<c${reference && ` r="${reference}"`} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`

/** The heading row of the form. */
export const headings = `<row r="1">${["姓名*", "证件号码*", "性别"].map((text) => inline(text)).join("")}</row>`

export const oneRow = `<row r="2">${inline("张三")}${inline("11010519491231002X")}${inline("男")}</row>`
