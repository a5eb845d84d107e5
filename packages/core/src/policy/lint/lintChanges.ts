import type { Adjustment } from "../document/Adjustment.ts"
import type { Lint } from "./Lint.ts"
import type { Scope } from "./lintLeaves.ts"
import { narrows } from "./Meant.ts"
import { roomIn } from "./Room.ts"

const changesNothing = ({ effect }: Adjustment): boolean =>
  typeof effect === "object" &&
  (("credit" in effect && effect.credit === 0) ||
    ("less" in effect && effect.less === 0) ||
    ("share" in effect && effect.share.numerator === effect.share.denominator && effect.rounding === undefined))

const lintAdjustments = (lint: Lint): void =>
  (lint.document.adjustments ?? []).forEach((one, index) => {
    if (!changesNothing(one)) return
    lint.warning(
      "ChangesNothing",
      ["adjustments", index, "effect"],
      { zh: "这项调整什么也不改", en: "this adjustment changes nothing" },
      { zh: "写上实际的数，或删去它", en: "write what it changes, or leave it out" }
    )
  })

/** Whether nothing can ever lie above what a leaf asks for. */
const hasNoSurplus = ({ policy }: Lint, { demands, limits, meant, years }: Scope, over: number): boolean => {
  const compiled = policy.leaves[over]
  const what = meant[over]
  if (compiled === undefined || what === undefined || compiled.adjustments.length > 0) return false
  if (
    compiled.leaf.counting === "records" ||
    Object.values(policy.caps)
      .flat()
      .some(({ spillTo }) => spillTo !== undefined)
  )
    return false
  const held = limits.filter((one) => narrows(what.where, one.where))
  return years.every((year) => {
    const asked = demands.inYear(compiled.leaf, year)
    const { most } = roomIn(held, what, compiled.period, year)
    return asked?.every((one) => most <= one) ?? false
  })
}

const lintCarries = (lint: Lint, scope: Scope): void => {
  const { document, policy } = lint
  const { from, to } = document.inForce
  policy.carries.forEach(({ carry, over, to: filled }, index) => {
    const at = ["carries", index]
    const leafOf = (place: number) => policy.leaves[place]?.leaf
    // Nothing comes from a year before the document.
    const alone = carry.direction === "forward" && from === to
    if (alone || carry.atMost === 0 || hasNoSurplus(lint, scope, over))
      lint.error(
        "NothingToCarry",
        alone ? [...at, "direction"] : carry.atMost === 0 ? [...at, "atMost"] : [...at, "over"],
        alone
          ? { zh: "只施行一个年度，没有以前年度可以结转", en: "one year alone is in force: there is none before it" }
          : carry.atMost === 0
            ? { zh: "最多结转 0：永远没有学时可以结转", en: "it carries 0 at most: nothing, ever" }
            : {
                zh: "上限不高于要求，这项要求永远没有多余的学时",
                en: "caps leave no more than this leaf asks for: there is never a surplus"
              },
        { zh: "核对 inForce、atMost、上限与 over", en: "look at inForce, atMost, the caps and over" }
      )
    if ([over, ...filled].some((place) => leafOf(place)?.counting === "records"))
      lint.error(
        "CarriesRecords",
        at,
        { zh: "按条数计的要求没有学时可以结转", en: "a leaf that counts records has no hours to carry" },
        { zh: "over 与 to 只写按学时计的要求", en: "name leaves that count hours under over and to" }
      )
    if (filled.some((place) => leafOf(place)?.atLeast === undefined))
      lint.warning(
        "FillsMaximum",
        [...at, "to"],
        { zh: "结转的学时会补到“至多”的要求里", en: "it fills a leaf that is a maximum" },
        { zh: "to 只写“至少”的要求", en: "name minimums alone under to" }
      )
  })
}

/** Adjustments and carries that come to nothing. */
export const lintChanges = (lint: Lint, scope: Scope): void => {
  lintAdjustments(lint)
  lintCarries(lint, scope)
}
