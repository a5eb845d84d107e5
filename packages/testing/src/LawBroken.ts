import type { Case, Judge } from "./Case.ts"
import type { Law } from "./laws/Law.ts"

/** A law that does not hold, with the smallest example found that breaks it, and the seed and path that lead straight to it. */
export class LawBroken<A = Case, J = Judge> extends Error {
  override readonly name = "LawBroken"
  readonly law: Law<A, J>
  readonly example: A
  readonly seed: number
  readonly path: string

  constructor(message: string, found: Pick<LawBroken<A, J>, "law" | "example" | "seed" | "path">) {
    super(message)
    this.law = found.law
    this.example = found.example
    this.seed = found.seed
    this.path = found.path
  }
}
