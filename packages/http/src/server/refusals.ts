import type { Refused } from "./problemOf.ts"

const own = <const Tag extends Refused["_tag"]>(_tag: Tag, zh: string, en: string): Refused<Tag> => ({
  _tag,
  rule: null,
  zh,
  en
})

/** What the HTTP interface itself refuses, before or beside any rule. */
export const refusals = {
  invalidRequest: own(
    "InvalidRequest",
    "请求的内容有误，请按 failures 逐项修改",
    "the request is not as it should be: see each of its failures"
  ),
  unreadableAddress: own(
    "InvalidRequest",
    "请求的地址含有不允许的字符",
    "the address holds what is no text: a control character or half of a character"
  ),
  invalidCursor: own(
    "InvalidCursor",
    "翻页位置无效：请从第一页重新开始，不要把一个列表的位置用于另一个列表",
    "the cursor is not of this list: begin again with the first page"
  ),
  unauthenticated: own(
    "Unauthenticated",
    "请先登录，并在 Authorization: Bearer 或 Cookie 中带上会话令牌",
    "log in, and send the session's token as Authorization: Bearer or as cookie"
  ),
  unknownToPortal: own("Unauthenticated", "请先在门户登录", "log in to the portal first"),
  noSuchRoute: own("NoSuchRoute", "没有这个地址，请查看接口文档", "there is nothing here; see the documentation"),
  methodNotAllowed: own("MethodNotAllowed", "该地址不支持这种请求方法", "this method is not for this address"),
  payloadTooLarge: own("PayloadTooLarge", "请求的内容过大", "the body is too large"),
  unsupportedMediaType: own(
    "UnsupportedMediaType",
    "不支持这种内容类型：请用 application/json，或接口文档写明的类型",
    "this content type is not supported: use application/json, or what the documentation says"
  ),
  unavailable: own(
    "Unavailable",
    "数据库暂时不可用，请稍后用同一个 Idempotency-Key 重试",
    "the database cannot be used just now; try again later under the same Idempotency-Key"
  ),
  busy: own(
    "Busy",
    "正在进行的政策测算已达上限，请稍后再试",
    "as many what-ifs are running as may at once; try again soon"
  ),
  timedOut: own(
    "TimedOut",
    "没有在规定时间内办完，已取消，请稍后用同一个 Idempotency-Key 重试",
    "this took too long and was cancelled; try again later under the same Idempotency-Key"
  ),
  internalError: own(
    "InternalError",
    "系统内部错误，已记录；请把 instance 告知管理员",
    "an internal error, which was logged; tell the operator the instance"
  )
} as const
