const chunkBytes = 1_048_576
const chunkPlaces = 65_536

/**
 * A growing list of texts, packed as UTF-8 outside the heap, in chunks that never move. Two million JavaScript strings
 * take four times the room; and an array that doubles near the heap's limit ends the whole process, not just its
 * thread, which a thread's resource limits do not prevent.
 */
export class StringTable {
  readonly #chunks: Array<Buffer> = []
  /** Chunk times `chunkBytes` plus offset, then length in bytes, for each text. */
  readonly #places: Array<Uint32Array> = []
  #free = 0
  #size = 0

  get size(): number {
    return this.#size
  }

  add(text: string): void {
    const length = Buffer.byteLength(text)
    let chunk = this.#chunks.at(-1)
    if (chunk === undefined || this.#free + length > chunk.length) {
      chunk = Buffer.allocUnsafeSlow(Math.max(chunkBytes, length))
      this.#chunks.push(chunk)
      this.#free = 0
    }
    chunk.write(text, this.#free)
    const at = this.#size % chunkPlaces
    if (at === 0) this.#places.push(new Uint32Array(2 * chunkPlaces))
    // An offset is always below `chunkBytes`, even in a longer chunk, which holds a single text.
    this.#places.at(-1)?.set([(this.#chunks.length - 1) * chunkBytes + this.#free, length], 2 * at)
    this.#free += length
    this.#size += 1
  }

  /** The text at an index from 0, if there is one. */
  get(index: number): string | undefined {
    if (!(Number.isInteger(index) && index >= 0 && index < this.#size)) return undefined
    const places = this.#places[Math.floor(index / chunkPlaces)]
    const place = places?.[2 * (index % chunkPlaces)] ?? 0
    const length = places?.[2 * (index % chunkPlaces) + 1] ?? 0
    const start = place % chunkBytes
    return this.#chunks[Math.floor(place / chunkBytes)]?.toString("utf8", start, start + length)
  }
}
