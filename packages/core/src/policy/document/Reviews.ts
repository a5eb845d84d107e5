import { Schema } from "effect"
import type { OrganisationKind } from "../../organisation/Organisation.ts"
import { Code, saidOnce } from "./Code.ts"

/** Who approves a change of superior: the superior that is left, or the one that is chosen. */
export const Approval = Schema.Literals(["current", "new"])
export type Approval = typeof Approval.Type

const approvals = Schema.optionalKey(Schema.NonEmptyArray(Approval).check(saidOnce))

/** What a regulation leaves to the agency about reviews of organisations; no verdict depends on it. */
export const Reviews = Schema.Struct({
  /** Whose approvals a change of superior needs, in this order; what is left out is as `approvalsOf` says (ORG-06). */
  superiorChange: Schema.optionalKey(
    Schema.Struct({
      bureau: approvals,
      authority: approvals,
      employer: approvals,
      base: approvals
    } satisfies Record<OrganisationKind, typeof approvals>)
  ),
  /** What becomes of a code whose check character fails: refused, unless said, or shown to the reviewer (ORG-01). */
  failingCode: Schema.optionalKey(Schema.Literals(["refuse", "show"])),
  citation: Schema.optionalKey(Code)
}).annotate({ identifier: "Reviews", description: "单位的审核：更换上级由谁审核，代码校验位不符的怎样处理" })
export type Reviews = typeof Reviews.Type
