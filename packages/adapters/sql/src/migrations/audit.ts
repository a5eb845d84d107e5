import { commitFunction } from "../commit/commitFunction.ts"
import { refusedFor } from "../refusedFor.ts"
import { statements } from "./statements.ts"

/** Nothing is issued on hours while they fail in audit (AUD-03); what was refused is found by the code of the reason (EXT-04). */
export const audit = statements(
  commitFunction,
  `create index declaration_refused on declaration (responsible, tag, (${refusedFor}), id) where ${refusedFor} is not null`
)
