import type { Archive } from "./Archive.ts"
import { pushBounded, scanXml } from "./scanXml.ts"

/** How a number shows: as a day, as a time of day, as both, padded with zeros to a width, or plainly. */
export interface Format {
  readonly day: boolean
  readonly time: boolean
  /** Digits of a format such as `000000`; 0 otherwise. */
  readonly digits: number
}

export const plain: Format = { day: false, time: false, digits: 0 }
const day: Format = { day: true, time: false, digits: 0 }
const time: Format = { day: false, time: true, digits: 0 }
const both: Format = { day: true, time: true, digits: 0 }

/** Ids that need no code in the file (ECMA-376 18.8.30); 27–36 and 50–58 are those of Chinese Excel. */
const builtIn = (id: number): Format => {
  if (id === 22) return both
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56) return time
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return day
  return plain
}

/** Reads a format code's first section; quoted, escaped and bracketed text is no code, save `[h]`, `[m]`, `[s]`. */
const formatOf = (code: string): Format => {
  const bare = code
    .replace(/"[^"]*"|[\\_*]./g, "")
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, "")
    .split(";")[0] as string
  if (/^0{2,15}$/.test(bare)) return { day: false, time: false, digits: bare.length }
  if (/general|[#0]/i.test(bare) && !/[yd]|h|s/i.test(bare.replace(/general/gi, ""))) return plain
  const hours = /[hs]/i.test(bare)
  const days = /[yd]/i.test(bare) || (/m/i.test(bare) && !hours)
  return days ? (hours ? both : day) : hours ? time : plain
}

/** The format of each cell style, by the style's index. Fails with `NotAWorkbook` where the XML is ill-formed. */
export const readFormats = async (archive: Archive, part: string | undefined): Promise<ReadonlyArray<Format>> => {
  const codes: Array<readonly [id: string, format: Format]> = []
  const styles: Array<string> = []
  if (part === undefined) return []
  let inCells = false
  const scanning = scanXml(archive.read(part), {
    open: (name, { formatCode = "", numFmtId = "0" }) => {
      if (name === "numFmt") pushBounded(codes, [numFmtId, formatOf(formatCode.slice(0, 255))])
      if (name === "cellXfs") inCells = true
      if (name === "xf" && inCells) pushBounded(styles, numFmtId)
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false
    }
  })
  for await (const _ of scanning) void _
  const byId = new Map(codes)
  return styles.map((id) => byId.get(id) ?? builtIn(Number(id)))
}
