import { Result } from "effect"
import { type FieldIssue, InvalidFields } from "../kernel/FieldIssue.ts"
import type { Hours } from "../kernel/Hours.ts"
import { isDecidedByReviewer } from "./awardOf.ts"
import { makeFilter, subjectsWithin } from "./compile/filters.ts"
import { compileNode, isPlainNode, reachOf } from "./compile/nodes.ts"
import type { Cap } from "./document/Cap.ts"
import type { Carry } from "./document/Carry.ts"
import type { Leaf } from "./document/Requirement.ts"
import { fixedRequirement, leavesOf } from "./leaves.ts"
import type { CompiledCap, CompiledCarry, CompiledLeaf, Policy, Sharing } from "./Policy.ts"
import type { PolicyDocument } from "./PolicyDocument.ts"
import { validateDocument } from "./validate/validateDocument.ts"

const sharingOf = ({ sharedSubjects, subjects }: PolicyDocument): ReadonlyMap<string, Sharing> => {
  const codes = subjects.map(({ code }) => code)
  const whole = { numerator: 1, denominator: 1 }
  return new Map<string, Sharing>([
    ...codes.map((code, subject): [string, Sharing] => [code, { parts: [{ subject, share: whole }], either: false }]),
    ...sharedSubjects.map(({ code, either, parts }): [string, Sharing] => [
      code,
      parts === undefined
        ? { parts: (either ?? []).map((one) => ({ subject: codes.indexOf(one), share: whole })), either: true }
        : { parts: parts.map(({ share, subject }) => ({ subject: codes.indexOf(subject), share })), either: false }
    ])
  ])
}

/** Whether what a leaf asks, or what the leaf asks that its share is of, is another thing for some. */
const isAdjusted = (
  document: PolicyDocument,
  leaves: ReadonlyArray<Leaf>,
  { atLeast, atMost, leaf }: Leaf
): boolean => {
  if (document.adjustments?.some((one) => one.leaves?.includes(leaf) ?? true)) return true
  const amount = atLeast ?? atMost
  const code = amount !== undefined && "leaf" in amount ? amount.leaf : undefined
  const base = leaves.find((one) => one.leaf === code)
  return base !== undefined && isAdjusted(document, leaves, base)
}

const compileLeaf = (document: PolicyDocument, leaves: ReadonlyArray<Leaf>, leaf: Leaf): CompiledLeaf => {
  const codes = leaves.map((one) => one.leaf)
  const indexOf = (code: string | undefined) => (code === undefined ? undefined : codes.indexOf(code))
  const amount = leaf.atLeast ?? leaf.atMost
  const simple = amount !== undefined && !("rows" in amount)
  const baseCode = simple && "leaf" in amount ? amount.leaf : undefined
  const adjustments = (document.adjustments ?? []).filter(({ leaves }) => leaves?.includes(leaf.leaf) ?? true)
  const fixed = fixedRequirement(leaf, leaves)
  const subjects = subjectsWithin(document, leaf.of.subjects)
  const period = leaf.period ?? "year"
  const top = leaves.find((one) => one.leaf === leaf.onTopOf)
  const special =
    leaf.of.forms !== undefined ||
    leaf.of.where !== undefined ||
    leaf.counting === "records" ||
    top !== undefined ||
    (typeof period === "object" && "months" in period)
  return {
    leaf,
    subjects,
    filters: special ? [makeFilter(document, leaf.of), ...(top ? [makeFilter(document, top.of)] : [])] : undefined,
    period,
    threshold:
      fixed !== undefined && !isAdjusted(document, leaves, leaf)
        ? { _tag: "Fixed", required: fixed as Hours }
        : simple && "of" in amount && amount.of === "completed" && adjustments.length === 0
          ? { _tag: "OfCompleted", share: amount.share }
          : { _tag: "Computed" },
    base: indexOf(baseCode),
    onTopOf: indexOf(leaf.onTopOf),
    adjustments
  }
}

/** Whether a cap is on subjects over the whole year, whatever the form: no other activity gets around it. */
const isTight = ({ cap, matches }: CompiledCap): boolean =>
  matches === undefined && cap.each === undefined && cap.per === "year" && cap.spillTo === undefined

const isAsDeclared = ({ attribution, forms }: PolicyDocument): boolean =>
  [attribution, ...forms.map((form) => form.attribution)].every((one) => one === undefined || one === "declared")

/** In the order in which they apply: on one record, on one form, on a group. */
const rank = ({ forms, per, where }: Cap): number => {
  if (per === "record" || per === "day") return 0
  return forms?.length === 1 && where === undefined ? 1 : 2
}

