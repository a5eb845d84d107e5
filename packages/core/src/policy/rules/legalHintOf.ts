import type { Text } from "../../kernel/RuleError.ts"
import type { FormDefinition } from "../FormDefinition.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"
import { cite } from "../tell.ts"

/** What a regulation says of a form, and where it can be read. */
export interface LegalHint extends Text {
  readonly url?: string
}

/** DEC-14: the legal hint of a form: what the source that it names says for whoever declares, or else the source itself. */
export const legalHintOf = (
  { citations }: Pick<PolicyDocument, "citations">,
  { citation, legal = citation }: Pick<FormDefinition, "citation" | "legal">
): LegalHint => {
  const source = citations[legal] ?? { title: legal, verified: false }
  const { hint = { zh: cite(source, "zh"), en: cite(source, "en") }, url } = source
  return { ...hint, ...(url !== undefined && { url }) }
}
