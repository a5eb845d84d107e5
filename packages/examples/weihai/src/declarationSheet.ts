import {
  type ClaimDraft,
  type Column,
  type FieldIssue,
  type Hours,
  isRequired,
  lastDayOf,
  type Policy,
  type PolicyDocument,
  parseDay,
  parseHours,
  type RuleId,
  Rules,
  type SheetForm,
  type SheetRow,
  type Text
} from "@xueshi/core"
import { Result } from "effect"

/** What the reviewer did with the declaration. */
export type Review =
  /** Without hours of their own: as many as are declared and convertible. */
  | { readonly _tag: "Approve"; readonly recognised: Hours | undefined }
  | { readonly _tag: "Reject"; readonly reason: string }
  | { readonly _tag: "Pending" }
  | { readonly _tag: "Draft" }

/** What the auditor did with the approved hours. */
export type SecondLook =
  | { readonly _tag: "Pass" }
  | { readonly _tag: "Fail"; readonly reason: string }
  | { readonly _tag: "Awaiting" }

/** A row of the sheet, read: whom it is about, what is claimed, what was decided. */
export interface DeclarationRow {
  /** The normalised number of the identity document. */
  readonly document: string
  /** The name beside the number, for who wants to compare; empty where the cell is. */
  readonly name: string
  readonly claim: ClaimDraft
  readonly decisions: { readonly review: Review; readonly audit: SecondLook }
}

/** Every reason for which a cell of this sheet cannot be read: code → rule and text. */
const sheetReasons = {
  Required: { rule: "DEC-02", zh: "必须填写", en: "is required" },
  UnknownForm: { rule: "DEC-02", zh: "没有这种学习形式，请从下拉列表中选择", en: "is no learning form of the policy" },
  UnknownSubject: { rule: "DEC-02", zh: "没有这个科目，请从下拉列表中选择", en: "is no subject of the policy" },
  NotAYear: { rule: "DEC-02", zh: "年度应为四位数字，如 2018", en: "must be a year of four digits" },
  YearNotInForce: { rule: "DEC-02", zh: "该年度不在本政策的施行期内", en: "is no year that the policy is in force" },
  NotADay: { rule: "DEC-02", zh: "不是有效日期，格式应为 年-月-日，如 2018-05-21", en: "is no day; write YYYY-MM-DD" },
  NotHours: { rule: "DEC-02", zh: "学时应为数字，如 24 或 7.5", en: "must be a number such as 24 or 7.5" },
  TooLong: { rule: "DEC-02", zh: "文件名不能超过 100 个字", en: "must have at most 100 characters a file" },
  UnknownDecision: { rule: "DEC-02", zh: "不在可选范围内，请从下拉列表中选择", en: "is not one of the options" },
  ReasonRequired: { rule: "DEC-04", zh: "不通过时请填写原因", en: "is required where the outcome is 不通过" },
  OnlyIfApproved: { rule: "DEC-04", zh: "只有审核通过的申报才能填写", en: "must be empty unless approved" }
} as const satisfies Record<string, Text & { readonly rule: RuleId }>

type SheetIssueCode = keyof typeof sheetReasons

const reviews = ["通过", "不通过", "待审核", "未提交"] as const
const audits = ["通过", "不通过", "待审验"] as const
const day = "格式：年-月-日，如 2018-05-21"

const column = (key: string, heading: string, rest: Partial<Column> = {}): Column => ({
  key,
  heading,
  required: false,
  ...rest
})

/** The forms that people declare hours of. */
const declarable = ({ forms }: PolicyDocument): PolicyDocument["forms"] =>
  forms.filter(({ recordedBySystem }) => recordedBySystem !== true)

/** One column for each distinct field of the forms: of one key, whatever the forms call it. */
const fieldColumns = (document: PolicyDocument): ReadonlyArray<Column> => {
  const uses = declarable(document).flatMap((form) => form.fields.map((field) => ({ field, form: form.name.zh })))
  return [...Map.groupBy(uses, ({ field }) => field.key)].map(([key, of]) => {
    const options = [...new Set(of.flatMap(({ field }) => field.options ?? []))]
    const closed = of.every(({ field }) => field.options !== undefined)
    const note = of.map(({ field, form }) => `${form}${isRequired(field, "self") ? "必填" : "选填"}`).join("；")
    const heading = [...new Set(of.map(({ field }) => field.name.zh))].join("/")
    return column(key, heading, { note, ...(closed ? { options } : {}) })
  })
}

const subjectsOf = ({ sharedSubjects, subjects }: PolicyDocument) => [...subjects, ...sharedSubjects]

/**
 * The sheet of declarations of a policy: what is claimed, and what reviewer and auditor decided. A column's key is the
 * name of the claim's part or the key of the form's field.
 */
export const declarationForm = (document: PolicyDocument): SheetForm => ({
  name: "学时申报",
  columns: [
    column("document", "证件号", { required: true, note: "身份证为 18 位，末位字母大写" }),
    column("name", "姓名"),
    column("creditYear", "计入年度", { required: true, example: "2018" }),
    column("form", "学习形式", { required: true, options: declarable(document).map(({ name }) => name.zh) }),
    column("subject", "计入科目", { required: true, options: subjectsOf(document).map(({ name }) => name.zh) }),
    column("from", "开始日期", { required: true, note: day }),
    column("to", "结束日期", { required: true, note: day }),
    column("hours", "申报学时", { required: true, note: "大于 0", example: "24" }),
    ...fieldColumns(document),
    column("evidence", "证明材料", { note: "扫描件的文件名；多个之间用分号隔开", example: "结业证书.jpg" }),
    column("review", "审核结果", { options: reviews, note: "空白即待审核" }),
    column("recognised", "认定学时", { note: "审核通过时填写；空白即按申报与折算标准认定" }),
    column("reviewReason", "审核意见", { note: "审核不通过时必填" }),
    column("audit", "审验结果", { options: audits, note: "空白即待审验" }),
    column("auditReason", "审验意见", { note: "审验不通过时必填" })
  ]
})

