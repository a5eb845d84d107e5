import type { Limits } from "../Limits.ts"
import type { Archive } from "./Archive.ts"
import { numberText } from "./numberText.ts"
import { beyond, damaged } from "./Refused.ts"
import { type Format, plain } from "./readFormats.ts"
import type { StringTable } from "./StringTable.ts"
import { scanXml } from "./scanXml.ts"
import { unescape } from "./unescape.ts"

/** What cells refer to, and the bounds they keep. */
export interface Book {
  readonly strings: StringTable
  readonly formats: ReadonlyArray<Format>
  readonly date1904: boolean
  readonly limits: Limits
}

/** A row as it stands: trimmed texts that are not empty, by column from 1. */
export interface CellRow {
  readonly number: number
  readonly cells: ReadonlyMap<number, string>
}

const digits = /^[1-9][0-9]{0,6}$/

const rowNumber = (r: string): number => {
  if (!digits.test(r)) throw damaged(`row number ${r.slice(0, 20)}`)
  return Number(r)
}

/** `AB12` → 28. */
const columnNumber = (reference: string): number => {
  const letters = /^\$?([A-Z]{1,3})\$?[0-9]{1,7}$/i.exec(reference)?.[1]
  if (letters === undefined) throw damaged(`cell reference ${reference.slice(0, 20)}`)
  return [...letters.toUpperCase()].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0)
}

const area = (range: string): number => {
  const [from = "", to = from] = range.split(":")
  const row = (reference: string) => rowNumber(/[0-9]+$/.exec(reference)?.[0] ?? "")
  return (Math.abs(row(to) - row(from)) + 1) * (Math.abs(columnNumber(to) - columnNumber(from)) + 1)
}

/** An ISO date cell (`t="d"`): midnight is a mere day. */
const isoText = (text: string): string => text.replace(/T00:00(:00(\.0+)?)?Z?$/, "").replace("T", " ")

const cellText = (book: Book, type: string, style: string, value: string): string => {
  if (type === "s") {
    const text = book.strings.get(Number(value))
    if (value === "" || text === undefined) throw damaged(`shared text ${value.slice(0, 20)}`)
    return unescape(text)
  }
  if (type === "b") return value.trim() === "1" || value.trim() === "true" ? "TRUE" : "FALSE"
  if (type === "d") return isoText(value.trim())
  if (type === "n") return numberText(value, book.formats[Number(style)] ?? plain, book.date1904)
  return unescape(value)
}

/**
 * The rows of one worksheet, one after the other, as text that a person sees: of a formula its kept result, of a link
 * its words, of an error its name. Rows without a value are given too, so that consumers can count them. Memory is
 * that of one row. Fails with `Refused`.
 */
export async function* readCells(archive: Archive, part: string, book: Book): AsyncGenerator<CellRow, void> {
  const { limits } = book
  const done: Array<CellRow> = []
  let number = 0
  let seen = 0
  let column = 0
  let merged = 0
  let cells = new Map<number, string>()
  let cell = { type: "n", style: "0" }
  let value = ""
  let taking = false
  let phonetic = false

  const endCell = () => {
    const text = value === "" ? "" : cellText(book, cell.type, cell.style, value).trim()
    if (text === "") return
    if (column > limits.columns) throw beyond("columns", number)
    if (text.length > limits.cellCharacters) throw beyond("cellCharacters", number)
    cells.set(column, text)
  }

  const scanning = scanXml(archive.read(part), {
    open: (name, { r, ref = "", s = "0", t = "n" }) => {
      switch (name) {
        case "row": {
          const next = r === undefined ? number + 1 : rowNumber(r)
          if (next <= number) throw damaged(`row ${next} after row ${number}`)
          seen += 1
          // One row of headings and one above it that may be empty do not count as data.
          if (seen > limits.rows + 1) throw beyond("rows", next)
          number = next
          column = 0
          cells = new Map()
          break
        }
        case "c":
          column = r === undefined ? column + 1 : columnNumber(r)
          cell = { type: t, style: s }
          value = ""
          break
        case "rPh":
          phonetic = true
          break
        case "mergeCell":
          merged += area(ref)
          if (merged > limits.mergedCells) throw beyond("mergedCells")
          break
      }
      taking = name === "v" || (name === "t" && !phonetic)
    },
    text: (text) => {
      if (!taking) return
      value += text
      // Seven characters of XML may stand for one (`_x0001_`).
      if (value.length > 7 * limits.cellCharacters + 7) throw beyond("cellCharacters", number)
    },
    close: (name) => {
      taking = false
      if (name === "c") endCell()
      if (name === "rPh") phonetic = false
      if (name === "row") done.push({ number, cells })
    }
  })
  for await (const _ of scanning) {
    yield* done
    done.length = 0
  }
}
