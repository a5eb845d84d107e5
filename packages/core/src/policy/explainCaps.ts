import type { Hours } from "../kernel/Hours.ts"
import { isMeant } from "./compile/filters.ts"
import type { Citation } from "./document/Citation.ts"
import type { Explanation } from "./Explanation.ts"
import { eachOf } from "./engine/capScope.ts"
import type { LearningRecord } from "./LearningRecord.ts"
import { meantBy } from "./meantBy.ts"
import type { CompiledCap, Policy } from "./Policy.ts"
import type { Contribution, Verdict } from "./Verdict.ts"

type Given = readonly [LearningRecord, Contribution]

/** Whether a cap took hours of a record, or sent them elsewhere. */
const cuts = ({ cap }: CompiledCap, { parts, reductions }: Contribution): boolean =>
  reductions.some((one) => one.why === "cap" && one.cap === cap && one.year === undefined) ||
  parts.some((part) => part.spilledBy === cap.code && part.year === undefined)

/** What the cap leaves: in the document, or told with every cut and always the same. */
const limitOf = (compiled: CompiledCap, contributions: ReadonlyArray<Contribution>): Hours | undefined => {
  const { cap } = compiled
  if (typeof cap.atMost === "number") return cap.atMost
  const told = contributions.flatMap(({ reductions }) =>
    reductions.flatMap((one) =>
      one.why === "cap" && one.cap === cap && one.year === undefined && one.limit !== undefined ? [one.limit] : []
    )
  )
  return told.every((limit) => limit === told[0]) ? told[0] : undefined
}

/** The hours of a record in the year judged that lie under a cap: those that no cap has sent to another subject. */
const under = (policy: Policy, compiled: CompiledCap, [record, { parts }]: Given): Hours =>
  parts.reduce((sum, { hours, spilledBy, subject, year }) => {
    const own = year === undefined && spilledBy === undefined
    return own && isMeant(compiled, record, policy.subjects.indexOf(subject)) ? sum + hours : sum
  }, 0) as Hours

/** The caps on records and on the year that took something, and what of the year lies under each. */
export const explainCaps = (
  policy: Policy,
  { contributions }: Verdict,
  records: ReadonlyArray<LearningRecord>,
  citation: (code: string) => Citation
): Explanation["caps"] => {
  const given = records.map((record, index): Given => [record, contributions[index] as Contribution])
  return [...policy.caps.whole, ...policy.caps.subject].flatMap((compiled) => {
    const { each, code, name, per } = compiled.cap
    const limit = limitOf(compiled, contributions)
    if (limit === undefined || (per !== "record" && per !== "year")) return []
    const groups = new Map<string, Array<Given>>()
    for (const one of given) {
      const [record, contribution] = one
      if (under(policy, compiled, one) === 0 && !cuts(compiled, contribution)) continue
      const key = per === "record" ? record.id : eachOf(compiled, record)
      groups.set(key, [...(groups.get(key) ?? []), one])
    }
    return [...groups.values()]
      .filter((group) => group.some(([, contribution]) => cuts(compiled, contribution)))
      .map((group) => ({
        code,
        name,
        of: meantBy(policy.document, compiled.cap),
        per,
        ...(each && { each: Object.fromEntries(each.map((key) => [key, group[0]?.[0].fields?.[key] ?? ""])) }),
        limit,
        records: group.map((one) => ({ record: one[0].id, hours: under(policy, compiled, one) })),
        citation: citation(compiled.cap.citation)
      }))
  })
}
