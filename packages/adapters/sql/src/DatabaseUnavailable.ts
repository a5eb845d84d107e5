import { RuleError, type Text } from "@xueshi/core"
import { Cause, Result, Schema } from "effect"
import { Migrator, SqlError } from "effect/sql"

/** Why the database cannot be used, and what to do. */
const reasons = {
  noAnswer: {
    zh: "没有应答。请检查 DATABASE_URL 中的地址和端口，以及数据库是否已启动",
    en: "does not answer: check host and port of DATABASE_URL, and that the server runs"
  },
  late: {
    zh: "没有在规定时间内应答。请检查网络和数据库的负载（是否有长时间的锁），然后再次运行",
    en: "did not answer in time: check the network and its load (somebody may hold a lock for long), then run again"
  },
  dropped: {
    zh: "中途断开了连接。已办理的都已保存，请待数据库恢复后再次运行，会接着办理",
    en: "dropped the connection: what was done is kept; run again when it is back, and the rest is done"
  },
  tooManyConnections: {
    zh: "的连接数已满。请关闭其他连接，或调大 max_connections（或该用户的连接上限）",
    en: "has no connection left: close others, or raise max_connections or the role's limit"
  },
  authentication: {
    zh: "拒绝登录：请检查 DATABASE_URL 中的用户名和密码",
    en: "refuses the login: check user and password of DATABASE_URL"
  },
  noDatabase: {
    zh: "上没有 DATABASE_URL 所写的库，请先建库（createdb）",
    en: "has no database of the name in DATABASE_URL: create it first (createdb)"
  },
  permission: {
    zh: "不允许该用户建表或读写，请授予权限",
    en: "does not let this user create, read or write tables: grant it the right"
  },
  newerSchema: {
    zh: "的表结构是更新版本的程序建立的，请升级本程序；未作任何改动",
    en: "was prepared by a newer version of this program: upgrade it; nothing was changed"
  },
  otherSchema: {
    zh: "里已有同名的其他表，请换一个空库；未作任何改动",
    en: "holds other tables of the same names: use an empty database; nothing was changed"
  },
  badUrl: {
    zh: "的地址无法识别，DATABASE_URL 应形如 postgresql://用户:密码@主机:5432/库",
    en: "cannot be reached by this DATABASE_URL; write postgresql://user:password@host:5432/database"
  },
  full: { zh: "所在磁盘已满，请清理后再次运行", en: "has no disk space left: make room, then run again" },
  other: { zh: "报告了错误", en: "reported an error" }
} as const satisfies Record<string, Text>

export type UnavailableReason = keyof typeof reasons

/** The database cannot be used. It says neither the password nor the whole address. */
export class DatabaseUnavailable extends RuleError<DatabaseUnavailable>()(
  "DatabaseUnavailable",
  {
    reason: Schema.Literals(Object.keys(reasons) as Array<UnavailableReason>),
    /** What the server or the system said. */
    detail: Schema.String
  },
  {
    rule: "SYS-04",
    zh: ({ detail, reason }) => `数据库${reasons[reason].zh}${detail && `（${detail}）`}`,
    en: ({ detail, reason }) => `the database ${reasons[reason].en}${detail && ` [${detail}]`}`
  }
) {}

interface ServerError {
  readonly code?: unknown
  readonly message?: unknown
  readonly cause?: unknown
}

/** The innermost error that has a code: the server's SQLSTATE or the system's name. */
const saidBy = (error: unknown): { readonly code: string; readonly message: string } => {
  const { cause, code, message } = (typeof error === "object" && error !== null ? error : {}) as ServerError
  const inner = cause === undefined ? undefined : saidBy(cause)
  if (inner !== undefined && (inner.code !== "" || inner.message !== "")) return inner
  return { code: typeof code === "string" ? code : "", message: typeof message === "string" ? message : "" }
}

const byCode: ReadonlyArray<readonly [RegExp, UnavailableReason]> = [
  [/^53300$/u, "tooManyConnections"],
  [/^(53100|58030|ENOSPC)$/u, "full"],
  [/^3D000$/u, "noDatabase"],
  [/^28/u, "authentication"],
  [/^42501$/u, "permission"],
  [/^(42P07|42710|42723|42P01|42703)$/u, "otherSchema"],
  [/^(57014|55P03|ETIMEDOUT)$/u, "late"],
  [/^(57P01|57P02|08\w{3}|ECONNRESET|EPIPE)$/u, "dropped"],
  [/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT|EACCES|57P03)$/u, "noAnswer"]
]

const byTag: Partial<Record<SqlError.SqlErrorReason["_tag"], UnavailableReason>> = {
  AuthenticationError: "authentication",
  AuthorizationError: "permission",
  StatementTimeoutError: "late",
  LockTimeoutError: "late"
}

const ofSql = ({ reason }: SqlError.SqlError): DatabaseUnavailable => {
  const { code, message } = saidBy(reason)
  const found = byCode.find(([pattern]) => pattern.test(code))?.[1] ?? byTag[reason._tag]
  const detail = [code, message].filter((part) => part !== "").join(" ")
  if (found !== undefined) return new DatabaseUnavailable({ reason: found, detail })
  if (reason._tag !== "ConnectionError") return new DatabaseUnavailable({ reason: "other", detail })
  const text = `${reason.message ?? ""} ${message}`
  if (/URL|No username|must be|Reserved/u.test(text)) return new DatabaseUnavailable({ reason: "badUrl", detail: "" })
  if (/time/iu.test(text)) return new DatabaseUnavailable({ reason: "late", detail: "" })
  return new DatabaseUnavailable({ reason: reason.operation === "connect" ? "noAnswer" : "dropped", detail })
}

/** What a failure or a defect says of the database; undefined where it says nothing of it. */
export const unavailable = (error: unknown): DatabaseUnavailable | undefined => {
  if (error instanceof DatabaseUnavailable) return error
  if (SqlError.isSqlError(error)) return ofSql(error)
  if (!(error instanceof Migrator.MigrationError)) return undefined
  return unavailable(error.cause) ?? new DatabaseUnavailable({ reason: "other", detail: error.message })
}

/** The same of a whole cause: adapters let a database that fails them die. */
export const unavailableIn = (cause: Cause.Cause<unknown>): DatabaseUnavailable | undefined => {
  const defect = Cause.findDefect(cause)
  if (Result.isSuccess(defect)) return unavailable(defect.success)
  const error = Cause.findError(cause)
  return Result.isSuccess(error) ? unavailable(error.success) : undefined
}
