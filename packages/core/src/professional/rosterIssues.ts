import type { FieldIssue } from "../kernel/FieldIssue.ts"
import type { RuleId, Text } from "../kernel/RuleError.ts"

interface Reason extends Text {
  readonly rule: RuleId
}

/** Every reason for which a cell of the roster is refused: code → rule and text (IMP-02). One place, complete. */
export const rosterReasons = {
  Required: { rule: "PRO-01", zh: "必须填写", en: "is required" },
  TooLong: {
    rule: "PRO-01",
    zh: "内容过长（证件号最多 30 个字符，其余最多 100 个字）",
    en: "is too long: a document number has at most 30 characters, anything else 100"
  },
  ControlCharacter: {
    rule: "PRO-01",
    zh: "含有不可见的控制字符，请删除后重填",
    en: "has invisible control characters"
  },
  UnknownOption: { rule: "PRO-01", zh: "不在可选范围内，请从下拉列表中选择", en: "is not one of the options" },
  NotADay: { rule: "PRO-01", zh: "不是有效日期，格式应为 年-月-日，如 2013-11-01", en: "is no day; write YYYY-MM-DD" },
  DayInFuture: { rule: "PRO-01", zh: "日期不能晚于今天", en: "must not lie in the future" },
  DatesReversed: { rule: "PRO-01", zh: "不能早于出生日期", en: "must not lie before the birth date" },
  IdentityForm: {
    rule: "ACC-01",
    zh: "身份证号应为 17 位数字加 1 位数字或大写字母 X（在 Excel 中请用文本格式）",
    en: "must be 17 digits and a digit or X, entered as text"
  },
  IdentityDate: { rule: "ACC-01", zh: "身份证号中的出生日期不存在", en: "holds a birth date that does not exist" },
  IdentityCheck: { rule: "ACC-01", zh: "身份证号的校验位不正确，请核对", en: "has a wrong check character" },
  BirthMismatch: { rule: "ACC-01", zh: "与身份证号中的出生日期不一致", en: "differs from the identity number" },
  SexMismatch: { rule: "ACC-01", zh: "与身份证号中的性别不一致", en: "differs from the identity number" },
  WrongMobile: { rule: "PRO-01", zh: "手机号应为以 1 开头的 11 位数字", en: "must be 11 digits beginning with 1" },
  WrongEmail: { rule: "PRO-01", zh: "电子邮箱格式不正确", en: "is no e-mail address" },
  TitleIncomplete: { rule: "PRO-01", zh: "职称级别不为“无”时必须填写", en: "is required where there is a title" },
  TitleWithoutLevel: { rule: "PRO-01", zh: "职称级别为“无”时不能填写", en: "must be empty where there is no title" },
  UnknownOrganisation: { rule: "PRO-01", zh: "没有找到使用该代码的单位", en: "no organisation has this code" },
  BeyondJurisdiction: { rule: "ORG-03", zh: "该单位不在您的管辖范围内", en: "lies beyond your jurisdiction" },
  NotAnEmployer: { rule: "PRO-01", zh: "继续教育基地不能作为所在单位", en: "a training base has no professionals" },
  UnknownDepartment: {
    rule: "ORG-08",
    zh: "该单位没有这个部门，请先在“内设部门”中添加，或留空",
    en: "is no department of that organisation: add it first, or leave this empty"
  },
  AmbiguousDepartment: {
    rule: "ORG-08",
    zh: "该单位有几个部门都叫这个名字，请留空，导入后再选择",
    en: "is the name of several departments there: leave this empty and choose one afterwards"
  },
  DisabledDepartment: { rule: "ORG-08", zh: "该部门已禁用，请先启用，或留空", en: "is a disabled department" },
  TwiceInFile: { rule: "IMP-02", zh: "该证件号在本文件中重复出现", en: "stands twice in this file" },
  DocumentTaken: {
    rule: "PRO-02",
    zh: "该证件号已在其他单位登记，请办理人员调转；或正在注册审核中，请先审核",
    en: "belongs to somebody of another organisation, or to a registration that waits for its review"
  }
} as const satisfies Record<string, Reason>

export type RosterIssueCode = keyof typeof rosterReasons

export const rosterIssue = (code: RosterIssueCode, column: string): FieldIssue => ({
  code,
  path: [column],
  ...rosterReasons[code]
})
