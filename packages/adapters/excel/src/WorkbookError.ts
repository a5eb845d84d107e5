import { RuleError, type Text } from "@xueshi/core"
import { Schema } from "effect"
import type { Limits } from "./Limits.ts"

const unreadable = {
  missing: { zh: "文件不存在，请重新选择文件", en: "the file does not exist: choose it again" },
  directory: { zh: "这是一个文件夹，请选择 .xlsx 文件", en: "this is a directory: choose an .xlsx file" },
  forbidden: { zh: "没有读取权限，请检查文件权限", en: "permission denied: check the file's permissions" },
  other: { zh: "文件读取失败，请重新上传", en: "reading failed: upload the file again" }
} as const satisfies Record<string, Text>

/** The file cannot be opened or read. */
export class FileNotReadable extends RuleError<FileNotReadable>()(
  "FileNotReadable",
  { path: Schema.String, reason: Schema.Literals(["missing", "directory", "forbidden", "other"]) },
  {
    rule: "IMP-02",
    zh: ({ path, reason }) => `无法读取文件 ${path}：${unreadable[reason].zh}`,
    en: ({ path, reason }) => `cannot read ${path}: ${unreadable[reason].en}`
  }
) {}

const saveAs = {
  zh: "请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”后再上传",
  en: "open it in Excel or WPS, save it as “Excel Workbook (*.xlsx)”, and upload that"
}
const foreign = {
  nothing: { zh: "文件是空的（0 字节），请重新上传", en: "the file has no bytes: upload it again" },
  xls: { zh: `这是旧版 .xls 文件，${saveAs.zh}`, en: `this is an old .xls file: ${saveAs.en}` },
  encrypted: {
    zh: "工作簿设有打开密码，请先取消密码再上传",
    en: "the workbook is locked with a password: remove the password, then upload it"
  },
  pdf: { zh: "这是 PDF 文件，请使用下载的 .xlsx 模板填写", en: "this is a PDF: fill in the .xlsx template" },
  text: { zh: `这是文本或 CSV 文件，${saveAs.zh}`, en: `this is a text or CSV file: ${saveAs.en}` },
  zip: {
    zh: `这是其他格式的文件（压缩包、Word、ODS 等），${saveAs.zh}`,
    en: `this is another kind of file (an archive, Word, ODS): ${saveAs.en}`
  },
  damaged: {
    zh: `文件不完整或已损坏，请重新下载或重新保存：${saveAs.zh}`,
    en: `the file is cut off or damaged; get it again or save it anew: ${saveAs.en}`
  },
  other: { zh: `无法识别的文件，${saveAs.zh}`, en: `an unknown kind of file: ${saveAs.en}` }
} as const satisfies Record<string, Text>

/** The bytes are no .xlsx workbook, whatever the file's name says; `found` is what they look like. */
export class NotAWorkbook extends RuleError<NotAWorkbook>()(
  "NotAWorkbook",
  {
    found: Schema.Literals(["nothing", "xls", "encrypted", "pdf", "text", "zip", "damaged", "other"]),
    /** What the parser said, for developers; may be empty. */
    detail: Schema.String
  },
  {
    rule: "IMP-02",
    zh: ({ found }) => `不是可读取的 .xlsx 工作簿：${foreign[found].zh}`,
    en: ({ detail, found }) => `not a readable .xlsx workbook: ${foreign[found].en}${detail && ` [${detail}]`}`
  }
) {}

/** A workbook without a visible sheet, or a sheet without a row below its headings. */
export class EmptyWorkbook extends RuleError<EmptyWorkbook>()(
  "EmptyWorkbook",
  { lacks: Schema.Literals(["sheet", "rows"]) },
  {
    rule: "IMP-02",
    zh: ({ lacks }) =>
      lacks === "sheet" ? "工作簿中没有可见的工作表，请使用下载的模板填写" : "表中没有数据，请在标题行下方填写后再上传",
    en: ({ lacks }) =>
      lacks === "sheet"
        ? "the workbook has no visible sheet: fill in the template"
        : "the sheet holds no data: fill in rows below the headings, then upload it"
  }
) {}

const listed = (zh: string, en: string, names: ReadonlyArray<string>): ReadonlyArray<Text> =>
  names.length === 0 ? [] : [{ zh: `${zh}：${names.join("、")}`, en: `${en}: ${names.join(", ")}` }]
