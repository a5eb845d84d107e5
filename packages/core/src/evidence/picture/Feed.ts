import type { PictureFault } from "../Picture.ts"

/**
 * A walk over bytes that come piece by piece. It gives way where it needs more of them, and gives a fault where it has found one:
 * it is not gone on with then.
 */
export type Walk<A> = Generator<PictureFault | undefined, A, void>

/** Ends a walk with a fault. */
export function* fault(found: PictureFault): Walk<never> {
  yield found
  throw new Error(`a walk was gone on with after its fault: ${found}`)
}

const nothing = new Uint8Array()

/** The bytes of a file as a walk takes them: of what has gone by nothing is kept. */
export class Feed {
  #piece: Uint8Array = nothing
  #at = 0
  #before = 0
  #ended = false

  /** Hands in the next piece; what was handed in before has been taken. */
  push(piece: Uint8Array): void {
    this.#before += this.#piece.length
    this.#piece = piece
    this.#at = 0
  }

  /** Says that nothing more comes. */
  end(): void {
    this.#ended = true
  }

  /** How many bytes have been taken. */
  get taken(): number {
    return this.#before + this.#at
  }

  /** Waits for at least one byte; whether there is one. */
  *more(): Walk<boolean> {
    while (this.#at === this.#piece.length) {
      if (this.#ended) return false
      yield undefined
    }
    return true
  }

  /** Passes over bytes, which are shown as they come. */
  *pass(count: number, see: (bytes: Uint8Array) => void = () => undefined): Walk<void> {
    for (let left = count; left > 0; ) {
      if (!(yield* this.more())) yield "truncated"
      const bytes = this.#piece.subarray(this.#at, this.#at + left)
      see(bytes)
      this.#at += bytes.length
      left -= bytes.length
    }
  }

  /** A few bytes at once. */
  *take(count: number): Walk<DataView> {
    const taken = new Uint8Array(count)
    let at = 0
    yield* this.pass(count, (bytes) => {
      taken.set(bytes, at)
      at += bytes.length
    })
    return new DataView(taken.buffer)
  }

  *byte(): Walk<number> {
    if (!(yield* this.more())) yield "truncated"
    return this.now() as number
  }

  /** The next byte, where it is at hand: a file may ask for millions of single ones. */
  now(): number | undefined {
    return this.#at < this.#piece.length ? this.#piece[this.#at++] : undefined
  }

  /** Passes over what is at hand: up to a byte and over it, where it is there; whether it is. */
  found(byte: number): boolean {
    const found = this.#piece.indexOf(byte, this.#at)
    this.#at = found < 0 ? this.#piece.length : found + 1
    return found >= 0
  }

  /** Passes over what is at hand, up to so many bytes; gives how many are left. */
  without(count: number): number {
    const here = Math.min(count, this.#piece.length - this.#at)
    this.#at += here
    return count - here
  }
}
