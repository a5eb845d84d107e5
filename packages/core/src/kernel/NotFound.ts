import { Schema } from "effect"
import { RuleError } from "./RuleError.ts"

/** What people call what can be missing; kinds of an embedder's own are called by their codes. */
const names: ReadonlyMap<string, string> = new Map([
  ["Attendee", "学员"],
  ["Certificate", "证书"],
  ["Declaration", "申报"],
  ["Department", "内设部门"],
  ["Device", "设备"],
  ["Evidence", "证明材料"],
  ["Organisation", "单位"],
  ["PolicyDocument", "政策文件"],
  ["Post", "管理员"],
  ["Professional", "人员"],
  ["Review", "审核事项"],
  ["ReviewKind", "审核类别"],
  ["Role", "角色"],
  ["Sample", "抽样"]
])

/** Nothing of that kind has that id, or the actor may not know of it: one answer for both (ACC-10). */
export class NotFound extends RuleError<NotFound>()(
  "NotFound",
  { kind: Schema.String, id: Schema.String },
  {
    rule: "ACC-10",
    zh: ({ id, kind }) => `没有找到${names.get(kind) ?? ` ${kind}`}：${id}`,
    en: ({ id, kind }) => `no ${kind} with id ${id}`
  }
) {}
