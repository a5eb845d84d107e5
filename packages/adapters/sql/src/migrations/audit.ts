import { commitFunction } from "../commit/commitFunction.ts"
import { listedBy } from "../isShown.ts"
import { statements } from "./statements.ts"

const refusedFor = listedBy.reasonCode("")

/** Nothing is issued on hours while they fail in audit (AUD-03); what was refused is found by the code of the reason (EXT-04); samples are kept as they were drawn (AUD-05). */
export const audit = statements(
  commitFunction,
  `create table sample (id text collate "C" primary key, version integer not null, state jsonb not null)`,
  `create index declaration_refused on declaration (responsible, tag, (${refusedFor}), id) where ${refusedFor} is not null`
)
