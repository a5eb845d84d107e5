import { type Hours, minHours } from "../../kernel/Hours.ts"
import { awardOf } from "../../policy/awardOf.ts"
import type { FormDefinition } from "../../policy/FormDefinition.ts"
import type { Claim } from "../Declaration.ts"

/** What a claim says under one of the form's own fields; nothing where it says nothing, whatever the key is called. */
export const fieldOf = ({ fields }: Pick<Claim, "fields">, key: string): string =>
  Object.hasOwn(fields, key) ? (fields[key] as string) : ""

/**
 * DEC-06: the most hours that may be granted for a claim, the lesser of what is declared and what the form's conversion
 * allows. Zero where no row of the form's table fits: such a claim can only be rejected.
 */
export const worth = ({ conversion }: FormDefinition, claim: Claim): Hours =>
  minHours(claim.hours, awardOf(conversion, claim))
