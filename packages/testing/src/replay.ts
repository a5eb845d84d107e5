import type { ExplainedLeaf, ExplainedNode, Explanation, LeafState, LearningRecord } from "@xueshi/core"

/** What is replayed, and where everything goes that does not follow. */
export interface Replay {
  readonly explanation: Explanation
  readonly records: ReadonlyArray<LearningRecord>
  readonly check: (holds: boolean, fault: string) => void
}

export const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, one) => total + one, 0)
export const sumOf = (list: ReadonlyArray<{ readonly hours: number }>): number => sum(list.map(({ hours }) => hours))

/** A quotient, rounded to steps; up to the unit, unless said. Hours are whole numbers of units. */
export const rounded = (above: number, below: number, { mode = "up", step = 1 } = {}): number => {
  const rest = above % (step * below)
  const more = rest > 0 && (mode === "up" || (mode === "halfUp" && 2 * rest >= step * below))
  return (above - rest) / below + (more ? step : 0)
}

/** Whether a record's form and fields are meant by a selection. */
export const means = ({ forms, where = {} }: ExplainedLeaf["of"], { fields, form }: LearningRecord): boolean =>
  (!forms || forms.includes(form)) && Object.entries(where).every(([key, any]) => any.includes(fields?.[key] ?? ""))

/** What each record gives in a leaf's years and days to any of some selections; to everything, where there are none. */
export const given = ({ explanation, records }: Replay, leaf: ExplainedLeaf, of?: ReadonlyArray<ExplainedLeaf["of"]>) =>
  records.map((record, at) => {
    const { days = [record.to, record.to], undated, years } = leaf
    if (undated || record.to < days[0] || days[1] < record.to) return 0
    const codes = of?.flatMap((one) => (means(one, record) ? one.subjects : []))
    const parts = explanation.records[at]?.parts.filter(({ code }) => codes?.includes(code) ?? true) ?? []
    return sumOf(parts.filter(({ year }) => years[0] <= year && year <= years[1]))
  })

export const leafOf = (node: ExplainedNode, code: string | undefined, year: number): ExplainedLeaf | undefined => {
  if (node.node !== "leaf") return node.parts.map((part) => leafOf(part, code, year)).find((leaf) => leaf !== undefined)
  return node.code === code && node.year === year ? node : undefined
}

/** What a leaf counts, with so many hours more: its own, less what the leaf below it needs; rounded; and what was brought. */
export const countedBy = (replay: Replay, leaf: ExplainedLeaf, more = 0): number => {
  const { adjustments, carried, credited, of, onTopOf, records, state } = leaf
  const above = onTopOf && sum(given(replay, leaf, [of, onTopOf.of])) - onTopOf.required
  const hours = Math.max(0, Math.min(sumOf(records), above ?? Number.POSITIVE_INFINITY) + more)
  const isAsked = state !== "exempt" || adjustments.length > 0
  return rounded(hours, 1, isAsked ? replay.explanation.rounding : undefined) + sumOf(carried) + credited
}

/** Whether a step follows from what was asked before it. */
const follows = (replay: Replay, leaf: ExplainedLeaf, one: ExplainedLeaf["steps"][number], before = Number.NaN) => {
  if (one.step === "hours") return true
  if (one.step === "byDays") {
    const [hours, days] = [one.rows.map(({ days, hours }) => days * hours), one.rows.map(({ days }) => days)]
    return one.hours === rounded(sum(hours), sum(days))
  }
  if (one.step === "share") {
    const base = leafOf(replay.explanation.requirement, one.leaf, leaf.year)
    const told = base && (one.basis === "required" ? base.required : sumOf(base.records))
    const of = one.basis === "completed" ? sum(given(replay, leaf)) : (told ?? one.of)
    return one.of === of && one.hours === rounded(of * one.share.numerator, one.share.denominator)
  }
  const { less = 0, rounding, share } = one
  const part = share && rounded(before * share.numerator, share.denominator, rounding)
  const effect = leaf.adjustments.find(({ code }) => code === one.adjustment)?.effect
  return effect && before >= 0 && one.hours === (effect === "exempt" ? 0 : (part ?? Math.max(0, before - less)))
}

/** A demand: what its records give, what counts, what is asked, and how it came out; nothing where it only advises. */
const replayLeaf = (replay: Replay, leaf: ExplainedLeaf): LeafState | undefined => {
  const { adjustments, counted, credited, gap, onTopOf, required, state, steps, year } = leaf
  const check = (holds: boolean, fault: string) => replay.check(holds, `leaf ${leaf.code} of ${year}: ${fault}`)
  const gives = given(replay, leaf, [leaf.of]).map((hours) => (leaf.counting === "records" && hours > 0 ? 1000 : hours))
  const items = replay.records.flatMap(({ id }, at) => (gives[at] ? [[id, gives[at]]] : []))
  const told = leaf.records.map(({ hours, record }) => [record, hours])
  check(JSON.stringify(items) === JSON.stringify(told), "not what the records give")
  const base = leafOf(replay.explanation.requirement, onTopOf?.code, year)
  check(base === undefined || base.required === onTopOf?.required, "not what it comes on top of")
  check(credited === sum(adjustments.map(({ credit = 0 }) => credit)), "another credit")
  check(counted === countedBy(replay, leaf), "counted is not the sum")
  const asked = steps.every((one, at) => follows(replay, leaf, one, steps[at - 1]?.hours))
  check(asked && steps.at(-1)?.hours === required, "required does not follow from the steps")
  const changed = adjustments.findLast(({ effect }) => ["exempt", "deemed", "gap"].includes(effect))?.effect
  const reached = leaf.comparison === "atLeast" ? counted >= required : counted <= required
  const late = leaf.days !== undefined || leaf.years[1] <= year ? "missed" : "notDue"
  const measured = gap !== undefined ? "undefined" : reached ? "met" : late
  const unasked = state === "exempt" && adjustments.length === 0 && gap === undefined && required === 0
  check(unasked || state === (changed === "gap" ? measured : (changed ?? measured)), "another state")
  check(leaf.met === (state === "met"), "met, or not")
  return leaf.advisory ? undefined : state
}

