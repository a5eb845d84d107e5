import { Result, Schema } from "effect"
import type { OrganisationId } from "../../kernel/ids.ts"
import { NotFound } from "../../kernel/NotFound.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Department } from "../Department.ts"

export class DepartmentDisabled extends RuleError<DepartmentDisabled>()(
  "DepartmentDisabled",
  { name: Schema.String },
  {
    rule: "ORG-08",
    zh: ({ name }) => `部门“${name}”已禁用，不能选择；请先启用它，或选择其他部门`,
    en: ({ name }) => `the department ${name} is disabled: enable it, or choose another one`
  }
) {}

/** ORG-08: a department takes new people, posts and departments while it is enabled, and those of its own organisation alone. */
export const takes = (
  department: Pick<Department, "id" | "organisation" | "disabled" | "name">,
  organisation: OrganisationId
): Result.Result<void, DepartmentDisabled | NotFound> => {
  if (department.organisation !== organisation)
    return Result.fail(new NotFound({ kind: "Department", id: department.id }))
  return department.disabled
    ? Result.fail(new DepartmentDisabled({ name: department.name }))
    : Result.succeed(undefined)
}
