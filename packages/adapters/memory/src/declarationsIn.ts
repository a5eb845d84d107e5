import type { Declaration } from "@xueshi/core"
import type { Tables } from "./Tables.ts"

/** A person's declarations, in the order of their making. */
export const declarationsIn = (
  { declarationsOf, rows }: typeof Tables.Service,
  professional: string
): ReadonlyArray<Declaration> =>
  [...(declarationsOf.get(professional) ?? [])].map((id) => rows.Declaration.get(id) as Declaration)
