import { sum, sumOf } from "../replay.ts"
import type { Audit, Entry } from "./auditExplanation.ts"
import { byClaim } from "./byClaim.ts"

const reasons = ["reviewer", "award", "rounding", "duplicate", "otherYear", "tooLate", "cap"]

/** What gives nothing by its state, or for want of such a subject, says that and nothing else. */
const auditUncounted = ({ check, explanation }: Audit, { record, standing, told }: Entry): void => {
  const state = standing === undefined || standing === "approved" ? "later" : standing
  const why = explanation.counting.standings.some((one) => one === standing) ? "unknownSubject" : state
  const lost = sumOf(told.reductions.filter((one) => one.why === why))
  check(told.counted === 0 && lost === record.declared, `${record.id}: counts, or tells another reason`)
}

const repeating = ({ told }: Pick<Entry, "told">) => told.reductions.find(({ why }) => why === "duplicate")

/** What a record is worth before anything but its own reviewer, award and rounding is looked at. */
const worthOf = ({ told }: Pick<Entry, "told">): number =>
  told.declared - sumOf(told.reductions.filter(({ why }) => ["reviewer", "award", "rounding"].includes(why)))

/** One activity counts once, by the record that claims it first. */
const auditTwins = ({ check, entries }: Audit, { record, told }: Entry): void => {
  const twins = entries.filter(
    (one) => one.counts && one.record !== record && record.identity !== null && one.record.identity === record.identity
  )
  const repeats = repeating({ told })
  const first = twins.find((one) => one.told.record === repeats?.of)
  const once =
    worthOf({ told }) === 0 ||
    twins.every((twin) => byClaim(record, twin.record) <= 0 && (repeating(twin) !== undefined || worthOf(twin) === 0))
  const second =
    told.counted === 0 && first !== undefined && byClaim(first.record, record) <= 0 && repeating(first) === undefined
  check(repeats === undefined ? once : second, `${record.id}: counts twice, or not the first`)
}

/** Hours are in the year that the record says, and with the subjects that it is shared among. */
const auditParts = ({ check, explanation: { from, to, year } }: Audit, { record, told }: Entry): void => {
  const { attribution, counted, either, parts, reductions, repeated, sharing } = told
  const lost = (why: string) => sumOf(reductions.filter((one) => one.why === why))
  const single = attribution === "declared" || attribution === "start" || attribution === "end"
  const day = attribution === "start" ? record.from : record.to
  const here = attribution === "declared" ? record.creditYear === year : from <= day && day <= to
  const rightYear = parts.every((part) => (part.year === year) === here) && !(here && lost("otherYear") > 0)
  const declared = attribution !== "declared" || parts.every((part) => part.year === record.creditYear)
  const capped = reductions.every(({ cap }) => cap === undefined || (cap.year === year) === here)
  check(!single || (rightYear && declared && capped && repeated === 0), `${record.id}: in another year`)
  const own = parts.filter(({ spilledBy }) => spilledBy === undefined)
  check(
    own.every((part) => sharing.some(({ code }) => code === part.code)),
    `${record.id}: of another subject`
  )
  if (!single || either) return
  const got = sharing.map((one) => sumOf(own.filter(({ code }) => code === one.code)))
  const most = sharing.map(({ share }) => Math.ceil((worthOf({ told }) * share.numerator) / share.denominator))
  check(
    got.every((hours, at) => hours <= (most[at] ?? 0) + sharing.length),
    `${record.id}: more than its share`
  )
  if (own.length < parts.length || lost("cap") + lost("tooLate") > 0) return
  const shares = sharing.slice(0, -1).map(({ share }) => Math.floor((counted * share.numerator) / share.denominator))
  const given = [...shares, counted - sum(shares)]
  check(
    got.every((hours, at) => hours === given[at]),
    `${record.id}: shared otherwise`
  )
}

/** The reasons for which hours of a record do not count, and the years and subjects in which the others do. */
export const auditRecord = (audit: Audit, entry: Entry): void => {
  const { check } = audit
  const { counts, record, told } = entry
  if (!counts) {
    auditUncounted(audit, entry)
    return
  }
  check(
    told.reductions.every(({ why }) => reasons.includes(why)),
    `${record.id}: a reason that it cannot have`
  )
  auditTwins(audit, entry)
  auditParts(audit, entry)
}