const compileCaps = (document: PolicyDocument, leaves: ReadonlyArray<Leaf>): Policy["caps"] => {
  const subjects = document.subjects.map(({ code }) => code)
  const compiled = document.caps.map((cap): CompiledCap => {
    const { atMost, forms, spillTo, where } = cap
    const leaf = typeof atMost === "object" && "leaf" in atMost ? atMost.leaf : undefined
    return {
      cap,
      ...makeFilter(document, {
        ...(cap.subjects && { subjects: cap.subjects }),
        ...(forms && { forms }),
        ...(where && { where })
      }),
      fixed: typeof atMost === "number" && cap.when === undefined && cap.years === undefined ? atMost : undefined,
      alone: cap.per === "record" && cap.subjects === undefined && isAsDeclared(document),
      leaf: leaf === undefined ? undefined : leaves.findIndex((one) => one.leaf === leaf),
      spillTo: spillTo === undefined ? undefined : subjects.indexOf(spillTo)
    }
  })
  const kindOf = ({ cap: { atMost, subjects } }: CompiledCap): keyof Policy["caps"] => {
    if (typeof atMost === "object" && "records" in atMost) return "records"
    if (typeof atMost === "object" && atMost.of === "counted") return "counted"
    return subjects === undefined ? "whole" : "subject"
  }
  const of = (kind: keyof Policy["caps"]) => compiled.filter((one) => kindOf(one) === kind)
  return {
    records: of("records"),
    whole: of("whole").toSorted((a, b) => rank(a.cap) - rank(b.cap)),
    subject: of("subject"),
    counted: of("counted")
  }
}

const compileCarry = (document: PolicyDocument, leaves: ReadonlyArray<Leaf>, carry: Carry): CompiledCarry => {
  const indexOf = (code: string) => leaves.findIndex((one) => one.leaf === code)
  return {
    carry,
    filter: makeFilter(document, carry.of),
    over: indexOf(carry.over),
    to: carry.to.map(indexOf),
    after: carry.after === undefined ? undefined : indexOf(carry.after)
  }
}

/** Whether a leaf sums subjects of one credit year against what is known before any record is seen. */
const isPlainLeaf = ({ filters, leaf, period, threshold }: CompiledLeaf): boolean =>
  filters === undefined &&
  period === "year" &&
  threshold._tag !== "Computed" &&
  leaf.atLeast !== undefined &&
  leaf.when === undefined &&
  leaf.advisory === undefined

const isPlain = (document: PolicyDocument, leaves: ReadonlyArray<CompiledLeaf>): boolean =>
  document.caps.length === 0 &&
  (document.carries ?? []).length === 0 &&
  isAsDeclared(document) &&
  document.counting === undefined &&
  document.recordBy === undefined &&
  document.rounding === undefined &&
  document.sharedSubjects.every(({ either }) => either === undefined) &&
  leaves.every(isPlainLeaf) &&
  isPlainNode(document.requirement)

const isMonotone = (leaf: Leaf): boolean => {
  const amounts =
    leaf.atLeast === undefined
      ? []
      : "rows" in leaf.atLeast
        ? leaf.atLeast.rows.map(({ amount }) => amount)
        : [leaf.atLeast]
  return leaf.atMost === undefined && amounts.every((amount) => "hours" in amount || amount.of === "required")
}

/**
 * Makes a policy of a document: references checked, thresholds computed, everything looked up once. Fails with every
 * reference that leads nowhere, each with its path (CMP-01).
 */
export const compile = (document: PolicyDocument): Result.Result<Policy, InvalidFields> => {
  const issues: ReadonlyArray<FieldIssue> = validateDocument(document)
  if (issues.length > 0) return Result.fail(new InvalidFields({ issues }))
  const leaves = leavesOf(document.requirement)
  const compiled = leaves.map((leaf) => compileLeaf(document, leaves, leaf))
  const caps = compileCaps(document, leaves)
  return Result.succeed({
    document,
    reference: { id: document.id, version: document.version },
    subjects: document.subjects.map(({ code }) => code),
    sharing: sharingOf(document),
    forms: new Map(document.forms.map((form) => [form.code, form])),
    awarded: new Set(
      document.forms.filter(({ conversion }) => !isDecidedByReviewer(conversion)).map(({ code }) => code)
    ),
    leaves: compiled,
    root: compileNode(document.requirement),
    plain: isPlain(document, compiled),
    monotone: leaves.every(isMonotone),
    bounded:
      isAsDeclared(document) &&
      leaves.every((leaf) => isMonotone(leaf) && leaf.counting !== "records" && leaf.when === undefined) &&
      compiled.every(({ threshold }) => threshold._tag === "Fixed") &&
      document.rounding === undefined,
    counts: new Set(document.counting ?? ["approved"]),
    caps,
    tight: [...caps.subject, ...caps.whole].filter(isTight),
    asDeclared: isAsDeclared(document),
    ordered: document.caps.length > 0 || document.sharedSubjects.some(({ either }) => either !== undefined),
    carries: (document.carries ?? []).map((carry) => compileCarry(document, leaves, carry)),
    reach: reachOf(document)
  })
}
