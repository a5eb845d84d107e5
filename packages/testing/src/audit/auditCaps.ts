import type { Explanation } from "@xueshi/core"
import { means, sumOf } from "../replay.ts"
import type { Audit, Entry } from "./auditExplanation.ts"
import { byClaim } from "./byClaim.ts"

type Told = Explanation["caps"][number]

/** What of the year lies under a cap by each record that it is about, and whether it took something of it. */
const under = ({ entries, explanation: { year } }: Audit, { code, each = {}, of, per, records }: Told) =>
  entries.flatMap((entry) => {
    const { record, told } = entry
    const values = Object.entries(each).every(([key, value]) => (record.fields?.[key] ?? "") === value)
    if (!values || (per === "record" && record.id !== records[0]?.record)) return []
    const here = told.parts.filter((part) => part.year === year)
    const own = here.filter((part) => part.spilledBy === undefined && of.subjects.includes(part.code))
    const hours = means(of, record) ? sumOf(own) : 0
    const cuts = told.reductions.filter(({ cap }) => cap?.code === code && cap.year === year)
    const spills = here.some((part) => part.spilledBy === code)
    const about = means(of, record) && told.sharing.some((one) => of.subjects.includes(one.code))
    return hours > 0 || cuts.length > 0 || spills ? [{ ...entry, hours, cuts, about: about || spills }] : []
  })

/** Whether nothing else took or moved hours of a record: else it cannot be seen who came last, and whether the cap was full. */
const isAlone = ({ told: { either, parts, reductions, repeated } }: Entry, code: string, year: number): boolean =>
  either === undefined &&
  repeated === 0 &&
  parts.every((part) => part.year === year && part.spilledBy === undefined) &&
  reductions.every(
    ({ cap, why }) => why !== "otherYear" && why !== "tooLate" && (cap === undefined || cap.code === code)
  )

/** Caps are of the records that they speak of, and not passed; and where they took something, they are full, and who came last lost. */
export const auditCaps = (audit: Audit): void => {
  const { check, explanation } = audit
  for (const cap of explanation.caps) {
    const { code, limit, records } = cap
    const all = under(audit, cap)
    const same = all.every(
      ({ hours, record: { id } }, at) => records[at]?.record === id && records[at]?.hours === hours
    )
    check(same && all.length > 0 && all.length === records.length, `cap ${code}: not what the records give`)
    const told = all.every(({ about, cuts }) => about && cuts.every((one) => one.cap?.limit === limit))
    check(told && sumOf(all) <= limit, `cap ${code}: passed, or of others`)
    const about = audit.entries.filter(({ counts, record }) => counts && means(cap.of, record))
    if (!about.every((one) => isAlone(one, code, explanation.year))) continue
    const last = all.toSorted((a, b) => byClaim(a.record, b.record)).find(({ cuts }) => cuts.length > 0)
    const late = all.filter(({ record }) => last !== undefined && byClaim(last.record, record) < 0)
    check(sumOf(all) === limit && late.every(({ hours }) => hours === 0), `cap ${code}: not full, or not in turn`)
  }
}
