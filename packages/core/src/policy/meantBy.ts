import { subjectsWithin } from "./compile/filters.ts"
import type { Selection } from "./document/Selection.ts"
import type { ExplainedLeaf } from "./Explanation.ts"
import type { PolicyDocument } from "./PolicyDocument.ts"

/** A selection as it is told: with every subject that is meant, those that lie within another one too. */
export const meantBy = (document: PolicyDocument, { forms, subjects, where }: Selection): ExplainedLeaf["of"] => ({
  subjects: subjectsWithin(document, subjects).map((one) => document.subjects[one]?.code ?? ""),
  ...(forms && { forms }),
  ...(where && { where })
})
