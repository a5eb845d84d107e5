import { RuleError } from "@xueshi/core"
import { Schema } from "effect"
import { texts } from "./StartError.texts.ts"

const rule = "SYS-04"
const directory = Schema.String

/** Another process has this directory's database open, or its processes cannot be ended; pid 0 when unknown. */
export class DirectoryInUse extends RuleError<DirectoryInUse>()(
  "DirectoryInUse",
  { directory, pid: Schema.Int },
  {
    rule,
    zh: ({ directory, pid }) =>
      `数据库目录 ${directory} 正被${pid > 0 ? `进程 ${pid} ` : "另一进程"}使用，请先结束该进程，或换一个目录`,
    en: ({ directory, pid }) =>
      `${directory} is in use by ${pid > 0 ? `process ${pid}` : "another process"}: end it first, or choose another directory`
  }
) {}

/** We may not write where the database should be. */
export class DirectoryNotWritable extends RuleError<DirectoryNotWritable>()(
  "DirectoryNotWritable",
  {
    directory,
    /** The file or directory where it showed. */
    path: Schema.String,
    reason: Schema.Literals(["forbidden", "readOnly", "otherOwner", "notADirectory", "unreachable", "other"]),
    /** The system's code, such as EACCES. */
    detail: Schema.String
  },
  {
    rule,
    zh: ({ directory, path, reason }) =>
      `无法写入数据库目录 ${directory}${path === directory ? "" : `（${path}）`}：${texts[reason].zh}`,
    en: ({ detail, directory, path, reason }) =>
      `cannot write the database's directory ${directory}${path === directory ? "" : ` (${path})`}: ${texts[reason].en} [${detail}]`
  }
) {}

/** The directory holds files that this package did not put there. */
export class DirectoryNotOurs extends RuleError<DirectoryNotOurs>()(
  "DirectoryNotOurs",
  { directory, found: Schema.Array(Schema.String) },
  {
    rule,
    zh: ({ directory, found }) =>
      `目录 ${directory} 里已有其他文件（${found.join("、")}），为免损坏它们，请指定一个空目录或新目录`,
    en: ({ directory, found }) =>
      `${directory} holds files of something else (${found.join(", ")}): name an empty or new directory`
  }
) {}

/** The data were written by another major version of PostgreSQL. */
export class OtherMajorVersion extends RuleError<OtherMajorVersion>()(
  "OtherMajorVersion",
  { directory, found: Schema.String, needed: Schema.String },
  {
    rule,
    zh: ({ directory, found, needed }) =>
      `${directory} 中的数据属于 PostgreSQL ${found}，当前程序是 ${needed}。请用 ${found} 的 pg_dump 导出后导入新目录，或改用原来的版本`,
    en: ({ directory, found, needed }) =>
      `the data in ${directory} are of PostgreSQL ${found}, this is ${needed}: dump them with ${found} and restore into a new directory, or go back to the version before`
  }
) {}

/** The files of the database are damaged; nothing of them was changed. */
export class DatabaseDamaged extends RuleError<DatabaseDamaged>()(
  "DatabaseDamaged",
  { directory, detail: Schema.String },
  {
    rule,
    zh: ({ detail, directory }) =>
      `${directory} 中的数据库文件已损坏（${detail}），未作任何改动。请从备份恢复；若只是试用，可删除该目录后重新启动`,
    en: ({ detail, directory }) =>
      `the database in ${directory} is damaged (${detail}); nothing was changed. Restore it from a backup, or, if it was a trial, delete the directory and start again`
  }
) {}

/** No space is left where the database, its socket or its programs should be. */
export class DiskFull extends RuleError<DiskFull>()(
  "DiskFull",
  { directory },
  {
    rule,
    zh: ({ directory }) => `${directory} 所在的磁盘空间不足，请清理出至少 200 MB 后重试`,
    en: ({ directory }) => `no space left for ${directory}: free at least 200 MB and try again`
  }
) {}

