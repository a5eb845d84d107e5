import { type Amount, compile, type Leaf, type LeafFinding, type Policy } from "@xueshi/core"
import { Result } from "effect"
import { demandOf, lacking, leavesOf, satisfies } from "../arbitraries/thresholds.ts"
import { type Case, type Judge, judged, verdictOf } from "../Case.ts"
import { addedFor, countsWhole, plus } from "./additions.ts"
import type { Law } from "./Law.ts"

const compiled = new WeakMap<Policy, Policy>()

/** The same document without its caps, so that an added record counts whole. */
const withoutCaps = (policy: Policy): Policy => {
  if (policy.document.caps.length === 0) return policy
  const known = compiled.get(policy) ?? Result.getOrThrow(compile({ ...policy.document, caps: [] }))
  compiled.set(policy, known)
  return known
}

/** Whether what a leaf asks for stays the same whatever is added. */
export const isFixed = (leaves: ReadonlyArray<Leaf>, { atLeast, atMost }: Leaf): boolean => {
  const threshold = atLeast ?? atMost
  if (threshold === undefined) return false
  const amounts: ReadonlyArray<Amount> = "rows" in threshold ? threshold.rows.map(({ amount }) => amount) : [threshold]
  return amounts.every((amount) => {
    if ("hours" in amount) return true
    const base = "leaf" in amount ? leaves.find((one) => one.leaf === amount.leaf) : undefined
    return amount.of === "required" && base !== undefined && isFixed(leaves, base)
  })
}

const measuredStates: ReadonlyArray<string> = ["met", "missed", "notDue"]

/** How far a leaf is from its threshold, to the unit; undefined where nothing is enough or it cannot be said from outside. */
const gapOf = (policy: Policy, leaf: Leaf, { counted, required }: LeafFinding, total: number): number | undefined => {
  const { document } = policy
  if (document.rounding !== undefined || leaf.onTopOf !== undefined) return undefined
  const demand = demandOf(document, leaf)
  if (demand !== undefined) return lacking(demand, counted, total)
  if (!isFixed(leavesOf(document.requirement), leaf)) return undefined
  return leaf.atLeast === undefined ? required - counted : Math.max(0, required - counted)
}

/** U10: a leaf is met from its threshold on, to the unit. */
export const exact: Law = {
  id: "U10",
  rules: ["CMP-03", "CMP-05"],
  title: "exact at the threshold",
  statement: {
    zh: "差一个最小单位不达标，恰好达到即达标，多一个单位仍达标，毫厘不差",
    en: "one step below the threshold misses it, exactly at it and one step above meet it, to the unit"
  },
  holds: (one, judge) => {
    const policy = withoutCaps(one.policy)
    const { document, leaves } = policy
    const step = document.granularity
    const sharp = (records: Case["records"]): boolean => {
      const here = policy === one.policy && records === one.records ? one : { ...one, policy, records }
      const verdict = verdictOf(here, judge)
      return leaves.every(({ leaf }, index) => {
        const finding = verdict.leaves[index]
        if (finding === undefined || finding.met !== (finding.state === "met")) return false
        if (!measuredStates.includes(finding.state)) return true
        const { counted, met, required } = finding
        if (met !== (leaf.atLeast === undefined ? counted <= required : counted >= required)) return false
        const demand = demandOf(document, leaf)
        if (demand !== undefined && met !== satisfies(demand, counted, verdict.total)) return false
        const gap = gapOf(policy, leaf, finding, verdict.total)
        const least = leaf.atLeast !== undefined
        if (gap === undefined || (least ? gap === 0 : gap < 0) || !countsWhole(here, index)) return true
        return [-step, -1, 0, 1, step].every((distance) => {
          if (gap + distance < 0) return true
          const near = plus(here, addedFor(policy, index), gap + distance)
          const met = judged({ ...here, records: near }, judge).leaves[index]?.met
          return met === (least ? distance >= 0 : distance <= 0)
        })
      })
    }
    return sharp([]) && sharp(one.records)
  }
}

/** Whether adding to a leaf can leave its threshold alone, or grows it in a way that `addedFor` is sure of. */
const isSure = (policy: Policy, { atLeast, atMost }: Leaf): boolean => {
  const threshold = atLeast ?? atMost
  if (threshold === undefined || "rows" in threshold) return true
  if (!("leaf" in threshold) || threshold.of !== "counted") return true
  const base = policy.leaves.find(({ leaf }) => leaf.leaf === threshold.leaf)
  return base?.filters === undefined && base?.leaf.period === undefined
}

const minimal = (one: Case, judge: Judge, index: number): boolean => {
  const { policy } = one
  const { leaf } = policy.leaves[index] as Policy["leaves"][number]
  const verdict = verdictOf(one, judge)
  const finding = verdict.leaves[index]
  if (finding === undefined) return false
  const { counted, missing, state } = finding
  if (state !== "missed" && state !== "notDue") return missing === 0
  if (leaf.atLeast === undefined) return missing === null
  if (missing === null) {
    const demand = demandOf(policy.document, leaf)
    return demand === undefined || lacking(demand, counted, verdict.total) === undefined
  }
  const step = policy.document.granularity
  if (missing <= 0 || missing % step !== 0) return false
  if (!countsWhole(one, index) || !isSure(policy, leaf)) return true
  const meets = (hours: number) => {
    const records = plus(one, addedFor(policy, index), hours)
    return judged({ ...one, records }, judge).leaves[index]?.met === true
  }
  return meets(missing) && !meets(missing - step)
}

/** U15: what is missing is enough, and one step less is not. Stated without caps: `proposed` is stated with them. */
export const sound: Law = {
  id: "U15",
  rules: ["CMP-04"],
  title: "what is missing is enough and no more",
  statement: {
    zh: "“还差”的学时（不计上限）补上即达标，少一个最小单位仍不达标",
    en: "the missing hours (caps aside) meet the leaf, and one step less does not"
  },
  holds: (one, judge) => {
    const policy = withoutCaps(one.policy)
    const here = policy === one.policy ? one : { ...one, policy }
    return here.policy.leaves.every((_, index) => minimal(here, judge, index))
  }
}
