import { formatHours } from "../../kernel/Hours.ts"
import type { Leaf } from "../document/Requirement.ts"
import type { CompiledLeaf } from "../Policy.ts"
import type { Demands } from "./Demands.ts"
import type { Lint, Path } from "./Lint.ts"
import { bitsOf, type Meant, meets, narrows, type Places } from "./Meant.ts"
import { type Limit, roomIn } from "./Room.ts"
import { hasYear } from "./years.ts"

/** What the leaves of a document select, and the caps that hold for everybody. */
export interface Scope {
  readonly places: Places
  readonly demands: Demands
  readonly limits: ReadonlyArray<Limit>
  /** Years that stand for all in force: something changes in none of the others. */
  readonly years: ReadonlyArray<number>
  /** By place of the leaf; undefined where the document has no forms to tell by. */
  readonly meant: ReadonlyArray<Meant | undefined>
}

/** What each leaf can mean of what the document's forms allow. */
export const meantBy = ({ document, policy }: Lint, places: Places): ReadonlyArray<Meant | undefined> =>
  policy.leaves.map(({ leaf: { of }, subjects }) => {
    if (document.forms.length === 0) return undefined
    const meant = {
      subjects: bitsOf(subjects, document.subjects.length),
      forms: places.forms(of.forms),
      where: of.where ?? {}
    }
    return { ...meant, forms: places.possible(meant) }
  })

/** More years with changes than any regulation has are not looked at. */
const mostTurns = 20

/** The first year in force, and each in which a table or a cap changes. */
export const turningYears = ({ document, leaves }: Lint): ReadonlyArray<number> => {
  const { from, to = 2199 } = document.inForce
  const tables = leaves.flatMap(({ atLeast, atMost }) =>
    [atLeast, atMost].flatMap((one) => (one !== undefined && "rows" in one ? one.rows.map(({ years }) => years) : []))
  )
  const turns = [...tables, ...document.caps.map(({ years }) => years)].flatMap((years) => [
    ...(years?.from === undefined ? [] : [years.from]),
    ...(years?.to === undefined ? [] : [years.to + 1])
  ])
  return [...new Set([from, ...turns.filter((year) => from <= year && year <= to)])]
    .toSorted((a, b) => a - b)
    .slice(0, mostTurns)
}

/** Whether hours come to a leaf past the caps: carried, given, or spilled from elsewhere. */
const isFedOtherwise = ({ document, policy }: Lint, { adjustments, leaf, subjects }: CompiledLeaf): boolean =>
  adjustments.some(({ effect }) => typeof effect === "object" && "credit" in effect) ||
  (document.carries ?? []).some(({ to }) => to.includes(leaf.leaf)) ||
  Object.values(policy.caps)
    .flat()
    .some(({ spillTo }) => spillTo !== undefined && subjects.includes(spillTo))

const lintRoom = (
  lint: Lint,
  { demands, limits, years }: Scope,
  compiled: CompiledLeaf,
  meant: Meant,
  at: Path
): void => {
  const { adjustments, leaf, period } = compiled
  if (leaf.counting === "records" || isFedOtherwise(lint, compiled)) return
  const { rounding } = lint.document
  const slack = rounding?.of === "sum" && rounding.mode !== "down" ? rounding.step : 0
  const spared = adjustments.reduce((years, { when }) => years | lint.conditions.of(when).certain, 0n)
  const never: Array<boolean> = []
  const held = limits.filter((one) => meets(one, meant) && narrows(meant.where, one.where))
  for (const year of years) {
    if (hasYear(spared, year)) continue
    const asked = demands.inYear(leaf, year)
    const { limits: used, most } = roomIn(held, meant, period, year)
    if (asked === undefined) never.push(false)
    else if (leaf.atLeast === undefined) never.push(asked.every((one) => most + slack <= one))
    else if (asked.some((one) => one > most + slack)) {
      const all = asked.every((one) => one > most + slack)
      const names = used.map(({ cap }) => cap.name)
      lint[all ? "error" : "warning"](
        "CapBelowNeed",
        at,
        {
          zh: `${year} 年度${all ? "" : "有的人"}永远达不到：要求 ${formatHours(Math.max(...asked))}，而上限（${names.map(({ zh }) => zh).join("、")}）只容 ${formatHours(most)}`,
          en: `can never be reached in ${year}${all ? "" : " by some"}: it asks for ${formatHours(Math.max(...asked))}, and the caps (${names.map(({ en }) => en).join(", ")}) leave ${formatHours(most)}`
        },
        { zh: "核对要求与上限的数、科目与周期", en: "compare the demand with the caps: numbers, subjects, periods" }
      )
      return
    }
  }
  if (never.length > 0 && never.every((one) => one))
    lint.warning(
      "NeverBinds",
      at,
      { zh: "计入上限已经更低，这项“至多”永远不会超过", en: "caps already leave less: this maximum is never passed" },
      { zh: "删去这一项，或核对上限", en: "leave it out, or look at the caps" }
    )
}