/** The registry has no PostgreSQL for this machine, or npm did not install it. */
export class UnsupportedPlatform extends RuleError<UnsupportedPlatform>()(
  "UnsupportedPlatform",
  { platform: Schema.String },
  {
    rule,
    zh: ({ platform }) =>
      `没有适用于 ${platform} 的内置 PostgreSQL。请重新执行 npm install（不要加 --omit=optional），或用 DATABASE_URL 指定已有的 PostgreSQL`,
    en: ({ platform }) =>
      `no embedded PostgreSQL for ${platform}: run npm install again without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own`
  }
) {}

/** PostgreSQL only runs as a user whom the system knows by name; a container may be started as any number. */
export class UnknownUser extends RuleError<UnknownUser>()(
  "UnknownUser",
  { uid: Schema.Int },
  {
    rule,
    zh: ({ uid }) =>
      `系统中没有编号为 ${uid} 的用户，PostgreSQL 无法以它运行。请改用 /etc/passwd 中已有的用户（容器可用 --user node），或用 DATABASE_URL 指定已有的 PostgreSQL`,
    en: ({ uid }) =>
      `the system knows no user ${uid}, so PostgreSQL cannot run as it: run as a user of /etc/passwd (a container: --user node), or set DATABASE_URL to a PostgreSQL of your own`
  }
) {}

/** The programs cannot be run in place, and no safe place to copy them to was found. */
export class NoPlaceForPrograms extends RuleError<NoPlaceForPrograms>()(
  "NoPlaceForPrograms",
  { tried: Schema.Array(Schema.Struct({ path: Schema.String, why: Schema.String })) },
  {
    rule,
    zh: ({ tried }) =>
      `PostgreSQL 程序无法就地运行，也没有安全的缓存位置：${tried.map(({ path, why }) => `${path}（${why}）`).join("；")}。请删除上述目录，或用 cache 选项指定一个只有本用户可写、所有人可进入的目录`,
    en: ({ tried }) =>
      `PostgreSQL cannot run in place, and there is no safe place to copy it to: ${tried.map(({ path, why }) => `${path} (${why})`).join("; ")}. Remove these, or set the option cache to a directory that only you can write and everyone can enter`
  }
) {}

/** The server did not become ready in time. */
export class StartTimedOut extends RuleError<StartTimedOut>()(
  "StartTimedOut",
  { directory, seconds: Schema.Number, log: Schema.String, tail: Schema.String },
  {
    rule,
    zh: ({ directory, log, seconds, tail }) =>
      `${directory} 中的数据库 ${seconds} 秒内未能就绪。若上次异常退出，恢复可能需要更久：请增大 startTimeout 后重试。日志 ${log} 的末尾：${tail}`,
    en: ({ directory, log, seconds, tail }) =>
      `the database in ${directory} was not ready within ${seconds} s. Recovery after a crash may take longer: raise startTimeout and try again. End of ${log}: ${tail}`
  }
) {}

/** The server or `initdb` ended for a reason that we do not know. */
export class StartFailed extends RuleError<StartFailed>()(
  "StartFailed",
  { directory, log: Schema.String, tail: Schema.String },
  {
    rule,
    zh: ({ directory, log, tail }) =>
      `${directory} 中的数据库无法启动，请查看日志 ${log}，或用 DATABASE_URL 指定已有的 PostgreSQL。日志末尾：${tail}`,
    en: ({ directory, log, tail }) =>
      `the database in ${directory} did not start: see ${log}, or set DATABASE_URL to a PostgreSQL of your own. End of the log: ${tail}`
  }
) {}

/** Why the embedded server does not start. */
export type StartError =
  | DirectoryInUse
  | DirectoryNotWritable
  | DirectoryNotOurs
  | OtherMajorVersion
  | DatabaseDamaged
  | DiskFull
  | UnsupportedPlatform
  | UnknownUser
  | NoPlaceForPrograms
  | StartTimedOut
  | StartFailed
