import type { SheetForm, SheetRow } from "@xueshi/core"
import type { Limits } from "../Limits.ts"
import { type Archive, openArchive } from "./Archive.ts"
import { type HeadingMatch, matchHeadings } from "./matchHeadings.ts"
import { Refused } from "./Refused.ts"
import { type Book, readCells } from "./readCells.ts"
import { readFormats } from "./readFormats.ts"
import { readPackage, type SheetPart } from "./readPackage.ts"
import { readStrings } from "./readStrings.ts"

/** A batch goes out at so many rows or characters: one shared text may fill every cell of a row. */
const batchRows = 500
const batchCharacters = 500_000

interface Candidate {
  readonly sheet: SheetPart
  readonly headingRow: number
  readonly match: HeadingMatch
}

const candidateOf = async (archive: Archive, book: Book, sheet: SheetPart, form: SheetForm) => {
  for await (const { cells, number } of readCells(archive, sheet.part, book))
    if (cells.size > 0) return { sheet, headingRow: number, match: matchHeadings(form, cells) }
  return undefined
}

/** The first sheet whose first row with a value is the form's headings. */
const choose = async (archive: Archive, book: Book, sheets: ReadonlyArray<SheetPart>, form: SheetForm) => {
  let nearest: Candidate | undefined
  for (const sheet of sheets) {
    const candidate = await candidateOf(archive, book, sheet, form)
    if (candidate === undefined) continue
    const { keys, missing, repeated, unexpected } = candidate.match
    if (missing.length + unexpected.length + repeated.length === 0) return candidate
    if (nearest === undefined || keys.size > nearest.match.keys.size) nearest = candidate
  }
  if (nearest === undefined) throw new Refused({ _tag: "EmptyWorkbook", lacks: "rows" })
  const { missing, repeated, unexpected } = nearest.match
  // The message is for people: a hostile sheet of a thousand columns must not make it a book.
  const some = (names: ReadonlyArray<string>) => names.slice(0, 20).map((name) => name.slice(0, 40))
  throw new Refused({
    _tag: "WrongHeadings",
    sheet: nearest.sheet.name.slice(0, 40),
    missing,
    unexpected: some(unexpected),
    repeated: some(repeated)
  })
}

async function* dataRows(archive: Archive, book: Book, form: SheetForm, found: Candidate): AsyncGenerator<SheetRow> {
  const blank = Object.fromEntries(form.columns.map(({ key }) => [key, ""]))
  for await (const row of readCells(archive, found.sheet.part, book)) {
    if (row.number <= found.headingRow) continue
    const cells = { ...blank }
    let empty = true
    for (const [column, text] of row.cells) {
      const key = found.match.keys.get(column)
      if (key === undefined) continue
      cells[key] = text
      empty = false
    }
    if (!empty) yield { number: row.number, cells }
  }
}

/**
 * Reads a file as batches of rows. The whole sheet is read once before the first batch, so that a file that breaks a
 * limit or its own promises anywhere is refused before anybody has taken a row of it. Fails with `Refused` or with
 * what the parsers throw.
 */
export async function* readBatches(path: string, form: SheetForm, limits: Limits): AsyncGenerator<Array<SheetRow>> {
  const archive = await openArchive(path, limits)
  const { date1904, sharedStrings, sheets, styles } = await readPackage(archive)
  if (sheets.length === 0) throw new Refused({ _tag: "EmptyWorkbook", lacks: "sheet" })
  const formats = await readFormats(archive, styles)
  const strings = await readStrings(archive, sharedStrings, limits)
  const book: Book = { date1904, formats, limits, strings }
  const found = await choose(archive, book, sheets, form)

  let count = 0
  for await (const _ of dataRows(archive, book, form, found)) count += 1
  if (count === 0) throw new Refused({ _tag: "EmptyWorkbook", lacks: "rows" })

  let batch: Array<SheetRow> = []
  let characters = 0
  for await (const row of dataRows(archive, book, form, found)) {
    batch.push(row)
    for (const text of Object.values(row.cells)) characters += text.length
    if (batch.length < batchRows && characters < batchCharacters) continue
    yield batch
    batch = []
    characters = 0
  }
  yield batch
}
