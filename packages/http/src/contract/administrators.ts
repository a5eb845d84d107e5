import { Assignment, Holder, ListedPost, OrganisationId, PostId, ProfessionalId, Rank, RoleId } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { changeHeaders, commandHeaders } from "./command.ts"
import { described } from "./describe.ts"
import { denied, ofBody, ofChange, problems } from "./Problem.ts"
import { pageOf, pageQuery } from "./page.ts"
import { Authenticated } from "./security.ts"
import type { Code } from "./statuses.ts"

const params = { id: PostId }
const created = ListedPost.pipe(HttpApiSchema.status(201))
const making = [...denied, "Conflict", "KeyReused", ...ofBody] as const
const placing = ["DepartmentDisabled", "MoreThanHeld"] as const

const list = HttpApiEndpoint.get("list", "/", {
  query: { ...pageQuery, organisation: OrganisationId },
  success: Schema.Struct({ ...pageOf(ListedPost).fields, vacant: Schema.Boolean }),
  error: problems(...denied, "InvalidCursor")
}).annotateMerge(
  described({
    zh: "单位的管理员（证件号、手机只显示后四位）；vacant 表示没有超级管理员",
    en: "The administrators of an organisation; `vacant` where it has no super administrator",
    rules: ["ACC-05", "ACC-08", "STA-06"]
  })
)

const found = HttpApiEndpoint.post("found", "/founding", {
  headers: commandHeaders,
  payload: Schema.Struct({
    organisation: OrganisationId,
    holder: Holder,
    rank: Rank,
    role: Schema.optionalKey(Schema.NullOr(RoleId))
  }),
  success: created,
  error: problems(...making, "InvalidFields")
}).annotateMerge(
  described({
    zh: "平台方设立管理员（根人社部门的前两名）",
    en: "The embedder gives a post: the root's first two administrators",
    rules: ["ORG-11"]
  })
)

const appoint = HttpApiEndpoint.post("appoint", "/appointments", {
  headers: commandHeaders,
  payload: Schema.Struct({ organisation: OrganisationId, professional: ProfessionalId, assignment: Assignment }),
  success: created,
  error: problems(...making, ...placing)
}).annotateMerge(
  described({
    zh: "选择成为管理员（本单位人员）",
    en: "Makes a professional of one's own organisation an administrator of it",
    rules: ["ACC-06"]
  })
)

const add = HttpApiEndpoint.post("add", "/", {
  headers: commandHeaders,
  payload: Schema.Struct({ organisation: OrganisationId, holder: Holder, assignment: Assignment }),
  success: created,
  error: problems(...making, ...placing, "InvalidFields")
}).annotateMerge(
  described({
    zh: "新增管理员（是否已是系统用户都一样，由其本人确认）",
    en: "Offers a post to the holder of a document, known or not; it is theirs once they take it",
    rules: ["ACC-06"]
  })
)

const install = HttpApiEndpoint.post("install", "/installations", {
  headers: commandHeaders,
  payload: Schema.Struct({ organisation: OrganisationId, holder: Holder }),
  success: created,
  error: problems(...making, "InvalidFields")
}).annotateMerge(
  described({
    zh: "为没有超级管理员的所属单位指定超级管理员",
    en: "Offers the post of super administrator of a vacant organisation below one's own",
    rules: ["ACC-05"]
  })
)

const assign = HttpApiEndpoint.put("assign", "/:id/assignment", {
  params,
  headers: changeHeaders,
  payload: Assignment,
  success: ListedPost,
  error: problems(...ofChange, ...ofBody, ...placing)
}).annotateMerge(
  described({
    zh: "更换部门和角色",
    en: "Gives an administrator another department or role",
    rules: ["ACC-06", "ACC-09"]
  })
)

const command = <Name extends string, Path extends `/:id/${string}`, const Codes extends ReadonlyArray<Code>>(
  name: Name,
  path: Path,
  codes: Codes,
  texts: Parameters<typeof described>[0]
) =>
  HttpApiEndpoint.post(name, path, {
    params,
    headers: changeHeaders,
    success: ListedPost,
    error: problems(...ofChange, ...codes)
  }).annotateMerge(described(texts))

const makeSuper = command("makeSuper", "/:id/elevation", ["OwnPost", "PostNotActive"], {
  zh: "设为超级管理员（原超级管理员的身份随之结束）",
  en: "Makes another administrator super; one's own post ends",
  rules: ["ACC-05"]
})
const succeed = command("succeed", "/:id/succession", ["PostNotActive"], {
  zh: "把所属单位的一名管理员设为其超级管理员（原来空缺）",
  en: "Makes an administrator of a vacant organisation below one's own its super administrator",
  rules: ["ACC-05"]
})
const disable = command("disable", "/:id/disabling", ["OwnPost"], {
  zh: "禁用管理员",
  en: "Nobody logs in under this post any more",
  rules: ["ACC-07"]
})
const enable = command("enable", "/:id/enabling", ["OwnPost"], {
  zh: "启用管理员",
  en: "The post can be logged in under again",
  rules: ["ACC-07"]
})
const accept = command("accept", "/:id/acceptance", [], {
  zh: "确认担任管理员",
  en: "Takes a post that is offered to oneself",
  rules: ["ACC-06"]
})

const ending = <Name extends string, Path extends `/:id${string}`, const Codes extends ReadonlyArray<Code>>(
  name: Name,
  path: Path,
  codes: Codes,
  texts: Parameters<typeof described>[0]
) =>
  HttpApiEndpoint.delete(name, path, {
    params,
    headers: changeHeaders,
    success: HttpApiSchema.NoContent,
    error: problems(...ofChange, ...codes)
  }).annotateMerge(described(texts))

const remove = ending("remove", "/:id", ["OwnPost"], {
  zh: "删除本单位管理员",
  en: "Deletes a post of one's own organisation",
  rules: ["ACC-07"]
})
const depose = ending("depose", "/:id/permissions", [], {
  zh: "移除所属单位管理员的权限",
  en: "Removes a post of an organisation below one's own",
  rules: ["ACC-08"]
})
const decline = ending("decline", "/:id/acceptance", ["OwnPost"], {
  zh: "不再担任（或谢绝）管理员",
  en: "Lays down a post of one's own, offered or taken",
  rules: ["ACC-06"]
})

/** 管理单位管理员 */
export const administrators = HttpApiGroup.make("administrators")
  .add(list, found, appoint, add, install, assign, makeSuper, succeed, disable, enable, accept, remove, depose, decline)
  .middleware(Authenticated)
  .prefix("/administrators")
  .annotateMerge(OpenApi.annotations({ title: "管理员 · Administrators", description: "单位管理员及其权限" }))
