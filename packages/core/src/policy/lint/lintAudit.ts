import type { Deadline } from "../document/Deadline.ts"
import { deadlineOf } from "../engine/yearSpan.ts"
import type { Lint } from "./Lint.ts"

/** A year whose audit closes while people still declare for it. */
const lintLastDay = (lint: Lint): void => {
  const { audit, declareBy, inForce } = lint.document
  if (audit?.lastDay === undefined || declareBy === undefined) return
  const last = (deadline: Deadline) => deadlineOf(lint.document, deadline, inForce.from)
  if (last(audit.lastDay) >= last(declareBy)) return
  lint.warning(
    "AuditClosesFirst",
    ["audit", "lastDay"],
    {
      zh: "审验截止日早于申报截止日：其间申报的学时只能逾期审验",
      en: "the audit of a year closes before it is declared for: what is declared in between is audited too late"
    },
    { zh: "把审验截止日写到申报截止日之后", en: "let the last day of audit lie after the last day for declaring" }
  )
}

/** Days of grace that come to nothing: no year is ever closed, or what is declared again is recorded too late to count. */
export const lintAudit = (lint: Lint): void => {
  lintLastDay(lint)
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
