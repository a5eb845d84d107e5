import { Result, Schema } from "effect"
import type { OrganisationId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Organisation, OrganisationEvent, OrganisationFacts } from "../Organisation.ts"
import { judgeCode, type WrongCode } from "./judgeCode.ts"
import { type IllegalSuperior, legalSuperior } from "./legalSuperior.ts"

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
  readonly superior: Organisation | null
}

/** ORG-01, ORG-02: places an organisation with a valid code under a legal superior; only a bureau has none. */
export const establish = ({
  facts,
  id,
  superior
}: Establish): Result.Result<OrganisationEvent, WrongCode | IllegalSuperior | RootMustBeBureau> => {
  const code = judgeCode(facts.code)
  if (Result.isFailure(code)) return Result.fail(code.failure)
  if (superior === null) {
    if (facts.kind !== "bureau") return Result.fail(new RootMustBeBureau({ kind: facts.kind }))
  } else {
    const legal = legalSuperior(facts, superior)
    if (Result.isFailure(legal)) return Result.fail(legal.failure)
  }
  return Result.succeed({
    _tag: "OrganisationEstablished",
    id,
    superior: superior?.id ?? null,
    path: `${superior?.path ?? ""}${id}/`,
    facts
  })
}
