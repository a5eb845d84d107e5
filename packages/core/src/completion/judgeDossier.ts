import { Effect } from "effect"
import type { ProfessionalId } from "../kernel/ids.ts"
import { evaluate } from "../policy/evaluate.ts"
import type { Policy } from "../policy/Policy.ts"
import { factsOf } from "../professional/factsOf.ts"
import type { Dossier } from "./Dossier.ts"
import { type ApprovedHours, Ledgers } from "./Ledgers.ts"
import { needsDays, recordOf } from "./recordOf.ts"

/** The days of approved hours, where the document asks for them. */
const daysFor = Effect.fnUntraced(function* (policy: Policy, id: ProfessionalId) {
  const ledgers = needsDays(policy) ? yield* (yield* Ledgers).open([id]) : []
  return ledgers.flatMap(({ approved }) => approved)
})

/**
 * Judges a person's year on all that they declared, under a document. `changed` is an approved declaration as a decision leaves it,
 * with its days, in place of what is kept.
 */
export const judgeDossier = Effect.fnUntraced(function* (
  policy: Policy,
  { declarations, professional }: Dossier,
  year: number,
  changed?: ApprovedHours
) {
  const facts = factsOf(professional.person)
  const days = new Map(
    [...(yield* daysFor(policy, professional.id)), ...(changed === undefined ? [] : [changed])].map(
      (one) => [one.declaration.id, one] as const
    )
  )
  const now = declarations.map((one) => (one.id === changed?.declaration.id ? changed.declaration : one))
  const records = now.map((one) => recordOf(policy, year, one, days.get(one.id)))
  return { facts, records, verdict: evaluate(policy, year, records, { facts }) }
})
