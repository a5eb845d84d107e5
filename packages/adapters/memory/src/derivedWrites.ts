import { type Change, type Commit, changesFacts, countedChange, type Day, dayAt, withDay } from "@xueshi/core"
import { ledgerOf } from "./derivedTables.ts"
import type { Tables } from "./Tables.ts"

type Rows = typeof Tables.Service

const touch = ({ derived }: Rows, id: Parameters<typeof ledgerOf>[1], day: Day) => {
  const row = ledgerOf(derived, id, day)
  if (row.changedOn < day) row.changedOn = day
  return row
}

/** Registered where the person is now, and no longer where they were; what was judged there waits to be judged here. */
const register = (tables: Rows, change: Extract<Change, { aggregate: "Professional" }>, day: Day): void => {
  const [before, { after }] = [tables.rows.Professional.get(change.id), change]
  if (before !== undefined && changesFacts(change) && tables.derived.ledgers.has(before.id))
    touch(tables, before.id, day).inputs++
  if (before?.organisation === after?.organisation) return
  const registered = { year: 0, kind: "registered", day } as const
  if (before !== undefined) {
    tables.derived.deltas.push({ ...registered, organisation: before.organisation, delta: -1 })
    if (tables.derived.ledgers.has(before.id)) touch(tables, before.id, day).inputs++
  }
  if (after !== undefined) tables.derived.deltas.push({ ...registered, organisation: after.organisation, delta: 1 })
}

/** Notes when hours came or went. */
const note = ({ derived }: Rows, change: Change, day: Day): void => {
  if (countedChange(change) === undefined) return
  derived.days.set(change.id, withDay(derived.days.get(change.id), day))
}

/** Keeps totals, versions and registrations with a commit; called before its states are put. */
export const writeDerived = (tables: Rows, { at, changes }: Commit): void => {
  const day = dayAt(at)
  for (const change of changes) if (change.aggregate === "Professional") register(tables, change, day)
  for (const change of changes) note(tables, change, day)
  const counted = changes.flatMap((change) => countedChange(change) ?? [])
  for (const id of new Set(counted.map(({ professional }) => professional))) touch(tables, id, day).inputs++
  for (const { hours, professional, subject, year } of counted) {
    const { years } = ledgerOf(tables.derived, professional, day)
    const row = years.get(year) ?? { recognised: new Map<string, number>(), verdict: undefined }
    const sum = (row.recognised.get(subject) ?? 0) + hours
    if (sum === 0) row.recognised.delete(subject)
    else row.recognised.set(subject, sum)
    years.set(year, row)
  }
}
