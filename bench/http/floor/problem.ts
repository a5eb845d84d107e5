import type { Context } from "hono"
import type { ContentfulStatusCode } from "hono/utils/http-status"

const titles: Readonly<Record<number, string>> = {
  400: "请求有误",
  401: "请先登录",
  403: "无权进行此操作",
  404: "没有找到",
  409: "与现状冲突",
  415: "不支持的内容类型",
  422: "不符合规定",
  500: "系统内部错误"
}

/** A problem as RFC 9457 has it, in the one language that the floor speaks. */
export const problem = (
  c: Context,
  status: ContentfulStatusCode,
  code: string,
  rule: string | null,
  detail: string,
  failures: ReadonlyArray<unknown> = []
) => {
  const type = `urn:xueshi:problem:${code}`
  const instance: string = c.get("id")
  const body = { type, title: titles[status], status, detail, instance, code, rule, failures }
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json" })
}

export const notFound = (c: Context, kind: string, id: string) =>
  problem(c, 404, "NotFound", "ACC-10", `没有找到 ${kind}：${id}`)

export const unauthenticated = (c: Context) =>
  problem(c, 401, "Unauthenticated", null, "请先登录，并在 Authorization: Bearer 或 Cookie 中带上会话令牌")

/** Whose hat has no such function, or whose role lacks the module. */
export const denied = (c: Context, hat: boolean) =>
  problem(
    c,
    403,
    "NotAllowed",
    "ACC-10",
    hat ? "当前身份没有此项功能，请换用有此功能的身份登录" : "您的角色没有“学时审批”权限，请联系本单位超级管理员"
  )

export const invalid = (c: Context, path: string, message: string) =>
  problem(c, 400, "InvalidRequest", null, "请求的内容有误，请按 failures 逐项修改", [
    { path, code: "Invalid", rule: null, message }
  ])

export const invalidCursor = (c: Context) =>
  problem(c, 400, "InvalidCursor", null, "翻页位置无效：请从第一页重新开始，不要把一个列表的位置用于另一个列表")

const states: Readonly<Record<string, string>> = { Draft: "待提交", Approved: "审核通过", Rejected: "审核不通过" }

export const notPending = (c: Context, state: string) =>
  problem(c, 409, "NotInState", "DEC-04", `该申报当前为“${states[state]}”，只有“待审核”的申报才能进行此操作`)
