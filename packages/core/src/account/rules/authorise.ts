import { Result, Schema } from "effect"
import { NotFound } from "../../kernel/NotFound.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { OrganisationKind } from "../../organisation/Organisation.ts"
import { BeyondJurisdiction } from "../../organisation/rules/withinJurisdiction.ts"
import { moduleNames, PermissionModule } from "../modules.ts"
import { everybody, type Grant, type Operation, operations } from "../operations.ts"
import type { Principal } from "../Principal.ts"
import { NotHandler } from "./handles.ts"
import { relationsOf, type Target } from "./relationsOf.ts"

export class NotAllowed extends RuleError<NotAllowed>()(
  "NotAllowed",
  { why: Schema.Literals(["hat", "module", "super"]), modules: Schema.Array(PermissionModule) },
  {
    rule: "ACC-10",
    zh: ({ modules, why }) =>
      ({
        hat: "当前身份没有此项功能，请换用有此功能的身份登录",
        module: `您的角色没有“${modules.map((one) => moduleNames[one]).join("”或“")}”权限，请联系本单位超级管理员`,
        super: "只有本单位超级管理员可以进行此操作"
      })[why],
    en: ({ modules, why }) =>
      ({
        hat: "this hat has no such function; log in under one that has",
        module: `your role lacks the module ${modules.join(" or ")}; ask your super administrator`,
        super: "only the organisation's super administrator may do this"
      })[why]
  }
) {}

/** What is asked for, whose it is, and what is answered to whom it does not exist. */
export interface Asked extends Target {
  /** The kind of the organisation that is managed, where the module hangs on it. */
  readonly kind?: OrganisationKind | undefined
  /** The modules by which a request is decided and asked for. */
  readonly deciding?: PermissionModule | undefined
  readonly asking?: PermissionModule | undefined
  /** Missing where it belongs to nobody else, such as one's own list. */
  readonly hidden?: Pick<NotFound, "kind" | "id">
}

const modulesIn = ({ modules }: Grant, { kind, ...asked }: Asked): ReadonlyArray<PermissionModule> => {
  if (typeof modules === "string") {
    const module = asked[modules]
    return module === undefined ? [] : [module]
  }
  return "employer" in modules ? (kind === undefined ? [] : modules[kind]) : modules
}

/**
 * ACC-10, ORG-03: whether whoever asks may do an operation on a thing: under their hat, by a module that their post has, and in a
 * relation to it that the operation allows. Total, and denied unless something allows it: to whom a thing does not concern at
 * all it does not exist; whoever may know of it is told what is missing.
 */
export const authorise = (
  principal: Principal,
  operation: Operation,
  asked: Asked = {}
): Result.Result<void, NotAllowed | BeyondJurisdiction | NotHandler | NotFound> => {
  const { hat, powers } = principal
  const relations = relationsOf(principal, asked)
  const grants: ReadonlyArray<Grant> = operations[operation].filter((grant: Grant) => grant.hat === hat._tag)
  const near = grants.filter((grant) => grant.to === undefined || grant.to.some((one) => relations.has(one)))
  if (near.length === 0) {
    if (asked.hidden !== undefined && relations.size === 0) return Result.fail(new NotFound(asked.hidden))
    // Under this hat it is done with nothing but what its organisation declared.
    const theirs = grants.every(({ to }) => to?.every((one) => one === "declarant") === true)
    if (theirs) return Result.fail(new NotAllowed({ why: "hat", modules: [] }))
    const handled = grants.some(({ to }) => to?.includes("handler"))
    return Result.fail(handled ? new NotHandler() : new BeyondJurisdiction())
  }
  const held = (grant: Grant): boolean => {
    if (grant.superAdministrator === true) return powers?.superAdministrator === true
    const wanted = modulesIn(grant, asked)
    return grant.modules === everybody || wanted.some((one) => powers?.modules.includes(one) === true)
  }
  if (near.some(held)) return Result.succeed(undefined)
  const wanted = near.flatMap((grant) => modulesIn(grant, asked))
  return Result.fail(new NotAllowed({ why: wanted.length === 0 ? "super" : "module", modules: [...new Set(wanted)] }))
}
