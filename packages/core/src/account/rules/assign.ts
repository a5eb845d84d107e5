import { Result, Schema } from "effect"
import type { OrganisationId } from "../../kernel/ids.ts"
import { NotFound } from "../../kernel/NotFound.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import { moduleNames, PermissionModule } from "../modules.ts"
import type { Role } from "../Role.ts"

export class MoreThanHeld extends RuleError<MoreThanHeld>()(
  "MoreThanHeld",
  { modules: Schema.Array(PermissionModule) },
  {
    rule: "ACC-10",
    zh: ({ modules }) =>
      `该角色含有您自己没有的权限（${modules.map((one) => moduleNames[one]).join("、")}），不能授予他人`,
    en: ({ modules }) => `this role has modules that you do not hold yourself: ${modules.join(", ")}`
  }
) {}

/** ACC-06, ACC-09: a post takes a role of its own organisation, from somebody who holds all of it. */
export const assign = (
  role: Pick<Role, "id" | "organisation" | "modules">,
  organisation: OrganisationId,
  held: ReadonlyArray<PermissionModule>
): Result.Result<void, MoreThanHeld | NotFound> => {
  if (role.organisation !== organisation) return Result.fail(new NotFound({ kind: "Role", id: role.id }))
  const beyond = role.modules.filter((one) => !held.includes(one))
  return beyond.length > 0 ? Result.fail(new MoreThanHeld({ modules: beyond })) : Result.succeed(undefined)
}
