import type { Lint } from "./Lint.ts"

/** Days of grace that come to nothing: no year is ever closed, or what is declared again is recorded too late to count. */
export const lintAudit = (lint: Lint): void => {
  const { audit, declareBy, recordBy } = lint.document
  if (audit?.graceDays === undefined) return
  if (declareBy === undefined)
    lint.warning(
      "GraceUnused",
      ["audit", "graceDays"],
      {
        zh: "文件没有申报截止日，重新申报的宽限期用不上",
        en: "no year is ever closed: the days of grace come to nothing"
      },
      { zh: "写明 declareBy，或删去 graceDays", en: "say `declareBy`, or leave `graceDays` out" }
    )
  if (recordBy !== undefined)
    lint.warning(
      "GraceUncounted",
      ["audit", "graceDays"],
      {
        zh: "登记截止日之后登记的学时不计入：宽限期内重新申报的可能不计",
        en: "hours that are recorded after the last day for it do not count: nor do such as are declared again in the days of grace"
      },
      { zh: "把 recordBy 写到宽限期之后", en: "let `recordBy` lie after the days of grace" }
    )
}
