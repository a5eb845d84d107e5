import { Result } from "effect"
import type { Picture, PictureFault } from "../Picture.ts"
import { bmp } from "./bmp.ts"
import { Feed, type Walk } from "./Feed.ts"
import { gif } from "./gif.ts"
import { jpeg } from "./jpeg.ts"
import { png } from "./png.ts"

/** How the kinds begin, and what follows that. */
const kinds: ReadonlyArray<readonly [signature: string, walk: (feed: Feed) => Walk<Picture>]> = [
  ["ffd8", jpeg],
  ["89504e470d0a1a0a", png],
  ["474946383761", gif],
  ["474946383961", gif],
  ["424d", bmp]
]

/** By its first bytes alone: what anybody named the file says nothing. */
function* recognised(feed: Feed): Walk<Picture> {
  let begun = ""
  while (true) {
    const found = kinds.find(([signature]) => signature === begun)
    if (found !== undefined) return yield* found[1](feed)
    if (!kinds.some(([signature]) => signature.startsWith(begun))) yield "unknown"
    if (!(yield* feed.more())) yield begun === "" ? "empty" : "truncated"
    begun += (yield* feed.byte()).toString(16).padStart(2, "0")
  }
}

function* whole(feed: Feed): Walk<Picture> {
  const picture = yield* recognised(feed)
  if (yield* feed.more()) yield "trailing"
  return picture
}

/**
 * Knows a picture by its content, piece by piece as it comes, and follows it to its end: that it is whole, that nothing stands
 * behind it, and that it can be looked at. It keeps nothing of what has gone by, decodes no pixel, and takes time that grows
 * with the bytes alone.
 *
 * @example
 * const reader = new PictureReader()
 * const fault = reader.push(bytes) ?? reader.end()
 */
export class PictureReader {
  readonly #feed = new Feed()
  readonly #walk = whole(this.#feed)
  #fault: PictureFault | undefined
  #picture: Picture | undefined

  /** Looks at the next bytes; gives the fault, as soon as there is one. */
  push(bytes: Uint8Array): PictureFault | undefined {
    this.#feed.push(bytes)
    return this.#go()
  }

  /** What it was, once all bytes have been looked at. */
  end(): Result.Result<Picture, PictureFault> {
    this.#feed.end()
    const fault = this.#go()
    return fault === undefined && this.#picture !== undefined
      ? Result.succeed(this.#picture)
      : Result.fail(fault ?? "truncated")
  }

  #go(): PictureFault | undefined {
    if (this.#fault !== undefined) return this.#fault
    const { done, value } = this.#walk.next()
    if (done !== true) this.#fault = value
    else this.#picture ??= value
    return this.#fault
  }
}