const fromBest: ReadonlyArray<LeafState> = ["met", "deemed", "exempt", "notDue", "undefined", "missed"]
/** What so many of some states come to: what the last of the best ones says, where that is no; else what the best one says. */
const combined = (states: ReadonlyArray<LeafState | undefined>, need: number): LeafState => {
  const best = fromBest.flatMap((one) => states.filter((is = "exempt") => is === one).map(() => one)).slice(0, need)
  const last = best.at(-1)
  return last === "undefined" || last === "missed" ? last : (best[0] ?? "exempt")
}

/** The state of a node follows from its parts and how many are needed; nothing where it only advises. */
const replayNode = (replay: Replay, one: ExplainedNode): LeafState | undefined => {
  if (one.node === "leaf") return replayLeaf(replay, one)
  const { due, need, node, of, parts, state } = one
  const states = parts.map((part) => replayNode(replay, part))
  const asked = states.filter((state) => state !== undefined)
  const runs = states.slice(need - 1).map((_, at) => combined(states.slice(at, at + need), need))
  const whole = node === "consecutive" ? combined(runs.length > 0 ? runs : ["missed"], 1) : combined(asked, need)
  const expected = node !== "every" ? whole : due === undefined ? "undefined" : due.next > due.year ? "notDue" : whole
  // What is asked of years may not be due yet, and the date that its years hang on may not be known.
  const isJoin = node === "allOf" || node === "anyOf" || node === "several"
  const isOpen = state === "notDue" ? expected === "missed" : state === "undefined" && parts.length === 0
  replay.check(state === expected || (!isJoin && isOpen), `${node}: another state`)
  const isWhole = need === (node === "anyOf" || node === "every" ? 1 : asked.length)
  replay.check(of === parts.length && (node === "consecutive" || node === "several" || isWhole), `${node}: other parts`)
  return asked.length === 0 && (isJoin || (node !== "consecutive" && state === "exempt")) ? undefined : state
}

/** U13: replays an explanation from the records alone: says what does not follow, nothing where it gives the verdict. */
export const replay = (explanation: Explanation, records: ReadonlyArray<LearningRecord>): ReadonlyArray<string> => {
  const { asOf, counting, outcome, passed, records: all, requirement, subjects, total, year } = explanation
  const byReview = ["reviewer", "draft", "pending", "rejected", "failed", "later"]
  const faults: Array<string> = []
  const check = (holds: boolean, fault: string) => void (holds || faults.push(fault))
  const same = all.length === records.length && all.every(({ record }, at) => record === records[at]?.id)
  if (!same) return ["not every record, once"]
  for (const [at, { counted, declared, from, parts, reductions, repeated, sharing, to, ...told }] of all.entries()) {
    const record = records[at] as LearningRecord
    const { history = [{ on: to, standing: record.standing }], id, recognised, standing } = record
    const stood = asOf === undefined ? standing : history.findLast(({ on }) => on <= asOf)?.standing
    const asDeclared = from === record.from && to === record.to && declared === record.declared
    check(asDeclared && told.standing === (stood ?? standing), `${id}: not as it was declared`)
    const cut = sumOf(reductions.filter(({ why }) => byReview.includes(why)))
    const refused = stood === "approved" || stood === "failed" ? declared - recognised : 0
    const may = sharing.length > 0 && counting.standings.some((one) => one === stood)
    const sums = repeated >= 0 && declared + repeated === counted + sumOf(reductions) && counted === sumOf(parts)
    const whole = [...parts, ...reductions].every(({ hours }) => Number.isSafeInteger(hours) && hours >= 0)
    check((may ? cut === refused : counted === 0) && sums && whole, `${id}: not the hours that count`)
  }
  const activities = records.flatMap(({ identity }, at) => (identity !== null && all[at]?.counted ? [identity] : []))
  check(new Set(activities).size === activities.length, "an activity counts twice")
  const parts = all.flatMap((one) => one.parts.filter((part) => part.year === year))
  const summed = subjects.every(({ code, hours }) => hours === sumOf(parts.filter((part) => part.code === code)))
  check(summed && total === sumOf(subjects) && total === sumOf(parts), "a total is not the sum")
  const state = replayNode({ explanation, records, check }, requirement) ?? "exempt"
  const final = { met: "pass", missed: "fail", notDue: "exempt" }[state as string] ?? state
  const hopes = final === "fail" && all.some(({ counted, standing }) => counted === 0 && standing === "pending")
  check(outcome === final || (hopes && outcome === "pending"), "the outcome does not follow")
  const forgiven = (outcome === "exempt" || outcome === "deemed") && counting[outcome]
  check(passed === (outcome === "pass" || forgiven), "passed, or not")
  return faults
}
