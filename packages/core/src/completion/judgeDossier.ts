import { Effect } from "effect"
import type { Day } from "../kernel/Day.ts"
import type { ProfessionalId } from "../kernel/ids.ts"
import { evaluate } from "../policy/evaluate.ts"
import type { Policy } from "../policy/Policy.ts"
import { factsOf } from "../professional/factsOf.ts"
import type { Dossier } from "./Dossier.ts"
import { type ApprovedHours, Ledgers } from "./Ledgers.ts"
import { needsDays, recordOf } from "./recordOf.ts"
import { withDay } from "./withDay.ts"

/** The days of approved hours, where the document asks for them. */
const daysFor = Effect.fnUntraced(function* (policy: Policy, id: ProfessionalId) {
  const ledgers = needsDays(policy) ? yield* (yield* Ledgers).open([id]) : []
  return ledgers.flatMap(({ approved }) => approved)
})

/** An approved declaration as a decision leaves it, and the day of that. */
export interface Changed extends Pick<ApprovedHours, "declaration"> {
  readonly day: Day
}

/**
 * Judges a person's year on all that they declared, under a document. `changed` stands in
 * place of what is kept.
 */
export const judgeDossier = Effect.fnUntraced(function* (
  policy: Policy,
  { declarations, professional }: Dossier,
  year: number,
  changed?: Changed
) {
  const facts = factsOf(professional.person)
  const days = new Map<string, Pick<ApprovedHours, "days">>(
    (yield* daysFor(policy, professional.id)).map((one) => [one.declaration.id, one])
  )
  if (changed !== undefined) {
    const { id } = changed.declaration
    days.set(id, { days: withDay(days.get(id)?.days, changed.day) })
  }
  const now = declarations.map((one) => (one.id === changed?.declaration.id ? changed.declaration : one))
  const records = now.map((one) => recordOf(policy, year, one, days.get(one.id)))
  return { facts, records, verdict: evaluate(policy, year, records, { facts }) }
})
