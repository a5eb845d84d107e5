import { Schema } from "effect"
import { OrganisationId } from "../kernel/ids.ts"
import { Source } from "../policy/Source.ts"
import { Declaration, sourceOf } from "./Declaration.ts"
import { handlingNow, type Situation } from "./Situation.ts"

const shown = {
  /** 姓名: of the person whose hours they are. */
  name: Schema.String,
  source: Source,
  /** 当前处理人: which organisation is to decide on it now; null where nobody is. Flagged where nobody there may (SYS-06). */
  handler: Schema.NullOr(Schema.Struct({ organisation: OrganisationId, name: Schema.String, flagged: Schema.Boolean }))
}
const { Approved, Draft, Pending, Rejected } = Declaration.cases

/** A declaration as lists show it (DEC-11). */
export const ListedDeclaration = Schema.Union([
  Schema.Struct({ ...Draft.fields, ...shown }),
  Schema.Struct({ ...Pending.fields, ...shown }),
  Schema.Struct({ ...Approved.fields, ...shown }),
  Schema.Struct({ ...Rejected.fields, ...shown })
])
export type ListedDeclaration = typeof ListedDeclaration.Type

export const listedDeclaration = (situation: Situation): ListedDeclaration => {
  const { declaration, professional } = situation
  return {
    ...declaration,
    name: professional.person.name,
    source: sourceOf(declaration),
    handler: handlingNow(situation)
  }
}
