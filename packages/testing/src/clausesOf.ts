import { type Citation, type Policy, pathsOfLeaves, type Text, type Verdict } from "@xueshi/core"
import { sum } from "./laws/sums.ts"

/** A part of a document that makes a verdict another one: where it stands, where it comes from, and its numbers. */
export interface Clause {
  readonly path: ReadonlyArray<string | number>
  readonly name: Text
  readonly citation: Citation | undefined
  /** What counts for it and what it asks for; of a cap, what it takes. */
  readonly before: Numbers
  readonly after: Numbers
}

/** Thousandths of an hour; of a cap nothing is required. */
interface Numbers {
  readonly hours: number
  readonly required?: number
}

const taken = ({ contributions }: Verdict, code: string): number =>
  sum(
    contributions.flatMap(({ reductions }) =>
      reductions.map((one) => (one.why === "cap" && one.cap.code === code ? one.hours : 0))
    )
  )

/** The clauses by which two verdicts under one policy differ: the demands that are met in one alone, or whose hours differ where none is; and the caps that take other hours. */
export const clausesOf = ({ document, leaves }: Policy, before: Verdict, after: Verdict): ReadonlyArray<Clause> => {
  const paths = pathsOfLeaves(document.requirement)
  const demands = leaves.flatMap(({ leaf }, index) => {
    const [was, is] = [before.leaves[index], after.leaves[index]]
    if (was === undefined || is === undefined) return []
    const numbers = ({ counted, required }: typeof was) => ({ hours: counted, required })
    const path = ["requirement", ...(paths[index] ?? [])]
    const citation = document.citations[is.citation]
    return [{ was, is, clause: { path, name: leaf.name, citation, before: numbers(was), after: numbers(is) } }]
  })
  const turned = demands.filter(({ is, was }) => was.met !== is.met)
  const moved = demands.filter(({ is, was }) => was.counted !== is.counted)
  const caps = document.caps.flatMap(({ citation, code, name }, index) => {
    const [was, is] = [taken(before, code), taken(after, code)]
    if (was === is) return []
    const source = document.citations[citation]
    return [{ path: ["caps", index], name, citation: source, before: { hours: was }, after: { hours: is } }]
  })
  return [...caps, ...(turned.length > 0 ? turned : moved).map(({ clause }) => clause)]
}
