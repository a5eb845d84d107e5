import { statements } from "./statements.ts"

/** What an organisation answers for, by its state, in the order of ids: also what of it is pending. */
export const reading = statements(
  `create index declaration_responsible on declaration (responsible, tag, id) where responsible is not null`,
  `drop index declaration_pending`
)
