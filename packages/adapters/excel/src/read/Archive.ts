import { openSync, statSync } from "node:fs"
import { crc32 } from "node:zlib"
import { type Entry, fromFdPromise, type ZipFile } from "yauzl"
import type { Limits } from "../Limits.ts"
import { beyond, damaged, Refused } from "./Refused.ts"
import { assertZip } from "./sniff.ts"

/** The parts of a workbook's zip, each as the bytes that come out of it. */
export interface Archive {
  readonly has: (name: string) => boolean
  /** Inflated bytes in chunks; fails where they differ from what the directory declares (size or checksum). */
  readonly read: (name: string) => AsyncGenerator<Buffer, void>
}

/** Ratios of small parts mean nothing: a short repetitive XML packs well. */
const ratioMatters = 1_000_000

const directory = async (zip: ZipFile, limits: Limits): Promise<ReadonlyMap<string, Entry>> => {
  if (zip.entryCount > limits.parts) throw beyond("parts")
  const entries = new Map<string, Entry>()
  let inflated = 0
  for await (const entry of zip.eachEntry()) {
    inflated += entry.uncompressedSize
    if (inflated > limits.inflatedBytes) throw beyond("inflatedBytes")
    if (entry.uncompressedSize > ratioMatters && entry.uncompressedSize > limits.ratio * entry.compressedSize)
      throw beyond("ratio")
    const name = entry.fileName.toLowerCase()
    // Two parts of one name: which one is read would depend on the reader.
    if (entries.has(name)) throw damaged(`two parts named ${name}`)
    entries.set(name, entry)
  }
  return entries
}

async function* inflate(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer, void> {
  let size = 0
  let sum = 0
  // yauzl stops a stream that yields more bytes than declared, so a lying directory costs one chunk.
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    const bytes = chunk as Buffer
    size += bytes.length
    sum = crc32(bytes, sum)
    yield bytes
  }
  if (size !== entry.uncompressedSize || sum !== entry.crc32) throw damaged(`checksum of ${entry.fileName}`)
}

/**
 * Opens a file as a zip whose directory stays within the limits. Nothing is inflated yet. The file closes
 * with the thread that opened it, however that ends.
 */
export const openArchive = async (path: string, limits: Limits): Promise<Archive> => {
  const facts = statSync(path)
  if (facts.isDirectory()) throw new Refused({ _tag: "FileNotReadable", reason: "directory" })
  // Opening a pipe would wait for its writer for ever.
  if (!facts.isFile()) throw new Refused({ _tag: "FileNotReadable", reason: "other" })
  if (facts.size > limits.fileBytes) throw beyond("fileBytes")
  const fd = openSync(path, "r")
  assertZip(fd)
  const zip = await fromFdPromise(fd, { autoClose: false })
  const entries = await directory(zip, limits)
  return {
    has: (name) => entries.has(name.toLowerCase()),
    read: (name) => {
      const entry = entries.get(name.toLowerCase())
      if (entry === undefined) throw damaged(`${name} is missing`)
      return inflate(zip, entry)
    }
  }
}
