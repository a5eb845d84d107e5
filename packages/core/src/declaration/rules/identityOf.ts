import { type Awarded, valueOf } from "../../policy/awardOf.ts"
import type { FormDefinition } from "../../policy/FormDefinition.ts"

/** DEC-10: what tells an activity from any other: the form and the values of its identity fields. */
export const identityOf = (form: FormDefinition, claim: Omit<Awarded, "hours">): string =>
  JSON.stringify([form.code, ...form.identity.map((key) => valueOf(claim, key).normalize("NFKC").trim())])
