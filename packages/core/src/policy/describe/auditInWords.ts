import type { AppealTerms } from "../document/AppealTerms.ts"
import type { AuditTerms } from "../document/AuditTerms.ts"
import type { RefusalReason, Refusing } from "../document/RefusalReason.ts"
import { deadlineInWords } from "./deadlineInWords.ts"
import type { Speech } from "./Speech.ts"

/** By when hours are audited, and how long what failed may be declared again (AUD-06). */
export const auditLines = (speech: Speech, audit: AuditTerms | undefined): ReadonlyArray<string> => {
  if (audit === undefined) return []
  const { citation, graceDays, lastDay } = audit
  const source = citation === undefined ? "" : speech.cite(citation)
  return [
    ...(lastDay === undefined
      ? []
      : [`· ${speech.say("审验截止：", "audited by: ")}${deadlineInWords(speech, lastDay)}${source}`]),
    ...(graceDays === undefined ? [] : [`· ${graceInWords(speech, graceDays)}${source}`])
  ]
}

export const graceInWords = (speech: Speech, days: number): string =>
  speech.say(
    `审验不通过之日起 ${days} 天内，年度已截止也可以重新申报`,
    `within ${days} day(s) of failing, hours may be declared again although the year is closed`
  )

/** How long what was refused can be appealed for (EXT-01). */
export const appealInWords = (speech: Speech, days: number): string =>
  speech.say(
    `审核不通过或审验不通过之日起 ${days} 天内，可以向再上一级申请复核`,
    `within ${days} day(s) of being rejected, or failing, hours may be appealed to the next superior`
  )

export const appealLines = (speech: Speech, appeal: AppealTerms | undefined): ReadonlyArray<string> =>
  appeal === undefined
    ? []
    : [`· ${appealInWords(speech, appeal.days)}${appeal.citation === undefined ? "" : speech.cite(appeal.citation)}`]

const refusing: Readonly<Record<Refusing, readonly [zh: string, en: string]>> = {
  review: ["审核驳回", "a review that rejects"],
  audit: ["审验不通过", "an audit that fails"]
}

export const refusingInWords = (speech: Speech, of: ReadonlyArray<Refusing>): string =>
  speech.list(of.map((one) => speech.say(...refusing[one])))

/** A reason with its code and the decisions that may name it (EXT-04). */
export const refusalInWords = (speech: Speech, { citation, code, name, of }: RefusalReason): string =>
  `${speech.text(name)}${speech.say(`（${code}）：`, ` (${code}): `)}${refusingInWords(speech, of)}${citation === undefined ? "" : speech.cite(citation)}`
