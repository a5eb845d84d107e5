import { crc32, deflateRawSync } from "node:zlib"

/** One file of a zip to build; the directory may be made to lie about it. */
export interface Part {
  readonly name: string
  readonly data: string | Buffer
  readonly stored?: boolean
  /** The uncompressed size that the directory declares. */
  readonly declares?: number
  readonly flags?: number
}

const record = (signature: number, entry: ReturnType<typeof pack>, central: boolean): Buffer => {
  const name = Buffer.from(entry.name)
  const head = Buffer.alloc(central ? 46 : 30)
  const at = central ? 2 : 0
  head.writeUInt32LE(signature, 0)
  if (central) head.writeUInt16LE(20, 4)
  head.writeUInt16LE(20, 4 + at)
  head.writeUInt16LE(entry.flags, 6 + at)
  head.writeUInt16LE(entry.method, 8 + at)
  head.writeUInt16LE(0x21, 12 + at)
  head.writeUInt32LE(entry.crc, 14 + at)
  head.writeUInt32LE(entry.body.length, 18 + at)
  head.writeUInt32LE(entry.size, 22 + at)
  head.writeUInt16LE(name.length, 26 + at)
  if (central) head.writeUInt32LE(entry.offset, 42)
  return Buffer.concat([head, name])
}

const pack = ({ data, declares, flags = 0x800, name, stored = false }: Part, offset = 0) => {
  const bytes = Buffer.from(data)
  const body = stored ? bytes : deflateRawSync(bytes, { level: 1 })
  return { name, body, offset, flags, crc: crc32(bytes), method: stored ? 0 : 8, size: declares ?? bytes.length }
}

/** Builds a zip byte by byte, so that tests can build the ones that no tool would. */
export const zip = (parts: ReadonlyArray<Part>): Buffer => {
  const chunks: Array<Buffer> = []
  const entries: Array<ReturnType<typeof pack>> = []
  let offset = 0
  for (const part of parts) {
    const entry = pack(part, offset)
    const head = record(0x04034b50, entry, false)
    chunks.push(head, entry.body)
    entries.push(entry)
    offset += head.length + entry.body.length
  }
  const directory = Buffer.concat(entries.map((entry) => record(0x02014b50, entry, true)))
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...chunks, directory, end])
}
