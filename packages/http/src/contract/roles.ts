import { OrganisationId, Role, RoleFacts, RoleId } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { changeHeaders, commandHeaders } from "./command.ts"
import { described } from "./describe.ts"
import { denied, ofBody, ofChange, problems } from "./Problem.ts"
import { pageOf, pageQuery } from "./page.ts"
import { Authenticated } from "./security.ts"

const params = { id: RoleId }
const rules = ["ACC-09"]

const list = HttpApiEndpoint.get("list", "/", {
  query: { ...pageQuery, organisation: OrganisationId },
  success: pageOf(Role),
  error: problems(...denied, "InvalidCursor")
}).annotateMerge(described({ zh: "本单位的角色", en: "The roles of one's own organisation", rules }))

const create = HttpApiEndpoint.post("create", "/", {
  headers: commandHeaders,
  payload: Schema.Struct({ organisation: OrganisationId, facts: RoleFacts }),
  success: Role.pipe(HttpApiSchema.status(201)),
  error: problems(...denied, "InvalidFields", "Conflict", "KeyReused", ...ofBody)
}).annotateMerge(
  described({
    zh: "新增角色并分配权限模块（不能授予自己没有的权限）",
    en: "Makes a role with modules of the organisation's kind, none that its maker does not hold",
    rules
  })
)

const edit = HttpApiEndpoint.put("edit", "/:id", {
  params,
  headers: changeHeaders,
  payload: RoleFacts,
  success: Role,
  error: problems(...ofChange, ...ofBody, "InvalidFields")
}).annotateMerge(described({ zh: "编辑角色", en: "Replaces what a role says, for whoever holds it", rules }))

const remove = HttpApiEndpoint.delete("remove", "/:id", {
  params,
  headers: changeHeaders,
  success: HttpApiSchema.NoContent,
  error: problems(...ofChange, "RoleInUse")
}).annotateMerge(described({ zh: "删除没有人使用的角色", en: "Deletes a role that nobody holds", rules }))

/** 角色管理 */
export const roles = HttpApiGroup.make("roles")
  .add(list, create, edit, remove)
  .middleware(Authenticated)
  .prefix("/roles")
  .annotateMerge(OpenApi.annotations({ title: "角色 · Roles", description: "权限模块的组合" }))
