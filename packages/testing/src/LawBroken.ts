import type { Case } from "./Case.ts"
import type { Law } from "./laws/Law.ts"

/** A law that does not hold, with the smallest case found that breaks it, and the seed and path that lead straight to it. */
export class LawBroken extends Error {
  override readonly name = "LawBroken"
  readonly law: Law
  readonly example: Case
  readonly seed: number
  readonly path: string

  constructor(message: string, found: Pick<LawBroken, "law" | "example" | "seed" | "path">) {
    super(message)
    this.law = found.law
    this.example = found.example
    this.seed = found.seed
    this.path = found.path
  }
}
