/** A line that is longer is not held: no person's records take as much. */
export const longestLine = 50_000_000

/** Some whole lines, or one that is too long to be held. */
export interface Block {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly tooLong: boolean
  /** So many bytes of the file end with it. */
  readonly read: number
}

const lineFeed = 0x0a
const mark = [0xef, 0xbb, 0xbf]

/** Cuts what a file gives into blocks of whole lines, in memory that does not grow with it. */
export class Blocks {
  readonly #size: number
  readonly #longest: number
  #held: Uint8Array<ArrayBuffer>
  #length = 0
  #read = 0
  /** Whether what comes belongs to a line that is too long. */
  #skips = false

  constructor(size = 8_000_000, longest = longestLine) {
    this.#size = size
    this.#longest = longest
    this.#held = new Uint8Array(size)
  }

  /** The blocks that are complete with some more bytes. */
  add(bytes: Uint8Array): ReadonlyArray<Block> {
    const made: Array<Block> = []
    let rest = this.#read === 0 && mark.every((byte, index) => bytes[index] === byte) ? bytes.subarray(3) : bytes
    this.#read += bytes.length - rest.length
    while (rest.length > 0) {
      if (this.#skips) {
        const end = rest.indexOf(lineFeed)
        this.#read += end < 0 ? rest.length : end + 1
        rest = rest.subarray(end < 0 ? rest.length : end + 1)
        if (end < 0) continue
        this.#skips = false
        made.push(this.#block(0, true))
        continue
      }
      const taken = Math.min(rest.length, this.#held.length - this.#length)
      this.#held.set(rest.subarray(0, taken), this.#length)
      this.#length += taken
      this.#read += taken
      rest = rest.subarray(taken)
      if (this.#length === this.#held.length) made.push(...this.#full())
    }
    return made
  }

  /** The last lines, also where the last one has no line feed. */
  end(): ReadonlyArray<Block> {
    if (this.#skips) return [this.#block(0, true)]
    return this.#length === 0 ? [] : [this.#block(this.#length, false)]
  }

  /** What to do where no more can be held. */
  #full(): ReadonlyArray<Block> {
    const end = this.#held.lastIndexOf(lineFeed, this.#length - 1) + 1
    if (end > 0) return [this.#block(end, false)]
    if (this.#length < this.#longest) this.#hold(Math.min(2 * this.#length, this.#longest), this.#held)
    else {
      this.#length = 0
      this.#skips = true
      this.#hold(this.#size, new Uint8Array(0))
    }
    return []
  }

  #hold(size: number, bytes: Uint8Array): void {
    this.#held = new Uint8Array(size)
    this.#held.set(bytes)
  }

  /** The first bytes that are held as a block; the others stay. A block is a buffer of its own, to be given away. */
  #block(end: number, tooLong: boolean): Block {
    const rest = this.#held.subarray(end, this.#length)
    const bytes = this.#held.subarray(0, end)
    const read = this.#read - rest.length
    this.#length = rest.length
    this.#hold(Math.max(this.#size, rest.length), rest)
    return { bytes, tooLong, read }
  }
}
