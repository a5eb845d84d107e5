import type { FormField } from "./FormDefinition.ts"
import type { Source } from "./Source.ts"

/** DEC-01: whether a field must be filled in by who declares. */
export const isRequired = ({ required }: Pick<FormField, "required">, source: Source): boolean =>
  typeof required === "boolean" ? required : required.includes(source)
