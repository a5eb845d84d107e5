import { Result } from "effect"
import { type FieldIssue, InvalidFields } from "../../kernel/FieldIssue.ts"
import { lineIssues } from "../../kernel/lineIssues.ts"
import type { OrganisationKind } from "../../organisation/Organisation.ts"
import { modulesOf, type PermissionModule } from "../modules.ts"
import type { RoleFacts } from "../Role.ts"

/**
 * ACC-09: what a role says, as typed: a name, and modules that the organisation's kind offers, in their usual order. Nobody gives
 * away what they do not hold. Fails with every failing field at once.
 */
export const defineRole = (
  typed: RoleFacts,
  kind: OrganisationKind,
  held: ReadonlyArray<PermissionModule>
): Result.Result<RoleFacts, InvalidFields> => {
  const offered = modulesOf[kind]
  const issue = (index: number, code: string, zh: string, en: string): FieldIssue => ({
    code,
    path: ["modules", String(index)],
    rule: "ACC-09",
    zh,
    en
  })
  const issues = [
    ...lineIssues(typed.name, { path: ["name"], rule: "ACC-09", required: true, most: 100 }),
    ...lineIssues(typed.description, { path: ["description"], rule: "ACC-09", most: 500 }),
    ...typed.modules.flatMap((one, index) => {
      if (!offered.includes(one))
        return [issue(index, "ModuleNotOffered", "本单位没有这个权限模块", "is no module of this kind of organisation")]
      return held.includes(one)
        ? []
        : [
            issue(
              index,
              "ModuleNotHeld",
              "您自己没有这个权限，不能授予他人",
              "is a module that you do not hold yourself"
            )
          ]
    })
  ]
  if (issues.length > 0) return Result.fail(new InvalidFields({ issues }))
  return Result.succeed({
    name: typed.name.trim(),
    description: typed.description.trim(),
    modules: offered.filter((one) => typed.modules.includes(one))
  })
}
