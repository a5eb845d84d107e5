import { adjustmentLine, capLine, carryLine, effectInWords, limitInWords } from "../describe/changesInWords.ts"
import { periodInWords } from "../describe/periodInWords.ts"
import type { Speech } from "../describe/Speech.ts"
import { selectionInWords } from "../describe/selectionInWords.ts"
import type { Adjustment } from "../document/Adjustment.ts"
import type { Cap } from "../document/Cap.ts"
import type { Carry } from "../document/Carry.ts"
import type { Selection } from "../document/Selection.ts"
import type { Comparison, Words } from "./Comparison.ts"
import { citation, name, when } from "./shared.ts"

const fieldList = (speech: Speech, keys: ReadonlyArray<string>): string =>
  speech.list(keys.map((key) => speech.field(key)))
const leafList = (speech: Speech, codes: ReadonlyArray<string>): string =>
  speech.list(codes.map((code) => speech.leaf(code)))

const capWords: Words<Cap> = {
  code: null,
  name,
  subjects: [{ zh: "科目", en: "subjects" }, (speech, subjects) => selectionInWords(speech, { subjects })],
  forms: [{ zh: "学习形式", en: "forms" }, (speech, forms) => selectionInWords(speech, { forms })],
  where: [
    { zh: "内容", en: "fields" },
    (speech, where: NonNullable<Selection["where"]>) => selectionInWords(speech, { where })
  ],
  per: [{ zh: "周期", en: "period" }, periodInWords],
  each: [{ zh: "分别计算", en: "for each" }, fieldList],
  atMost: [{ zh: "最多计", en: "at most" }, (speech, atMost) => limitInWords(speech, { atMost })],
  spillTo: [{ zh: "超出的计入", en: "what is above goes to" }, (speech, code) => speech.subject(code)],
  years: [{ zh: "年度", en: "years" }, (speech, years) => speech.years(years)],
  when,
  citation
}

const adjustmentWords: Words<Adjustment> = {
  code: null,
  name,
  when,
  leaves: [{ zh: "哪几项", en: "leaves" }, leafList],
  effect: [{ zh: "怎样改", en: "effect" }, (speech, effect) => effectInWords(speech, { effect })],
  over: [
    { zh: "看哪段时间", en: "over" },
    (speech) => speech.say("要求的整个周期", "the whole period that is asked over")
  ],
  citation
}

const carryWords: Words<Carry> = {
  code: null,
  name,
  direction: [
    { zh: "方向", en: "direction" },
    (speech, value) => (value === "forward" ? speech.say("用到以后", "forward") : speech.say("补以前", "back"))
  ],
  of: [{ zh: "哪些学时", en: "hours" }, selectionInWords],
  over: [{ zh: "超出哪一项", en: "above" }, (speech, code) => speech.leaf(code)],
  to: [{ zh: "用于哪几项", en: "fills" }, leafList],
  years: [{ zh: "几个年度内", en: "years" }, (_, count) => String(count)],
  atMost: [{ zh: "最多", en: "at most" }, (speech, hours) => speech.hours(hours)],
  when,
  after: [{ zh: "前提", en: "only where this was reached" }, (speech, code) => speech.leaf(code)],
  citation
}

const bare = (line: string): string => line.replace(/^· /u, "")

/** Caps, adjustments and carries, each by its code. */
export const diffRules = (comparison: Comparison): void => {
  const [before, after] = [comparison.before.document, comparison.after.document]
  const codeOf = ({ code }: { readonly code: string }) => code
  const nameOf = (speech: Speech, part: { readonly name: Cap["name"] }) => speech.text(part.name)
  comparison.parts<Cap>(
    { zh: "上限", en: "cap " },
    ["caps"],
    [before.caps, after.caps],
    codeOf,
    (speech, cap) => bare(capLine(speech, cap)),
    (old, now, what, path) => comparison.keys(capWords, old, now, what, path),
    nameOf
  )
  comparison.parts<Adjustment>(
    { zh: "调整", en: "adjustment " },
    ["adjustments"],
    [before.adjustments ?? [], after.adjustments ?? []],
    codeOf,
    (speech, one) => bare(adjustmentLine(speech, one)),
    (old, now, what, path) => comparison.keys(adjustmentWords, old, now, what, path),
    nameOf
  )
  comparison.parts<Carry>(
    { zh: "结转", en: "carry " },
    ["carries"],
    [before.carries ?? [], after.carries ?? []],
    codeOf,
    (speech, one) => bare(carryLine(speech, one)),
    (old, now, what, path) => comparison.keys(carryWords, old, now, what, path),
    nameOf
  )
}
