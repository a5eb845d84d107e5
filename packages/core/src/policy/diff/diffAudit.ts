import { appealInWords, graceInWords, refusalInWords, refusingInWords } from "../describe/auditInWords.ts"
import { deadlineInWords } from "../describe/deadlineInWords.ts"
import type { AppealTerms } from "../document/AppealTerms.ts"
import type { AuditTerms } from "../document/AuditTerms.ts"
import type { RefusalReason } from "../document/RefusalReason.ts"
import type { Comparison, Words } from "./Comparison.ts"
import { citation, name } from "./shared.ts"

const words: Words<AuditTerms> = {
  lastDay: [{ zh: "审验截止", en: "audited by" }, deadlineInWords],
  graceDays: [{ zh: "重新申报", en: "declared again" }, graceInWords],
  citation
}

const appeal: Words<AppealTerms> = {
  days: [{ zh: "申请期限", en: "within" }, appealInWords],
  citation
}

const reason: Words<RefusalReason> = {
  code: null,
  name,
  of: [{ zh: "用于", en: "for" }, refusingInWords],
  citation
}

/** By when hours are audited, how long they can be appealed for, and the reasons for which they are refused. */
export const diffAudit = (comparison: Comparison): void => {
  const { after, before } = comparison
  const what = comparison.say("学时审验", "audit of hours")
  comparison.keys(words, before.document.audit ?? {}, after.document.audit ?? {}, what, ["audit"])
  const appealing = comparison.say("复核", "appeal")
  comparison.keys(appeal, before.document.appeal ?? {}, after.document.appeal ?? {}, appealing, ["appeal"])
  comparison.parts(
    { zh: "不通过的原因", en: "reason of refusal" },
    ["refusals"],
    [before.document.refusals ?? [], after.document.refusals ?? []],
    ({ code }) => code,
    refusalInWords,
    (old, now, what, path) => comparison.keys(reason, old, now, what, path),
    (speech, one) => speech.text(one.name)
  )
}
