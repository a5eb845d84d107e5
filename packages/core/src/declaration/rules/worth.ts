import { type Hours, minHours } from "../../kernel/Hours.ts"
import type { FormDefinition } from "../../policy/FormDefinition.ts"
import type { Claim } from "../Declaration.ts"

/** What a claim says under one of the form's own fields; nothing where it says nothing, whatever the key is called. */
export const fieldOf = ({ fields }: Pick<Claim, "fields">, key: string): string =>
  Object.hasOwn(fields, key) ? (fields[key] as string) : ""

/** What a claim says under a key that a form may refer to: one of its own fields, or its dates and subject. */
export const valueOf = (claim: Claim, key: string): string =>
  key === "from" || key === "to" ? String(claim[key]) : key === "subject" ? claim.subject : fieldOf(claim, key)

/**
 * DEC-06: the most hours that may be granted for a claim, the lesser of what is declared and what the form's conversion
 * allows. Zero where no row of the form's table fits: such a claim can only be rejected.
 */
export const worth = ({ conversion }: FormDefinition, claim: Claim): Hours => {
  switch (conversion.award) {
    case "asApproved":
      return claim.hours
    case "perDay":
      return minHours(claim.hours, (conversion.hours * (claim.to - claim.from + 1)) as Hours)
    case "table": {
      const row = conversion.rows.find(({ when }) =>
        Object.entries(when).every(([key, value]) => valueOf(claim, key) === value)
      )
      return row === undefined ? (0 as Hours) : minHours(claim.hours, row.hours)
    }
  }
}
