import { Result } from "effect"
import { canonicalCode } from "../../codes/canonicalCode.ts"
import { Region } from "../../codes/region.ts"
import { type FieldIssue, InvalidFields } from "../../kernel/FieldIssue.ts"
import { lineIssues } from "../../kernel/lineIssues.ts"
import { changesSomething, type NothingChanges } from "../../review/rules/changesSomething.ts"
import type { Organisation, ReviewedField } from "../Organisation.ts"
import { changeRegion, type HasSubordinates, type Neighbours } from "./changeRegion.ts"
import { failsCheck } from "./judgeCode.ts"
import type { IllegalSuperior } from "./legalSuperior.ts"
import { codeIssues } from "./readFacts.ts"

/** A change that an organisation asks for, and what it rests on. */
export interface FieldChange extends Neighbours {
  readonly field: ReviewedField
  readonly typed: string
  /** What becomes of a code whose check character fails, as the policy says (ORG-01). */
  readonly failing: "refuse" | "show"
}

const issuesOf = ({ failing, field, typed }: FieldChange): ReadonlyArray<FieldIssue> => {
  if (field === "name") return lineIssues(typed, { path: ["name"], rule: "ORG-01", required: true, most: 200 })
  if (field === "code") return codeIssues(typed, failing)
  return /^\d{6}$/u.test(typed)
    ? []
    : [
        {
          code: "InvalidRegion",
          path: ["region"],
          rule: "ORG-01",
          zh: "地区代码必须是六位数字，如 371000",
          en: "a region is six digits, such as 371000"
        }
      ]
}

/** ORG-06, ORG-02: another code, name or region of an organisation, as typed; a region that its superior still is legal for. */
export const changeField = (
  organisation: Pick<Organisation, "kind" | "code" | "name" | "region">,
  asked: FieldChange
): Result.Result<
  { readonly after: string; readonly codeFails: boolean },
  InvalidFields | IllegalSuperior | NothingChanges | HasSubordinates
> => {
  const { field, typed } = asked
  const issues = issuesOf(asked)
  if (issues.length > 0) return Result.fail(new InvalidFields({ issues }))
  const after = field === "code" ? canonicalCode(typed) : typed.trim()
  const changes = changesSomething(organisation[field], after)
  if (Result.isFailure(changes)) return Result.fail(changes.failure)
  if (field !== "region") return Result.succeed({ after, codeFails: field === "code" && failsCheck(after) })
  return Result.map(changeRegion(organisation, Region.make(after), asked), () => ({ after, codeFails: false }))
}
