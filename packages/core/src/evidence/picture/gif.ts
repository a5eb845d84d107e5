import type { Picture } from "../Picture.ts"
import type { Feed, Walk } from "./Feed.ts"
import { sized } from "./sized.ts"

/** Passes over blocks up to the empty one that ends them; gives how many bytes they held. */
function* blocks(feed: Feed): Walk<number> {
  for (let held = 0; ; ) {
    const length = feed.now() ?? (yield* feed.byte())
    if (length === 0) return held
    const left = feed.without(length)
    if (left > 0) yield* feed.pass(left)
    held += length
  }
}

/** Passes over a table of colours, where the flags say that there is one. */
function* colours(feed: Feed, flags: number): Walk<void> {
  if ((flags & 0x80) !== 0) yield* feed.pass(3 * 2 ** ((flags & 7) + 1))
}

/** A frame, which lies within the screen. */
function* frame(feed: Feed, screen: Picture): Walk<void> {
  const head = yield* feed.take(9)
  const [left, top, width, height] = [0, 2, 4, 6].map((at) => head.getUint16(at, true)) as [
    number,
    number,
    number,
    number
  ]
  if (width === 0 || height === 0 || left + width > screen.width || top + height > screen.height) yield "damaged"
  yield* colours(feed, head.getUint8(8))
  const bits = yield* feed.byte()
  if (bits < 1 || bits > 11 || (yield* blocks(feed)) === 0) yield "damaged"
}

/** A GIF after its signature: extensions and frames of whole blocks, at least one frame, and the trailer. */
export function* gif(feed: Feed): Walk<Picture> {
  const screen = yield* feed.take(7)
  const picture = yield* sized("gif", screen.getUint16(0, true), screen.getUint16(2, true))
  yield* colours(feed, screen.getUint8(4))
  let frames = 0
  while (true) {
    const mark = feed.now() ?? (yield* feed.byte())
    if (mark === 0x21) {
      if (feed.now() === undefined) yield* feed.byte()
      yield* blocks(feed)
    } else if (mark === 0x2c) {
      yield* frame(feed, picture)
      frames += 1
    } else {
      if (mark !== 0x3b || frames === 0) yield "damaged"
      return picture
    }
  }
}
