import type { Limits } from "../Limits.ts"
import type { Archive } from "./Archive.ts"
import { beyond } from "./Refused.ts"
import { StringTable } from "./StringTable.ts"
import { scanXml } from "./scanXml.ts"

/**
 * The workbook's shared texts in order; runs of rich text joined, phonetic guides left out. They
 * stay escaped, where one character may take seven (`_x0001_`), and are cut beyond what a cell may hold: a cell that
 * shows such a text is refused, and a text that no cell shows costs little.
 */
export const readStrings = async (
  archive: Archive,
  part: string | undefined,
  { cellCharacters, texts }: Limits
): Promise<StringTable> => {
  const strings = new StringTable()
  if (part === undefined) return strings
  const enough = 7 * (cellCharacters + 1)
  let item = ""
  let inText = false
  let phonetic = false
  const takeItem = () => {
    if (strings.size >= texts) throw beyond("texts")
    strings.add(item.slice(0, enough))
  }
  const scanning = scanXml(archive.read(part), {
    open: (name) => {
      if (name === "si") item = ""
      if (name === "rPh") phonetic = true
      inText = name === "t" && !phonetic
    },
    text: (text) => {
      if (inText && item.length < enough) item += text
    },
    close: (name) => {
      inText = false
      if (name === "rPh") phonetic = false
      if (name === "si") takeItem()
    }
  })
  for await (const _ of scanning) void _
  return strings
}
