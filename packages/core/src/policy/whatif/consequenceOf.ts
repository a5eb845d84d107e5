import type { Hours } from "../../kernel/Hours.ts"
import type { Question } from "../engine/Frame.ts"
import { evaluate } from "../evaluate.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { Policy } from "../Policy.ts"
import { passes } from "../passes.ts"
import type { Verdict } from "../Verdict.ts"
import type { Consequence, Member, Side } from "./Consequence.ts"

/** What both documents are asked of a person: by what is known of them, and as of which day. */
export const questionOf = ({ facts }: Member, asOf: Question["asOf"]): Question => ({
  ...(facts === undefined ? {} : { facts }),
  ...(asOf === undefined ? {} : { asOf })
})

const nobody: Side = { outcome: "none", passed: false, total: 0 as Hours, lacking: 0, missed: [] }

const sideOf = (policy: Policy, { leaves, outcome, total, year }: Verdict): Side => {
  const missed = leaves.filter(
    ({ leaf, state, year: other = year }) => state === "missed" && other === year && leaf.advisory === undefined
  )
  return {
    outcome,
    passed: passes(policy, outcome),
    total,
    lacking: missed.reduce((sum, { missing }) => sum + (missing ?? Number.POSITIVE_INFINITY), 0),
    missed: missed.map(({ leaf }) => leaf.leaf)
  }
}

/** What one document says of a person's year, as far as a what-if compares it. */
const judgeSide = (
  policy: Policy | undefined,
  year: number,
  records: ReadonlyArray<LearningRecord>,
  question: Question
): Side => (policy === undefined ? nobody : sideOf(policy, evaluate(policy, year, records, question)))

const faresOf = (before: Side, after: Side): Consequence["fares"] => {
  if (before.outcome === "none" || after.outcome === "none") return "same"
  if (before.passed !== after.passed) return after.passed ? "better" : "worse"
  if (before.lacking !== after.lacking) return after.lacking < before.lacking ? "better" : "worse"
  if (before.total !== after.total) return after.total > before.total ? "better" : "worse"
  return "same"
}

/** What lies between two sides. Whoever a document is not for neither gains nor loses by it. */
export const compareSides = (before: Side, after: Side): Consequence => {
  const judged = before.outcome !== "none" && after.outcome !== "none"
  const flip = !judged || before.passed === after.passed ? null : after.passed ? "gained" : "lost"
  const [less, more] = flip === "gained" ? [after.missed, before.missed] : [before.missed, after.missed]
  return {
    before,
    after,
    flip,
    fares: faresOf(before, after),
    because: flip === null ? [] : more.filter((leaf) => !less.includes(leaf))
  }
}

/**
 * CMP-06: what a reform does to one person's year. Nothing is written. `before` and `after` are the documents that govern the
 * person; undefined where none does.
 */
export const consequenceOf = (
  before: Policy | undefined,
  after: Policy | undefined,
  year: number,
  person: Member,
  asOf?: Question["asOf"]
): Consequence => {
  const { records, recordsAfter = records } = person
  const question = questionOf(person, asOf)
  const side = judgeSide(before, year, records, question)
  // Whom the reform leaves under the same document it does nothing to.
  if (before === after && recordsAfter === records) return compareSides(side, side)
  return compareSides(side, judgeSide(after, year, recordsAfter, question))
}
