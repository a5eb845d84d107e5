import { RuleError } from "@xueshi/core"
import { Schema } from "effect"

const why = {
  permission: {
    zh: "没有写入权限，请换一个目录（--out）或修改权限",
    en: "permission denied: choose another directory (--out) or change its permissions"
  },
  full: {
    zh: "磁盘空间不足，请清理磁盘后重试；本次没有留下任何文件",
    en: "the disk is full: make room and try again; nothing of this run was left behind"
  },
  other: {
    zh: "写入失败，请检查该路径后重试；本次没有留下任何文件",
    en: "writing failed: check the path and try again; nothing of this run was left behind"
  }
} as const

/** The results cannot be written where they were asked for. */
export class OutputNotWritable extends RuleError<OutputNotWritable>()(
  "OutputNotWritable",
  { path: Schema.String, reason: Schema.Literals(["permission", "full", "other"]), detail: Schema.String },
  {
    rule: "SYS-04",
    zh: ({ path, reason }) => `无法写入 ${path}：${why[reason].zh}`,
    en: ({ detail, path, reason }) => `cannot write ${path}: ${why[reason].en}${detail && ` [${detail}]`}`
  }
) {}

/** The output directory holds something that this program did not make: it is left alone. */
export class OutputNotOurs extends RuleError<OutputNotOurs>()(
  "OutputNotOurs",
  { path: Schema.String },
  {
    rule: "SYS-04",
    zh: ({ path }) => `${path} 已存在且不是本程序的输出目录，不会覆盖；请用 --out 指定一个新的或空的目录`,
    en: ({ path }) =>
      `${path} exists and was not made by this program: it is left alone; name a new or empty directory by --out`
  }
) {}

/** What was typed as a day is none. */
export class NotADay extends RuleError<NotADay>()(
  "NotADay",
  { given: Schema.String },
  {
    rule: "SYS-04",
    zh: ({ given }) => `--today 的日期无效：${given}；格式为 年-月-日，如 2019-01-15`,
    en: ({ given }) => `--today is no day: ${given}; write YYYY-MM-DD, such as 2019-01-15`
  }
) {}

/** Somebody else listens on the port. */
export class PortInUse extends RuleError<PortInUse>()(
  "PortInUse",
  { port: Schema.Int },
  {
    rule: "SYS-04",
    zh: ({ port }) => `端口 ${port} 已被占用，请用 --port 换一个端口，或先结束占用它的程序`,
    en: ({ port }) => `port ${port} is in use: choose another one with --port, or end what uses it`
  }
) {}
