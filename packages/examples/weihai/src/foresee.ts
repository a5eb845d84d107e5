import {
  type Day,
  type Declaration,
  DeclarationId,
  evolve,
  type Policy,
  type Principal,
  type Professional,
  Rules
} from "@xueshi/core"
import { Result } from "effect"
import { administratorOf } from "./buildCity.ts"
import type { DeclarationRow } from "./declarationSheet.ts"

const after = (before: Declaration | undefined, event: Parameters<typeof evolve<"Declaration">>[2]): Declaration =>
  evolve("Declaration", before, event) as Declaration

/**
 * What the rules will say of a row, asked before anything of it is written: a row is taken wholly or not begun. Who
 * reviews does not matter to what can be granted, so the person's own organisation stands in.
 */
export const foresee = (
  policy: Policy,
  professional: Professional,
  actor: Principal,
  row: DeclarationRow,
  today: Day,
  standing: ReadonlyArray<Declaration>
) => {
  const { review } = row.decisions
  const id = DeclarationId.make("foreseen")
  return Result.gen(function* () {
    const draft = after(
      undefined,
      yield* Rules.draft(policy, actor, { id, professional: professional.id, claim: row.claim })
    )
    if (review._tag === "Draft") return
    const pending = after(
      draft,
      yield* Rules.submit(policy, draft, professional, actor, today, undefined, undefined, standing)
    )
    if (review._tag !== "Approve" || pending._tag === "Draft") return
    const reviewer = professional.organisation
    yield* Rules.approve(
      policy,
      { declaration: pending, handler: reviewer, excluded: [professional.user] },
      administratorOf(reviewer),
      review.recognised,
      reviewer
    )
  })
}
