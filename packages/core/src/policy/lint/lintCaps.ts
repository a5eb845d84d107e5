import { formatHours } from "../../kernel/Hours.ts"
import type { Lint } from "./Lint.ts"
import type { Scope } from "./lintLeaves.ts"
import { contains, isWithin, meets, type Places } from "./Meant.ts"
import { mostOfRecord } from "./mostOfRecord.ts"
import type { Limit } from "./Room.ts"

/** Whether the other one, over the same time, never leaves more of the same hours. Of two alike the later one is idle. */
const isTighter = (one: Limit, other: Limit): boolean =>
  one !== other &&
  JSON.stringify(one.cap.per) === JSON.stringify(other.cap.per) &&
  other.most <= one.most &&
  contains(other.years, one.years) &&
  isWithin(one, other) &&
  (other.most < one.most || !isWithin(other, one) || !contains(one.years, other.years) || other.index < one.index)

/**
 * Whether nothing is cut after the one that the other one then has room for again: the other goes first, or no cap on the same hours
 * stands between the two.
 */
const comesThrough = ({ policy }: Lint, places: Places): ((one: Limit, other: Limit) => boolean) => {
  const { subject, whole } = policy.caps
  const order = [...whole, ...subject].map(({ cap, subjects }) => ({
    code: cap.code,
    subjects: places.subjects(subjects),
    forms: places.forms(cap.forms),
    where: {}
  }))
  const place = new Map(order.map(({ code }, index) => [code, index]))
  return (one, other) => {
    const [from, to] = [place.get(one.cap.code) ?? 0, place.get(other.cap.code) ?? 0]
    const together = from < whole.length === to < whole.length
    return to < from || (together && !order.slice(from + 1, to).some((between) => meets(between, one)))
  }
}

/** Caps that cut nothing, whatever is learned. */
export const lintCaps = (lint: Lint, { limits, places }: Scope): void => {
  const { document } = lint
  const suggestion = {
    zh: "核对上限的数、周期与范围，或删去它",
    en: "look at its number, period and scope, or leave it out"
  }
  const most = document.forms.map(mostOfRecord)
  const through = comesThrough(lint, places)
  // What is spilled comes to a subject past other caps.
  const spills = document.caps.some(({ spillTo }) => spillTo !== undefined)
  for (const limit of limits) {
    const { cap, forms, index } = limit
    const at = ["caps", index, "atMost"]
    const largest = most.reduce((all, one, form) => ((forms >> BigInt(form)) & 1n ? Math.max(all, one) : all), 0)
    const tighter = spills ? undefined : limits.find((other) => isTighter(limit, other) && through(limit, other))
    if (cap.per === "record" && cap.forms !== undefined && largest <= limit.most)
      lint.warning(
        "NeverBinds",
        at,
        {
          zh: `一条记录最多只有 ${formatHours(largest)}，这个上限不起作用`,
          en: `a record has ${formatHours(largest)} at most: this cap cuts nothing`
        },
        suggestion
      )
    else if (tighter !== undefined)
      lint.warning(
        "NeverBinds",
        at,
        {
          zh: `“${tighter.cap.name.zh}”包括同样的学时，只容 ${formatHours(tighter.most)}：这个上限不起作用`,
          en: `"${tighter.cap.name.en}" is on the same hours and leaves ${formatHours(tighter.most)}: this cap cuts nothing`
        },
        suggestion
      )
    else if (places.possible(limit) === 0n && document.forms.length > 0)
      lint.warning(
        "NothingCounts",
        ["caps", index],
        { zh: "没有一种学习形式的记录在这个上限之内", en: "no form's records fall under this cap" },
        { zh: "核对科目、学习形式与 where", en: "compare subjects, forms and where" }
      )
  }
}