const lintAmount = (lint: Lint, demands: Demands, leaf: Leaf, at: Path): void => {
  const { granularity } = lint.document
  const hours = demands.fixed(leaf.leaf)
  if (leaf.atLeast === undefined || hours === undefined) return
  if (hours === 0)
    lint.warning(
      "AsksNothing",
      [...at, "atLeast"],
      { zh: "要求为 0：人人都达到", en: "it asks for 0: everybody reaches it" },
      { zh: "写上要求的数，或删去这一项", en: "write how much is asked for, or leave it out" }
    )
  else if (leaf.counting === "records" && hours % 1000 !== 0)
    lint.warning(
      "PartOfRecord",
      [...at, "atLeast"],
      {
        zh: `按条数计的要求不是整数：${formatHours(hours)}`,
        en: `records are counted, and ${formatHours(hours)} is no whole number`
      },
      {
        zh: "写整数；要的是学时，就删去 counting",
        en: "write a whole number; where hours are meant, leave out counting"
      }
    )
  else if (leaf.counting !== "records" && hours <= granularity)
    lint.warning(
      "AnyRecordReaches",
      [...at, "atLeast"],
      {
        zh: "要求不超过最小单位：任何一条记录都够",
        en: "it asks for no more than the granularity: any record reaches it"
      },
      { zh: "核对要求的数与 granularity", en: "compare the amount with the granularity" }
    )
}

const lintSelection = (lint: Lint, leaf: Leaf, meant: Meant, at: Path): void => {
  if (meant.forms !== 0n) return
  lint[leaf.atLeast === undefined ? "warning" : "error"](
    "NothingCounts",
    [...at, "of"],
    { zh: "没有一种学习形式的记录可以计入", en: "no form's records can count for it" },
    {
      zh: "核对科目、学习形式与 where：该形式能否申报这一科目，有没有这一字段与选项",
      en: "compare subjects, forms and where: can the form be declared for the subject, has it the field and the option"
    }
  )
}

/** Leaves that nobody can reach, or everybody does. */
export const lintLeaves = (lint: Lint, scope: Scope): void => {
  lint.policy.leaves.forEach((compiled, index) => {
    const { leaf } = compiled
    const at = lint.leafPaths[index] as Path
    const meant = scope.meant[index]
    lintAmount(lint, scope.demands, leaf, at)
    if (meant === undefined) return
    lintSelection(lint, leaf, meant, at)
    if (meant.forms !== 0n) lintRoom(lint, scope, compiled, meant, at)
  })
  if (lint.leaves.every(({ advisory, atLeast }) => advisory === true || atLeast === undefined))
    lint.warning(
      "NothingDecides",
      ["requirement"],
      {
        zh: "没有一项“至少”的要求影响结果：什么也不学也通过",
        en: "no minimum decides anything: whoever learns nothing passes"
      },
      { zh: "核对 advisory 与 atMost", en: "look at advisory and atMost" }
    )
}
