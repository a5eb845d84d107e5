import type { FormField } from "./FormDefinition.ts"

/** How many characters a field of a form takes where the document does not say. */
const usual = 200

/** DEC-01: how many characters a field takes. */
export const longestOf = ({ maxLength = usual }: Pick<FormField, "maxLength">): number => maxLength
