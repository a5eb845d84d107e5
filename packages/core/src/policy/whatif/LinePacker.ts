import { Result } from "effect"
import type { InvalidFields } from "../../kernel/FieldIssue.ts"
import type { Columns } from "./Columns.ts"
import { MemberReader } from "./MemberReader.ts"
import { Packer } from "./Packer.ts"
import { QuickLine } from "./QuickLine.ts"
import type { Reform } from "./Reform.ts"

/** Puts the lines of a population into columns, for one reform. */
export class LinePacker {
  readonly #packer = new Packer()
  readonly #quick: QuickLine
  readonly #reader: MemberReader
  readonly #decode: (bytes: Uint8Array) => string

  /** @param decode gives the text of bytes that are UTF-8 */
  constructor(reform: Reform, decode: (bytes: Uint8Array) => string) {
    this.#decode = decode
    this.#quick = new QuickLine(this.#packer, decode)
    this.#reader = new MemberReader(reform)
  }

  /** Whether the part is full: it has to be taken before the next line is added. */
  get full(): boolean {
    return this.#packer.full
  }

  /**
   * Adds the person of a line (see `MemberLine`); fails with every fault at once, each with its path (SYS-04).
   *
   * @param bytes UTF-8, with a line feed where the line ends or nothing after it
   */
  add(bytes: Uint8Array<ArrayBuffer>, from: number, to: number): Result.Result<void, InvalidFields> {
    return this.#quick.read(bytes, from, to)
      ? Result.void
      : Result.map(this.#reader.line(this.#decode(bytes.subarray(from, to))), (person) => this.#packer.add(person))
  }

  /** The part so far, and an empty one begun. */
  take(): Columns {
    this.#quick.forget()
    return this.#packer.take()
  }
}
