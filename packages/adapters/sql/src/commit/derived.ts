import { type Change, type Commit, changesFacts, countedChange } from "@xueshi/core"

/** Signed hours of a commit, a line for each person and year. */
const totalsOf = (changes: ReadonlyArray<Change>) => {
  const lines = new Map<string, { professional: string; year: number; recognised: Record<string, number> }>()
  for (const one of changes.flatMap((change) => countedChange(change) ?? [])) {
    const { hours, professional, subject, year } = one
    const key = `${professional} ${year}`
    const line = lines.get(key) ?? { professional, year, recognised: Object.create(null) as Record<string, number> }
    line.recognised[subject] = (line.recognised[subject] ?? 0) + hours
    lines.set(key, line)
  }
  return [...lines.values()]
}

/** What a commit does to totals and registrations, as `xueshi_commit` takes it. */
export const derivedOf = ({ changes }: Commit) => {
  const totals = totalsOf(changes)
  const people = changes.flatMap((change) =>
    change.aggregate === "Professional"
      ? [{ id: change.id, organisation: change.after?.organisation ?? null, touched: changesFacts(change) }]
      : []
  )
  return {
    totals: totals.length > 0 ? totals : undefined,
    people: people.length > 0 ? people : undefined
  }
}