const wrong = (error: Pick<WrongHeadings, "missing" | "unexpected" | "repeated">): ReadonlyArray<Text> => [
  ...listed("缺少的列", "missing", error.missing),
  ...listed("多出的列", "unexpected", error.unexpected),
  ...listed("重复的列", "repeated", error.repeated)
]

/** No sheet has the form's headings; the lists speak of the sheet that comes nearest. */
export class WrongHeadings extends RuleError<WrongHeadings>()(
  "WrongHeadings",
  {
    sheet: Schema.String,
    missing: Schema.Array(Schema.String),
    unexpected: Schema.Array(Schema.String),
    repeated: Schema.Array(Schema.String)
  },
  {
    rule: "IMP-02",
    zh: (error) =>
      `工作表“${error.sheet}”的标题行与模板不符，${wrong(error)
        .map((one) => one.zh)
        .join("；")}。请按模板的标题修改后再上传`,
    en: (error) =>
      `the headings of sheet “${error.sheet}” are not the template's; ${wrong(error)
        .map((one) => one.en)
        .join("; ")}. Restore the template's headings and upload it again`
  }
) {}

type Subject = Text & { readonly todo: Text }
const split: Text = { zh: "请拆分为多个文件分别上传", en: "split it into several files" }
const suspicious: Text = {
  zh: "文件结构异常，请将数据复制到新下载的模板中再上传",
  en: "the file is built abnormally: copy the data into a fresh template"
}
const subjects: Readonly<Record<keyof Limits, Subject>> = {
  fileBytes: { zh: "文件大小（字节）", en: "size of the file (bytes)", todo: split },
  parts: { zh: "压缩包内的文件数", en: "files inside the zip", todo: suspicious },
  inflatedBytes: { zh: "解压后的大小（字节）", en: "inflated size (bytes)", todo: split },
  ratio: { zh: "压缩比", en: "compression ratio", todo: suspicious },
  rows: {
    zh: "数据行数（含空行）",
    en: "rows, empty ones included",
    todo: { zh: "请删除多余的空行，或拆分为多个文件", en: "delete empty rows or split it into several files" }
  },
  columns: {
    zh: "列数",
    en: "columns",
    todo: { zh: "请删除模板以外的列", en: "delete the columns that are not the template's" }
  },
  cellCharacters: {
    zh: "单元格的字数",
    en: "characters of a cell",
    todo: { zh: "请缩短该单元格的内容", en: "shorten that cell" }
  },
  texts: { zh: "不同文字的数量", en: "different texts", todo: split },
  mergedCells: {
    zh: "合并的单元格数",
    en: "merged cells",
    todo: { zh: "请取消合并单元格", en: "unmerge the cells" }
  },
  heapMegabytes: { zh: "读取所需的内存（MB）", en: "memory for reading (MB)", todo: split },
  seconds: { zh: "读取所需的时间（秒）", en: "time for reading (seconds)", todo: split }
}

/** The file asks for more than one of the `Limits` allows, by accident or by malice. */
export class BeyondLimit extends RuleError<BeyondLimit>()(
  "BeyondLimit",
  {
    limit: Schema.Literals([
      "fileBytes",
      "parts",
      "inflatedBytes",
      "ratio",
      "rows",
      "columns",
      "cellCharacters",
      "texts",
      "mergedCells",
      "heapMegabytes",
      "seconds"
    ]),
    allowed: Schema.Finite,
    /** The row of the sheet where it shows, from 1; 0 where none is known. */
    row: Schema.Finite
  },
  {
    rule: "IMP-02",
    zh: ({ allowed, limit, row }) =>
      `${row > 0 ? `第 ${row} 行：` : ""}${subjects[limit].zh}超过上限 ${allowed}，${subjects[limit].todo.zh}`,
    en: ({ allowed, limit, row }) =>
      `${row > 0 ? `row ${row}: ` : ""}${subjects[limit].en}: more than the ${allowed} allowed; ${subjects[limit].todo.en}`
  }
) {}

/** Why a workbook cannot be read. */
export type WorkbookError = FileNotReadable | NotAWorkbook | EmptyWorkbook | WrongHeadings | BeyondLimit