/** Reads the cells of one row and gathers what is wrong with them, one reason a cell. */
class Cells {
  readonly issues: Array<FieldIssue> = []
  readonly #cells: SheetRow["cells"]

  constructor(cells: SheetRow["cells"]) {
    this.#cells = cells
  }

  text(key: string): string {
    return (this.#cells[key] ?? "").trim()
  }

  refuse(code: SheetIssueCode, key: string): void {
    this.add([{ code, path: [key], ...sheetReasons[code] }])
  }

  add(issues: ReadonlyArray<FieldIssue>): void {
    for (const issue of issues) if (!this.issues.some(({ path }) => path[0] === issue.path[0])) this.issues.push(issue)
  }

  /** What a cell says; undefined where it is empty, or refused for the given reason. */
  read<A>(key: string, parse: (text: string) => A | undefined, otherwise: SheetIssueCode): A | undefined {
    const text = this.text(key)
    const value = text === "" ? undefined : parse(text)
    if (text !== "" && value === undefined) this.refuse(otherwise, key)
    return value
  }
}

const yearIn =
  ({ from, to = 2199 }: PolicyDocument["inForce"]) =>
  (year: number | undefined): boolean =>
    year === undefined || (from <= year && year <= to)

const known =
  <A extends { readonly code: string; readonly name: Text }>(list: ReadonlyArray<A>) =>
  (name: string): string | undefined =>
    list.find((one) => one.name.zh === name)?.code

const readClaim = (cells: Cells, document: PolicyDocument): ClaimDraft => {
  const form = cells.read("form", known(document.forms), "UnknownForm")
  if (cells.text("form") === "") cells.refuse("Required", "form")
  const year = cells.read("creditYear", (text) => (/^\d{4}$/u.test(text) ? Number(text) : undefined), "NotAYear")
  if (!yearIn(document.inForce)(year)) cells.refuse("YearNotInForce", "creditYear")
  const parts = {
    creditYear: year,
    subject: cells.read("subject", known(subjectsOf(document)), "UnknownSubject"),
    from: cells.read("from", parseDay, "NotADay"),
    to: cells.read("to", parseDay, "NotADay"),
    hours: cells.read("hours", parseHours, "NotHours")
  }
  const keys = document.forms.flatMap(({ fields }) => fields.map(({ key }) => key))
  const files = cells.text("evidence").split(/[;；\n]/u)
  const names = files.map((name) => name.trim()).filter((name) => name !== "")
  if (names.some((name) => [...name].length > 100)) cells.refuse("TooLong", "evidence")
  return {
    form: form ?? "",
    ...(Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Partial<ClaimDraft>),
    fields: Object.fromEntries(keys.map((key) => [key, cells.text(key)]).filter(([, value]) => value !== "")),
    // The workbook has the files' names alone: a name stands for the content.
    evidence: names.map((name) => ({ name, digest: `name:${name}` }))
  }
}

const option =
  <const A extends string>(options: ReadonlyArray<A>) =>
  (text: string): A | undefined =>
    options.find((one) => one === text)

const reasonOf = (cells: Cells, key: string): string => {
  if (cells.text(key) === "") cells.refuse("ReasonRequired", key)
  return cells.text(key)
}

const readReview = (cells: Cells): Review => {
  const outcome = cells.read("review", option(reviews), "UnknownDecision") ?? "待审核"
  const recognised = cells.read("recognised", parseHours, "NotHours")
  if (outcome === "通过") return { _tag: "Approve", recognised }
  if (recognised !== undefined) cells.refuse("OnlyIfApproved", "recognised")
  if (outcome === "不通过") return { _tag: "Reject", reason: reasonOf(cells, "reviewReason") }
  return { _tag: outcome === "未提交" ? "Draft" : "Pending" }
}

const readAudit = (cells: Cells, review: Review): SecondLook => {
  const outcome = cells.read("audit", option(audits), "UnknownDecision") ?? "待审验"
  if (outcome === "待审验") return { _tag: "Awaiting" }
  if (review._tag !== "Approve") cells.refuse("OnlyIfApproved", "audit")
  return outcome === "通过" ? { _tag: "Pass" } : { _tag: "Fail", reason: reasonOf(cells, "auditReason") }
}

/** Far enough that no date lies after it: what depends on today is left to whoever knows it. */
const doomsday = lastDayOf(2199)

/**
 * DEC-02: reads one row of the sheet. Fails with every failing cell at once, those that only the form refuses included.
 * A row whose cells can all be read may still hold a claim that cannot be submitted, or speak of somebody unknown.
 */
export const readDeclarationRow = (
  row: Pick<SheetRow, "cells">,
  policy: Policy
): Result.Result<DeclarationRow, ReadonlyArray<FieldIssue>> => {
  const cells = new Cells(row.cells)
  const document = Rules.normaliseDocument(cells.text("document"))
  if (document === "") cells.refuse("Required", "document")
  const claim = readClaim(cells, policy.document)
  const review = readReview(cells)
  const audit = readAudit(cells, review)
  if (cells.issues.length === 0)
    return Result.succeed({ document, name: cells.text("name"), claim, decisions: { review, audit } })
  if (claim.form !== "" && review._tag !== "Draft") {
    const judged = Rules.validateClaim(policy, claim, doomsday)
    if (Result.isFailure(judged))
      cells.add(judged.failure.issues.map((issue) => ({ ...issue, path: issue.path.slice(-1) })))
  }
  return Result.fail(cells.issues)
}
