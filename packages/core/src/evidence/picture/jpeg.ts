import type { Picture } from "../Picture.ts"
import { type Feed, fault, type Walk } from "./Feed.ts"
import { sized } from "./sized.ts"

/** The markers that matter (ITU T.81, table B.1). */
const marks = { begin: 0xd8, end: 0xd9, scan: 0xda, quantisation: 0xdb }
/** Baseline, extended and progressive frames of Huffman codes: those that programs show. */
const frames: ReadonlyArray<number> = [0xc0, 0xc1, 0xc2]
/** Lossless, hierarchical and arithmetic frames, which hardly any program shows. */
const oddFrames: ReadonlyArray<number> = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]
const isRestart = (mark: number): boolean => mark >= 0xd0 && mark <= 0xd7

/** The code of a marker whose first byte has been passed; any number of filling bytes may stand before it. */
function* code(feed: Feed): Walk<number> {
  while (true) {
    const mark = feed.now() ?? (yield* feed.byte())
    if (mark !== 0xff) return mark
  }
}

function* marker(feed: Feed): Walk<number> {
  if ((yield* feed.byte()) !== 0xff) yield "damaged"
  return yield* code(feed)
}

/** How long a segment is beside its length. */
function* lengthOf(feed: Feed): Walk<number> {
  const length = (yield* feed.take(2)).getUint16(0)
  if (length < 2) yield "damaged"
  return length - 2
}

function* frame(feed: Feed): Walk<Picture> {
  const length = yield* lengthOf(feed)
  if (length < 6) yield "damaged"
  const head = yield* feed.take(6)
  const parts = head.getUint8(5)
  if (![8, 12].includes(head.getUint8(0)) || ![1, 3, 4].includes(parts) || length !== 6 + 3 * parts) yield "damaged"
  yield* feed.pass(3 * parts)
  return yield* sized("jpeg", head.getUint16(3), head.getUint16(1))
}

/** A scan: its head, and codes up to the next marker, which is given. */
function* scan(feed: Feed): Walk<number> {
  const length = yield* lengthOf(feed)
  const parts = yield* feed.byte()
  if (parts < 1 || parts > 4 || length !== 4 + 2 * parts) yield "damaged"
  yield* feed.pass(length - 1)
  const begun = feed.taken
  while (true) {
    while (!feed.found(0xff)) if (!(yield* feed.more())) yield "truncated"
    const next = feed.now() ?? (yield* feed.byte())
    const mark = next === 0xff ? yield* code(feed) : next
    if (mark === 0 || isRestart(mark)) continue
    // Nothing but a marker.
    if (feed.taken - begun === 2) yield "damaged"
    return mark
  }
}

/** One picture: segments, one frame, and at least one scan of it, up to the marker that ends it. */
function* one(feed: Feed): Walk<Picture> {
  let picture: Picture | undefined
  let [scans, tables] = [0, 0]
  let mark = yield* marker(feed)
  while (mark !== marks.end) {
    if (mark === marks.scan) {
      if (picture === undefined || tables === 0) yield "damaged"
      mark = yield* scan(feed)
      scans += 1
      continue
    }
    if (frames.includes(mark)) {
      if (picture !== undefined) yield "damaged"
      picture = yield* frame(feed)
    } else {
      if (mark < 0xc0 || isRestart(mark) || mark === marks.begin || oddFrames.includes(mark)) yield "damaged"
      if (mark === marks.quantisation) tables += 1
      yield* feed.pass(yield* lengthOf(feed))
    }
    mark = yield* marker(feed)
  }
  return picture === undefined || scans === 0 ? yield* fault("damaged") : picture
}

/**
 * A JPEG after its first marker. Telephones write several pictures one after the other, such as the same one for brighter
 * screens: each that follows must be whole too.
 */
export function* jpeg(feed: Feed): Walk<Picture> {
  const picture = yield* one(feed)
  while (yield* feed.more()) {
    if ((yield* feed.byte()) !== 0xff || (yield* feed.byte()) !== marks.begin) yield "trailing"
    yield* one(feed)
  }
  return picture
}
