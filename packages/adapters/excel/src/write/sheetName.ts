/** Sheets of ours beside the form's own. */
export const instructionsName = "填写说明"
export const optionsName = "选项"

/** A form's name as a sheet's: without what Excel forbids there, at most 31 units, unlike our other sheets' names. */
export const sheetName = (name: string): string => {
  const allowed = name
    .replace(/[\\/?*[\]:]|\p{Cc}|\p{Cs}/gu, "_")
    .slice(0, 31)
    .replace(/^'|'$|[\uD800-\uDBFF]$/g, "_")
    .trim()
  return ["", "history", instructionsName, optionsName].includes(allowed.toLowerCase()) ? "数据" : allowed
}
