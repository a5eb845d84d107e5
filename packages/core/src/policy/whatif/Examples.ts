import type { Consequence, Member } from "./Consequence.ts"
import type { WhatIfExample } from "./WhatIfReport.ts"

type Kind = WhatIfExample["kind"]

const kinds: ReadonlyArray<Kind> = ["gained", "lost", "better", "worse"]

/** What a change is an example of; nothing where it is none. */
export const kindOf = ({ fares, flip }: Pick<Consequence, "fares" | "flip">): Kind | null =>
  flip ?? (fares === "same" ? null : fares)

/** With fewer records goes first, since it is sooner understood; then by id: which ones are shown hangs on no order. */
const goesBefore = (records: number, id: string, than: Member): boolean =>
  records !== than.records.length ? records < than.records.length : id < than.id

/** The simplest few persons of each kind. */
export class Examples {
  readonly #kept: Readonly<Record<Kind, Array<Member>>> = { gained: [], lost: [], better: [], worse: [] }
  readonly #most: number

  /** @param most how many of each kind are kept */
  constructor(most: number) {
    this.#most = most
  }

  /** Whether a person with so many records would be kept. */
  wants(kind: Kind, records: number, id: string): boolean {
    const { [kind]: kept } = this.#kept
    const last = kept.at(-1)
    return this.#most > 0 && (kept.length < this.#most || (last !== undefined && goesBefore(records, id, last)))
  }

  add(kind: Kind, person: Member): void {
    if (!this.wants(kind, person.records.length, person.id)) return
    const { [kind]: kept } = this.#kept
    const found = kept.findIndex((one) => goesBefore(person.records.length, person.id, one))
    kept.splice(found < 0 ? kept.length : found, 0, person)
    if (kept.length > this.#most) kept.pop()
  }

  all(): ReadonlyArray<readonly [Kind, Member]> {
    return kinds.flatMap((kind) => this.#kept[kind].map((person) => [kind, person] as const))
  }
}
