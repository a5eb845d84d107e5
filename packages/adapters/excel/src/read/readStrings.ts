import type { Archive } from "./Archive.ts"
import { scanXml } from "./scanXml.ts"
import { unescape } from "./unescape.ts"

/**
 * The workbook's shared texts in order; runs of rich text joined, phonetic guides left out. Each is kept up to one
 * character over `cellCharacters`, so that a cell that shows it is refused and one that nobody shows costs little.
 */
export const readStrings = async (
  archive: Archive,
  part: string | undefined,
  cellCharacters: number
): Promise<ReadonlyArray<string>> => {
  const strings: Array<string> = []
  if (part === undefined) return strings
  let item = ""
  let inText = false
  let phonetic = false
  const scanning = scanXml(archive.read(part), {
    open: (name) => {
      if (name === "si") item = ""
      if (name === "rPh") phonetic = true
      inText = name === "t" && !phonetic
    },
    text: (text) => {
      if (inText) item = (item + text).slice(0, 7 * cellCharacters + 7)
    },
    close: (name) => {
      inText = false
      if (name === "rPh") phonetic = false
      if (name === "si") strings.push(unescape(item).slice(0, cellCharacters + 1))
    }
  })
  for await (const _ of scanning) void _
  return strings
}
