import { Result } from "effect"
import type { Day } from "../../kernel/Day.ts"
import type { InvalidFields } from "../../kernel/FieldIssue.ts"
import type { Policy } from "../../policy/Policy.ts"
import type { Claim, ClaimDraft, Declaration } from "../Declaration.ts"
import { notTwice, type SameActivity } from "./notTwice.ts"
import { validateFor } from "./validateFor.ts"

/** Who declares, what is known of them, and what stands of the person's. */
export type Declarable = Parameters<typeof validateFor>[3] & { readonly standing: ReadonlyArray<Declaration> }

/** DEC-02, DEC-10: a claim that can be submitted: complete, and of no activity that is declared already. */
export const declarable = (
  policy: Policy,
  claim: ClaimDraft,
  today: Day,
  { standing, ...known }: Declarable
): Result.Result<Claim, InvalidFields | SameActivity> =>
  Result.flatMap(
    validateFor(policy, claim, today, known),
    (complete): Result.Result<Claim, SameActivity> => Result.map(notTwice(policy, complete, standing), () => complete)
  )
