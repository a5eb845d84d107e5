import { Department, DepartmentId, OrganisationId } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { changeHeaders, commandHeaders } from "./command.ts"
import { described } from "./describe.ts"
import { denied, ofBody, ofChange, problems } from "./Problem.ts"
import { pageOf, pageQuery } from "./page.ts"
import { Authenticated } from "./security.ts"

const params = { id: DepartmentId }
const Name = Schema.String.check(Schema.isMaxLength(1000))
const rules = ["ORG-08"]

const list = HttpApiEndpoint.get("list", "/", {
  query: { ...pageQuery, organisation: OrganisationId },
  success: pageOf(Department),
  error: problems(...denied, "InvalidCursor")
}).annotateMerge(described({ zh: "单位的内设部门", en: "The departments of an organisation", rules }))

const add = HttpApiEndpoint.post("add", "/", {
  headers: commandHeaders,
  payload: Schema.Struct({
    organisation: OrganisationId,
    name: Name,
    superior: Schema.optionalKey(Schema.NullOr(DepartmentId))
  }),
  success: Department.pipe(HttpApiSchema.status(201)),
  error: problems(...denied, "InvalidFields", "DepartmentDisabled", "Conflict", "KeyReused", ...ofBody)
}).annotateMerge(described({ zh: "新增部门（可在某部门之下）", en: "Adds a department, or one below another", rules }))

const rename = HttpApiEndpoint.put("rename", "/:id/name", {
  params,
  headers: changeHeaders,
  payload: Schema.Struct({ name: Name }),
  success: Department,
  error: problems(...ofChange, ...ofBody, "InvalidFields")
}).annotateMerge(described({ zh: "部门改名", en: "Gives a department another name", rules }))

const disable = HttpApiEndpoint.post("disable", "/:id/disabling", {
  params,
  headers: changeHeaders,
  success: Department,
  error: problems(...ofChange)
}).annotateMerge(
  described({ zh: "禁用部门：不再接收新人", en: "The department takes nobody new; who is in it stays", rules })
)

const enable = HttpApiEndpoint.post("enable", "/:id/enabling", {
  params,
  headers: changeHeaders,
  success: Department,
  error: problems(...ofChange)
}).annotateMerge(described({ zh: "启用部门", en: "The department takes people again", rules }))

/** 内设部门 */
export const departments = HttpApiGroup.make("departments")
  .add(list, add, rename, disable, enable)
  .middleware(Authenticated)
  .prefix("/departments")
  .annotateMerge(OpenApi.annotations({ title: "内设部门 · Departments", description: "单位内部的部门" }))
