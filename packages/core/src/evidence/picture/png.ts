import type { Picture } from "../Picture.ts"
import { crc32 } from "./crc32.ts"
import type { Feed, Walk } from "./Feed.ts"
import { sized } from "./sized.ts"

/** The bit depths of each type of colour (ISO/IEC 15948, 11.2.2). */
const depths: Readonly<Record<number, ReadonlyArray<number>>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16]
}

interface Chunk {
  readonly name: string
  readonly length: number
}

/** Passes over a chunk, whose sum must be right; its first bytes are kept. */
function* chunk(feed: Feed, kept: Uint8Array): Walk<Chunk> {
  const head = yield* feed.take(8)
  const length = head.getUint32(0)
  const type = new Uint8Array(head.buffer, 4)
  const name = String.fromCharCode(...type)
  if (length > 0x7fffffff || !/^[A-Za-z]{4}$/u.test(name)) yield "damaged"
  let sum = crc32(type, 0)
  let at = 0
  yield* feed.pass(length, (bytes) => {
    sum = crc32(bytes, sum)
    if (at < kept.length) kept.set(bytes.subarray(0, kept.length - at), at)
    at += bytes.length
  })
  if ((yield* feed.take(4)).getUint32(0) !== sum) yield "damaged"
  return { name, length }
}

/** A PNG after its signature: chunks with the right sums from `IHDR` to `IEND`, those with pixels in one run. */
export function* png(feed: Feed): Walk<Picture> {
  const header = new Uint8Array(13)
  const first = yield* chunk(feed, header)
  const view = new DataView(header.buffer)
  const [depth, colour, interlace] = [view.getUint8(8), view.getUint8(9), view.getUint8(12)]
  // One way of packing, one of filtering.
  const sound = depths[colour]?.includes(depth) === true && view.getUint16(10) === 0 && interlace <= 1
  if (first.name !== "IHDR" || first.length !== 13 || !sound) yield "damaged"
  const picture = yield* sized("png", view.getUint32(0), view.getUint32(4))
  const none = new Uint8Array()
  let [pixels, palette, before] = [0, false, "IHDR"]
  while (true) {
    const { length, name } = yield* chunk(feed, none)
    if (name === "IDAT") {
      if (pixels > 0 && before !== "IDAT") yield "damaged"
      pixels += length
    } else if (name === "IEND") {
      if (pixels === 0 || length > 0 || (colour === 3 && !palette)) yield "damaged"
      return picture
    } else if (name === "PLTE") {
      if (palette || pixels > 0 || length === 0 || length % 3 !== 0 || length > 768) yield "damaged"
      palette = true
      // Whoever reads a file must know every chunk whose name begins with a capital.
    } else if (/^[A-Z]/u.test(name)) yield "damaged"
    before = name
  }
}
