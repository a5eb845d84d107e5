import { Result, Schema } from "effect"
import type { InvalidFields } from "../../kernel/FieldIssue.ts"
import type { OrganisationId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Organisation, OrganisationEvent, OrganisationFacts } from "../Organisation.ts"
import { type IllegalSuperior, legalSuperior } from "./legalSuperior.ts"
import { readFacts } from "./readFacts.ts"

export class RootMustBeBureau extends RuleError<RootMustBeBureau>()(
  "RootMustBeBureau",
  { kind: Schema.String },
  {
    rule: "ORG-02",
    zh: () => "没有上级的单位只能是人社部门（根）",
    en: ({ kind }) => `only a bureau can stand at the root, not ${kind}`
  }
) {}

/** What is asked: an organisation with a new id under a superior, or at the root. */
export interface Establish {
  readonly id: OrganisationId
  readonly facts: OrganisationFacts
  readonly superior: Pick<Organisation, "id" | "kind" | "region"> | null
  /** What becomes of a code whose check character fails (ORG-01); refused, unless said. */
  readonly failing?: "refuse" | "show"
}

/** ORG-01, ORG-02: places an organisation with sound facts under a legal superior; only a bureau has none. */
export const establish = ({
  facts: typed,
  failing,
  id,
  superior
}: Establish): Result.Result<
  Extract<OrganisationEvent, { _tag: "OrganisationEstablished" }>,
  InvalidFields | IllegalSuperior | RootMustBeBureau
> => {
  const facts = readFacts(typed, failing)
  if (Result.isFailure(facts)) return Result.fail(facts.failure)
  if (superior === null) {
    if (typed.kind !== "bureau") return Result.fail(new RootMustBeBureau({ kind: typed.kind }))
  } else {
    const legal = legalSuperior(typed, superior)
    if (Result.isFailure(legal)) return Result.fail(legal.failure)
  }
  return Result.succeed({
    _tag: "OrganisationEstablished",
    id,
    superior: superior?.id ?? null,
    facts: facts.success
  })
}
