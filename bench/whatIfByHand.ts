import type { Columns } from "@xueshi/core"

/** Where a record's hours go: nowhere, to one subject, or half to each. */
const [nowhere, general, specialised, both] = [0, 1, 2, 3] as const

const goesTo = (subject: string) =>
  subject === "general" ? general : subject === "specialised" ? specialised : subject === "all" ? both : nowhere

/** Whether an earlier record, in any year, is the same activity: of two that count, one does. */
const isTwice = ({ activity, kind, kinds }: Columns, first: number, at: number): boolean => {
  for (let other = first; other < at; other++)
    if (
      activity[other] !== 0 &&
      activity[other] === activity[at] &&
      kinds[kind[other] as number]?.standing === "approved"
    )
      return true
  return false
}

/**
 * What the best user of columns would write for these two documents and for nothing else: sums, and thresholds with their numbers as
 * constants. It tells who passes and who flips, and no organisation, reason, winner or example.
 */
export const floorOf = (parts: ReadonlyArray<Columns>, year: number) => {
  const found = { persons: 0, passedBefore: 0, passedAfter: 0, gained: 0, lost: 0 }
  for (const columns of parts) {
    const { ends, kind, kinds, recognised, repeats } = columns
    const places = Uint8Array.from(kinds, ({ creditYear, standing, subject }) =>
      creditYear === year && standing === "approved" ? goesTo(subject) : nowhere
    )
    let first = 0
    for (let person = 0; person < ends.length; person++) {
      const end = ends[person] as number
      let [total, special] = [0, 0]
      for (let at = first; at < end; at++) {
        const place = places[kind[at] as number] as number
        if (place === nowhere || (repeats[person] === 1 && isTwice(columns, first, at))) continue
        const hours = recognised[at] as number
        total += hours
        if (place === specialised) special += hours
        else if (place === both) special += hours - (hours >> 1)
      }
      first = end
      const before = total >= 90_000 && special >= 60_000
      const after = total >= 90_000 && 3 * special >= 2 * total
      found.persons++
      if (before) found.passedBefore++
      if (after) found.passedAfter++
      if (after && !before) found.gained++
      if (before && !after) found.lost++
    }
  }
  return found
}
