const sameBytes = (one: Uint8Array, bytes: Uint8Array, from: number): boolean => {
  for (let index = 0; index < one.length; index++) if (one[index] !== bytes[from + index]) return false
  return true
}

/** A text that is not found in so many places is not looked for any further: whoever makes up texts shall not make it slow. */
const mostTries = 32

/** Texts that come again and again, found by their bytes without making a string of them. */
export class KnownTexts {
  readonly texts: Array<string> = []
  readonly #bytes: Array<Uint8Array> = []
  readonly #most: number
  readonly #decode: (bytes: Uint8Array) => string
  /** By hash: the place of a text and 1; 0 where there is none. Twice as long as texts fit in. */
  readonly #slots: Int32Array

  /** @param most how many texts are remembered: a power of two */
  constructor(most: number, decode: (bytes: Uint8Array) => string) {
    this.#most = most
    this.#decode = decode
    this.#slots = new Int32Array(2 * most)
  }

  /** The place among `texts` of the text that the bytes are; −1 where it is not remembered. */
  placeOf(bytes: Uint8Array, from: number, to: number): number {
    const length = to - from
    const last = this.#slots.length - 1
    let hash = length
    // What texts differ in mostly stands at their ends.
    for (let at = Math.max(from, to - 4); at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193)
    hash ^= bytes[from + (length >> 1)] as number
    hash = Math.imul(hash, 0x9e3779b1)
    for (let slot = (hash ^ (hash >>> 15)) & last, tries = 0; tries < mostTries; slot = (slot + 1) & last, tries++) {
      const place = (this.#slots[slot] as number) - 1
      if (place < 0) return this.texts.length === this.#most ? -1 : this.#remember(slot, bytes.slice(from, to))
      const known = this.#bytes[place] as Uint8Array
      if (known.length === length && sameBytes(known, bytes, from)) return place
    }
    return -1
  }

  #remember(slot: number, bytes: Uint8Array): number {
    this.#bytes.push(bytes)
    this.#slots[slot] = this.texts.push(this.#decode(bytes))
    return this.texts.length - 1
  }
}
