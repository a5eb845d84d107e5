import { crc32 } from "node:zlib"
import { createCanvas, GifEncoder } from "@napi-rs/canvas"

const [width, height] = [9, 7]
const canvas = createCanvas(width, height)
const drawn = canvas.getContext("2d")
drawn.fillStyle = "#c03020"
drawn.fillRect(1, 1, 5, 4)

const animated = (): Buffer => {
  const encoder = new GifEncoder(width, height)
  const { data } = drawn.getImageData(0, 0, width, height)
  const pixels = new Uint8Array(data)
  for (let frame = 0; frame < 2; frame++) encoder.addFrame(pixels, width, height, { delay: 100 })
  return encoder.finish()
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** A chunk of a PNG with its right sum. */
export const chunk = (name: string, data: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(name), data])
  return Buffer.concat([uint32(data.length), named, uint32(crc32(named))])
}

/** The chunk that says how large a PNG is. */
export const header = (across: number, down: number): Buffer =>
  chunk("IHDR", Buffer.concat([uint32(across), uint32(down), Buffer.from([8, 2, 0, 0, 0])]))

export const signature = Buffer.from("89504e470d0a1a0a", "hex")

/** A BMP of 24 bits, whose file's head can say something else than is so. */
export const bmpOf = (change: { length?: number; from?: number; across?: number; down?: number } = {}): Buffer => {
  const pixels = Buffer.alloc(28 * height, 0x7f)
  const head = Buffer.alloc(54)
  head.write("BM")
  head.writeUInt32LE(change.length ?? 54 + pixels.length, 2)
  head.writeUInt32LE(change.from ?? 54, 10)
  head.writeUInt32LE(40, 14)
  head.writeInt32LE(change.across ?? width, 18)
  head.writeInt32LE(change.down ?? -height, 22)
  head.writeUInt16LE(1, 26)
  head.writeUInt16LE(24, 28)
  return Buffer.concat([head, pixels])
}

/** Whole pictures of every kind, all but the BMP by an encoder that people use. */
export const pictures = {
  png: canvas.toBuffer("image/png"),
  jpeg: canvas.toBuffer("image/jpeg"),
  gif: animated(),
  bmp: bmpOf()
} as const

/** A picture of so many bytes: a PNG that says much in a chunk which nobody reads. */
export const pngOf = (bytes: number): Buffer => {
  const { png } = pictures
  const fill = chunk("teXt", Buffer.alloc(bytes - png.length - 12))
  return Buffer.concat([png.subarray(0, 33), fill, png.subarray(33)])
}

/** One byte, or more, of a file otherwise than they are. */
export const patched = (file: Buffer, at: number, ...bytes: ReadonlyArray<number>): Buffer => {
  const copy = Buffer.from(file)
  copy.set(bytes, at < 0 ? file.length + at : at)
  return copy
}
