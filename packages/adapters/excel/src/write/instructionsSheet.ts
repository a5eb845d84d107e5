import type { SheetForm } from "@xueshi/core"
import { escapeText } from "./escapeText.ts"
import { instructionsName, sheetName } from "./sheetName.ts"
import { wrappedText } from "./styles.ts"
import type { Workbook } from "./Workbook.ts"

/** A long list stands in the drop-down; here its beginning is enough. */
const shownOptions = 30

const optionsText = (options: ReadonlyArray<string> = []): string =>
  options.length > shownOptions
    ? `${options.slice(0, shownOptions).join("、")} 等 ${options.length} 项，见下拉列表`
    : options.join("、")

/**
 * Writes the sheet 填写说明: how to fill in, what each column wants, and the example row. The example stands here and
 * not among the data, so that a template uploaded as it is imports nobody; the sheet begins with a title, so that
 * reading never takes it for the form's own.
 */
export const addInstructionsSheet = (workbook: Workbook, form: SheetForm): void => {
  const sheet = workbook.addWorksheet(instructionsName)
  sheet.columns = [{ width: 22 }, { width: 12 }, { width: 60 }, { width: 50 }, { width: 26 }].map((one) => ({
    ...one,
    style: wrappedText
  }))
  const line = (texts: ReadonlyArray<string>, bold = false) => {
    const row = sheet.addRow(texts.map((text) => (text === "" ? null : escapeText(text))))
    if (bold) row.font = { bold: true }
    row.commit()
  }
  line([`${form.name} 填写说明`], true)
  line([`1. 请在工作表“${sheetName(form.name)}”中从第 2 行起填写，每行一条；请勿修改标题行。`])
  line(["2. 标题带 * 的列必填；有下拉列表的列请从列表中选择。"])
  line(["3. 各列均为文本格式，证件号码、手机号码等请按文本填写，以免末位数字丢失；日期写作 2020-01-31。"])
  line(["4. 本工作表仅供参考，不会被导入。"])
  line([])
  line(["列名", "是否必填", "说明", "可选值", "示例"], true)
  for (const { example = "", heading, note = "", options, required } of form.columns)
    line([heading, required ? "必填" : "选填", note, optionsText(options), example])
  line([])
  line(["示例行"], true)
  line(
    form.columns.map(({ heading }) => heading),
    true
  )
  line(form.columns.map(({ example = "" }) => example))
  sheet.commit()
}
