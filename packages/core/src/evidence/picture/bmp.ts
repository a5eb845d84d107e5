import type { Picture } from "../Picture.ts"
import type { Feed, Walk } from "./Feed.ts"
import { sized } from "./sized.ts"

/** How long the part after the file's head may be: that of OS/2, and those of Windows. */
const heads: ReadonlyArray<number> = [12, 40, 52, 56, 64, 108, 124]
const plain: ReadonlyArray<number> = [0, 3, 6]
const packed: ReadonlyArray<number> = [1, 2]
const depths: ReadonlyArray<number> = [1, 4, 8, 16, 24, 32]
/** Writers fill up the end of a file to a multiple of four bytes. */
const filling = 3

interface Head {
  readonly width: number
  readonly height: number
  readonly bits: number
  readonly compression: number
  /** Of the pixels in bytes, as the file says; 0 where it need not. */
  readonly size: number
  /** Where the profile of its colours ends, counted from the beginning of this head. */
  readonly profileEnd: number
}

const read = (view: DataView): Head => {
  if (view.byteLength === 12)
    return {
      width: view.getUint16(4, true),
      height: view.getUint16(6, true),
      bits: view.getUint16(10, true),
      compression: 0,
      size: 0,
      profileEnd: 0
    }
  return {
    width: view.getInt32(4, true),
    // Below zero where the topmost line comes first.
    height: Math.abs(view.getInt32(8, true)),
    bits: view.getUint16(14, true),
    compression: view.getUint32(16, true),
    size: view.getUint32(20, true),
    profileEnd: view.byteLength === 124 ? view.getUint32(112, true) + view.getUint32(116, true) : 0
  }
}

/** A BMP after its signature: as long as it says, and long enough for its pixels. */
export function* bmp(feed: Feed): Walk<Picture> {
  const file = yield* feed.take(12)
  const [length, from] = [file.getUint32(0, true), file.getUint32(8, true)]
  const size = (yield* feed.take(4)).getUint32(0, true)
  if (!heads.includes(size)) yield "damaged"
  const view = new DataView(new ArrayBuffer(size))
  view.setUint32(0, size, true)
  const rest = yield* feed.take(size - 4)
  new Uint8Array(view.buffer).set(new Uint8Array(rest.buffer), 4)
  const head = read(view)
  const known = plain.includes(head.compression) || (packed.includes(head.compression) && head.size > 0)
  if (!known || !depths.includes(head.bits) || from < feed.taken) yield "damaged"
  const picture = yield* sized("bmp", head.width, head.height)
  const line = 4 * Math.ceil((head.width * head.bits) / 32)
  const pixels = packed.includes(head.compression) ? head.size : line * head.height
  const end = Math.max(from + pixels, 14 + head.profileEnd)
  if (length < end) yield "damaged"
  if (length > end + filling) yield "trailing"
  yield* feed.pass(length - feed.taken)
  return picture
}
