import {
  type ApprovedHours,
  type Commit,
  change,
  countedChange,
  type Day,
  type Declaration,
  dayAt,
  factsOf,
  type Ledger,
  type LedgerYear,
  type Policy,
  type Region,
  withDay
} from "@xueshi/core"
import { embedder } from "./administration.ts"
import { claimOf } from "./claims.ts"
import { lifeOf } from "./declarations.ts"
import { fewestAYear, lastYear, madeAt, type Province } from "./Province.ts"
import { personOf } from "./people.ts"
import { Random } from "./Random.ts"

/** Of whom nothing was ever judged: what one judges all of their years on. */
const ledgerOf = (
  professional: ReturnType<typeof personOf>,
  commits: ReadonlyArray<Commit>,
  declarations: ReadonlyArray<Declaration>
): Ledger => {
  const years = new Map<number, Map<string, number>>()
  const days = new Map<string, ApprovedHours["days"]>()
  let inputs = 0
  let changedOn: Day | null = null
  for (const { at, changes } of commits) {
    const counted = changes.flatMap((one) => countedChange(one) ?? [])
    if (counted.length === 0) continue
    const on = dayAt(at)
    inputs++
    changedOn = changedOn === null || changedOn < on ? on : changedOn
    for (const { hours, subject, year } of counted) {
      const sums = years.get(year) ?? new Map<string, number>()
      const sum = (sums.get(subject) ?? 0) + hours
      if (sum === 0) sums.delete(subject)
      else sums.set(subject, sum)
      years.set(year, sums)
    }
    for (const one of changes) {
      if (countedChange(one) === undefined) continue
      days.set(one.id, withDay(days.get(one.id), on))
    }
  }
  return {
    professional: professional.id,
    person: professional.person,
    organisation: professional.organisation,
    region: professional.placed.organisation.region,
    inputs,
    settled: 0,
    changedOn,
    settledOn: null,
    years: [...years]
      .map(([year, recognised]): LedgerYear => ({ year, recognised, verdict: undefined }))
      .toSorted((one, other) => one.year - other.year),
    approved: declarations.flatMap((declaration): ReadonlyArray<ApprovedHours> => {
      const when = days.get(declaration.id)
      return declaration._tag === "Approved" && when !== undefined ? [{ declaration, days: when }] : []
    })
  }
}

/** All of one person: what was written, in its order, and the ledger that it comes to. */
export interface WholeLife {
  readonly commits: ReadonlyArray<Commit>
  readonly ledger: Ledger
}

type Governing = (region: Region, year: number, person: { readonly facts: ReturnType<typeof factsOf> }) => Policy

/** A person of a number, with declarations of every year. */
export const wholeLifeOf = (province: Province, governing: Governing, number: number): WholeLife => {
  const professional = personOf(province, number)
  const { placed, version: _, ...imported } = professional
  const historic = number < province.historic
  const { id, person, user } = professional
  const key = `${person.document.type}/${person.document.number}`
  const registered: Commit = {
    actor: embedder,
    at: historic ? province.foundedAt + 3_600_000 : madeAt,
    changes: [change("Professional", id, undefined, { _tag: "ProfessionalImported", ...imported })],
    guards: [
      { _tag: "Claimed", scope: "user.document", key, by: user },
      { _tag: "Claimed", scope: "professional.document", key, by: id }
    ]
  }
  const random = new Random(province.plan.seed, "declaration", number)
  const whom = { facts: factsOf(person) }
  const lives = province.years.flatMap((year, yearIndex) => {
    const policy = governing(placed.organisation.region, year, whom)
    const many =
      fewestAYear +
      random.weighted([
        [70, 0],
        [25, 1],
        [5, 2]
      ] as const)
    return Array.from({ length: many }, (_, turn) => {
      const index = yearIndex * 5 + turn
      const claim = claimOf(random, policy, year, turn, number)
      const declarationId = province.declaration(number, index)
      return claim === undefined
        ? []
        : [lifeOf(province, professional, policy, { claim, id: declarationId, random, last: year === lastYear })]
    }).flat()
  })
  // In the order in which they were made, which is not that of their years.
  lives.sort((one, other) => (one.commits[0]?.at ?? 0) - (other.commits[0]?.at ?? 0))
  const declarations = lives.map(({ declaration }) => declaration)
  const after = historic
    ? lives.flatMap(({ commits }) => commits).toSorted((one, other) => one.at - other.at)
    : [
        {
          actor: embedder,
          at: madeAt,
          changes: declarations.map((state) =>
            change("Declaration", state.id, undefined, {
              _tag: "DeclarationImported",
              state: { ...state, version: 1 }
            })
          ),
          guards: []
        }
      ]
  const commits = [registered, ...after]
  const stand = historic ? declarations : declarations.map((state) => ({ ...state, version: 1 }))
  return { commits, ledger: ledgerOf(professional, commits, stand) }
}
