import { RuleError, type Text } from "@xueshi/core"
import { Schema } from "effect"

const texts = {
  missing: { zh: "所在文件夹不存在，请先建立", en: "its directory does not exist: create it" },
  forbidden: { zh: "没有写入权限，请检查文件夹权限", en: "permission denied: check the directory's permissions" },
  full: { zh: "磁盘空间不足，请清理后重试", en: "no space left: free some and try again" },
  other: { zh: "写入失败，请重试", en: "writing failed: try again" }
} as const satisfies Record<string, Text>

/** The workbook cannot be written at this path; nothing is left there. */
export class FileNotWritable extends RuleError<FileNotWritable>()(
  "FileNotWritable",
  { path: Schema.String, reason: Schema.Literals(["missing", "forbidden", "full", "other"]) },
  {
    rule: "IMP-02",
    zh: ({ path, reason }) => `无法写入文件 ${path}：${texts[reason].zh}`,
    en: ({ path, reason }) => `cannot write ${path}: ${texts[reason].en}`
  }
) {}
