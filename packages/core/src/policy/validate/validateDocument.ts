import type { FieldIssue } from "../../kernel/FieldIssue.ts"
import type { Deadline } from "../document/Deadline.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"
import { Faults, type Path } from "./Faults.ts"
import { validateCaps } from "./validateCaps.ts"
import { validateCertificates } from "./validateCertificates.ts"
import { validateChanges } from "./validateChanges.ts"
import { validateCondition } from "./validateConditions.ts"
import { validateForms } from "./validateForms.ts"
import { validateRequirement } from "./validateRequirement.ts"

type Shared = PolicyDocument["sharedSubjects"][number]

const validateParts = (
  faults: Faults,
  parts: NonNullable<Shared["parts"]>,
  at: ReadonlyArray<string | number>
): void => {
  parts.forEach(({ subject }, part) => faults.subject(subject, [...at, part, "subject"]))
  faults.unique(
    parts.map(({ subject }) => subject),
    at
  )
  const whole = parts.reduce((product, { share }) => product * BigInt(share.denominator), 1n)
  const sum = parts.reduce(
    (total, { share }) => total + (BigInt(share.numerator) * whole) / BigInt(share.denominator),
    0n
  )
  if (sum !== whole) faults.report("SharesDoNotSum", at, "各部分之和不等于 1", "the parts do not sum to 1")
}

const validateShared = (faults: Faults): void => {
  faults.unique(faults.declarable, ["subjects"])
  faults.document.sharedSubjects.forEach(({ citation, either, parts }, index) => {
    const at = ["sharedSubjects", index]
    faults.citation(citation, [...at, "citation"])
    if ((parts === undefined) === (either === undefined))
      faults.report("OneSharing", at, "parts 与 either 必须且只能写一个", "exactly one of parts and either is needed")
    if (parts) validateParts(faults, parts, [...at, "parts"])
    either?.forEach((code, one) => faults.subject(code, [...at, "either", one]))
    if (either) faults.unique(either, [...at, "either"])
  })
}

/** Every subject lies within another one, and so on, without coming back to itself. */
const validateSubjects = (faults: Faults): void => {
  const { subjects } = faults.document
  const above = new Map(subjects.map(({ code, within }) => [code, within]))
  subjects.forEach(({ code, within }, index) => {
    if (within === undefined) return
    faults.subject(within, ["subjects", index, "within"])
    const seen = new Set([code])
    for (let next = above.get(code); next !== undefined; next = above.get(next)) {
      if (seen.has(next)) {
        faults.report(
          "GoesRound",
          ["subjects", index, "within"],
          "科目的上级绕回到自身",
          "this subject lies within itself"
        )
        return
      }
      seen.add(next)
    }
  })
}

const daysIn = (month: number): number => (month === 2 ? 28 : [4, 6, 9, 11].includes(month) ? 30 : 31)

const validateDeadline = (faults: Faults, deadline: Deadline | undefined, at: Path): void => {
  // 29 February is no day of every year.
  if (deadline !== undefined && deadline.day > daysIn(deadline.month))
    faults.report("NoSuchDay", [...at, "day"], "不是每年都有这一天", "not every year has this day")
}

const validateAudit = (faults: Faults): void => {
  const { appeal, audit, refusals = [] } = faults.document
  validateDeadline(faults, audit?.lastDay, ["audit", "lastDay"])
  if (audit?.citation !== undefined) faults.citation(audit.citation, ["audit", "citation"])
  if (appeal?.citation !== undefined) faults.citation(appeal.citation, ["appeal", "citation"])
  faults.unique(
    refusals.map(({ code }) => code),
    ["refusals"]
  )
  refusals.forEach(({ citation }, index) => {
    if (citation !== undefined) faults.citation(citation, ["refusals", index, "citation"])
  })
}

const validateHead = (faults: Faults): void => {
  const { appliesTo, declareBy, evidence, granularity, inForce, recordBy, reviews, rounding } = faults.document
  faults.years(inForce, ["inForce"])
  if (granularity === 0)
    faults.report("NoGranularity", ["granularity"], "学时的最小单位必须大于 0", "the granularity must be more than 0")
  if (appliesTo) validateCondition(faults, appliesTo, ["appliesTo"])
  if (reviews?.citation !== undefined) faults.citation(reviews.citation, ["reviews", "citation"])
  if (evidence?.citation !== undefined) faults.citation(evidence.citation, ["evidence", "citation"])
  validateDeadline(faults, recordBy, ["recordBy"])
  validateDeadline(faults, declareBy, ["declareBy"])
  if (rounding?.of === "record" && rounding.mode !== "down")
    faults.report(
      "RoundsUp",
      ["rounding", "mode"],
      "单条记录只能向下取整：计入不得超过认定的学时",
      "records round down alone: no more counts than was recognised"
    )
}

/** More demands than any regulation makes. */
const mostLeaves = 500

/**
 * Every fault of a document that its schema cannot see: references that lead nowhere or come back to themselves, codes that
 * stand twice, shares that do not add up, rows that can never match, words that nothing fills (CMP-01).
 */
export const validateDocument = (document: PolicyDocument): ReadonlyArray<FieldIssue> => {
  const faults = new Faults(document)
  if (faults.leaves.length > mostLeaves) {
    faults.report(
      "TooManyLeaves",
      ["requirement"],
      `要求不能超过 ${mostLeaves} 项`,
      `there are more than ${mostLeaves} leaves`
    )
    return faults.issues
  }
  validateHead(faults)
  validateAudit(faults)
  validateSubjects(faults)
  validateShared(faults)
  validateForms(faults)
  validateCaps(faults)
  validateRequirement(faults)
  validateChanges(faults)
  validateCertificates(faults)
  return faults.issues
}
