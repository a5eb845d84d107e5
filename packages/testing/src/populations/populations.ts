import {
  compile,
  type Hours,
  type LearningRecord,
  type Member,
  type Policy,
  type Reform,
  type Requirement
} from "@xueshi/core"
import { Result } from "effect"
import fc from "fast-check"
import { casesIn, yearsOf } from "../arbitraries/cases.ts"
import { anyCase, wideCase } from "../arbitraries/documents.ts"
import { at } from "../arbitraries/pick.ts"
import { describeCase } from "../Case.ts"

/** A reform, and the people whom it is tried on. */
export interface Population {
  readonly reform: Reform
  readonly members: ReadonlyArray<Member>
}

const organisations = ["000000", "371000", "371002", "371083"]

/** The same demands, each of so many hours more or less; at least a step. */
const moved = (node: Requirement, by: ReadonlyArray<number>, step: number): Requirement => {
  let next = 0
  const walk = (one: Requirement): Requirement => {
    if ("allOf" in one) return { ...one, allOf: one.allOf.map(walk) as unknown as typeof one.allOf }
    if ("anyOf" in one) return { ...one, anyOf: one.anyOf.map(walk) as unknown as typeof one.anyOf }
    if ("several" in one) return { ...one, of: one.of.map(walk) as unknown as typeof one.of }
    if (!("leaf" in one) || one.atLeast === undefined || !("hours" in one.atLeast)) return one
    const hours = Math.max(step, one.atLeast.hours + at(by, next++) * step)
    return { ...one, atLeast: { ...one.atLeast, hours: hours as Hours } }
  }
  return walk(node)
}

/** Documents that are another one with its thresholds moved, as most reforms are. */
const reformed = (policy: Policy): fc.Arbitrary<Policy> =>
  fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 4, maxLength: 4 }).map((by) => {
    const { granularity, requirement } = policy.document
    const made = compile({ ...policy.document, requirement: moved(requirement, by, granularity) })
    return Result.getOrElse(made, () => policy)
  })

/** People of one year, near the thresholds of one document, put to another one. */
const peopleUnder = (from: Policy, year: number): fc.Arbitrary<ReadonlyArray<Member>> =>
  fc
    .array(fc.tuple(casesIn(from, year), fc.nat(organisations.length - 1)), { minLength: 1, maxLength: 6 })
    .map((people) =>
      people.map(([{ question: { facts } = {}, records }, place], index) => ({
        id: `p${index}`,
        organisation: organisations[place] as string,
        records,
        ...(facts === undefined ? {} : { facts })
      }))
    )

/** One activity under two numbers, one of which may be under review. */
const twice = (records: ReadonlyArray<LearningRecord>): ReadonlyArray<LearningRecord> => {
  const [first] = records
  if (first === undefined) return records
  const { history: _, ...told } = first
  const standing = first.standing === "approved" ? "pending" : "approved"
  const again: LearningRecord = { ...told, id: "again", standing }
  return [...records.map((one) => (one === first ? { ...one, identity: "same" } : one)), { ...again, identity: "same" }]
}

/** Reforms of a document, on people near its thresholds. */
export const populationsOf = (from: Policy): fc.Arbitrary<Population> =>
  fc
    .tuple(yearsOf(from), reformed(from), fc.boolean())
    .chain(([year, to, doubled]) =>
      peopleUnder(from, year).map((members) => ({
        reform: { from, to, year },
        members: doubled ? members.map((one) => ({ ...one, records: twice(one.records) })) : members
      }))
    )
    .map(readable)

const readable = <P extends Population>(one: P): P => ({
  ...one,
  [fc.toStringMethod]: () =>
    one.members
      .map(({ facts, id, records }) =>
        describeCase({
          policy: one.reform.from,
          year: one.reform.year,
          records,
          question: facts ? { facts } : {}
        }).replace(/^/u, `${id}: `)
      )
      .join("\n")
})

const plain = anyCase.filter(({ policy }) => policy.plain)

/** Reforms of documents that nobody has written yet: by moved thresholds, or into another document altogether. */
export const anyPopulation: fc.Arbitrary<Population> = fc
  .tuple(fc.oneof(plain, anyCase, wideCase), fc.oneof(plain, anyCase, wideCase), fc.nat(3))
  .chain(([one, other, choice]) =>
    populationsOf(one.policy).map(({ members, reform }) => {
      const to = choice === 0 ? other.policy : reform.to
      const beside = { id: "beside", organisation: "371000", records: other.records }
      return readable({ reform: { ...reform, to }, members: [...members, beside] })
    })
  )
