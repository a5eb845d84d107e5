import type { Cap, Contribution, LearningRecord, Part, PolicyDocument, Requirement, Verdict } from "@xueshi/core"

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, one) => total + one, 0)
const sorted = (_: string, value: unknown): unknown =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? Object.entries(value).toSorted() : value
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a, sorted) === JSON.stringify(b, sorted)
const leavesOf = (node: Requirement): ReadonlyArray<Extract<Requirement, { leaf: string }>> =>
  "leaf" in node ? [node] : ("allOf" in node ? node.allOf : node.anyOf).flatMap(leavesOf)
const speaksOf = ({ forms }: Cap, form: string): boolean => forms === undefined || forms.includes(form)
/** Earlier first, then more hours: who may claim an activity before whom. */
const isBefore = (a: LearningRecord, b: LearningRecord): boolean =>
  (a.from - b.from || a.to - b.to || b.recognised - a.recognised || b.declared - a.declared) < 0

/** Hours by the shares of their subject, rounded down, the last part taking the rest; undefined for an unknown subject. */
const shared = (document: PolicyDocument, subject: string, hours: number): ReadonlyArray<Part> | undefined => {
  const parts = document.sharedSubjects.find(({ code }) => code === subject)?.parts
  if (parts === undefined)
    return document.subjects.some(({ code }) => code === subject) ? [{ subject, hours } as Part] : undefined
  const rounded = parts.map((part) => Math.floor((hours * part.share.numerator) / part.share.denominator))
  const rest = hours - sum(rounded.slice(0, -1))
  return parts.map(({ subject }, index) => ({
    subject,
    hours: index === parts.length - 1 ? rest : rounded[index]
  })) as unknown as ReadonlyArray<Part>
}

/**
 * U13: replays a verdict from its own explanation, by plain arithmetic and without the engine, and says what does not
 * follow from the document and the records; nothing where the explanation gives the verdict.
 */
export const replayVerdict = (
  document: PolicyDocument,
  verdict: Verdict,
  records: ReadonlyArray<LearningRecord>
): ReadonlyArray<string> => {
  const faults: Array<string> = []
  const check = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault)
  }
  const { contributions, leaves, outcome, policy, subjects, total, year } = verdict
  check(policy.id === document.id && policy.version === document.version, "another policy")
  check(
    same(
      contributions.map(({ record }) => record),
      records.map(({ id }) => id)
    ),
    "not every record, once"
  )
  const entries = records.map((record, index) => ({ record, one: contributions[index] as Contribution }))
  const approved = records.filter(({ standing }) => standing === "approved")

  /** The one reason why a record gives nothing whatever its hours, by its own state. */
  const exclusion = ({ creditYear, standing, subject }: LearningRecord): string | undefined => {
    if (standing !== "approved") return standing
    if (creditYear !== year) return "otherYear"
    return shared(document, subject, 0) === undefined ? "unknownSubject" : undefined
  }
  const checkDuplicate = (record: LearningRecord, { counted, reductions }: Contribution) => {
    const rivals = approved.filter((rival) => rival !== record && rival.identity === record.identity)
    const claimed = reductions.find((one) => one.why === "duplicate")
    const beaten = record.identity !== null && rivals.some((rival) => isBefore(rival, record))
    check(!beaten || claimed !== undefined, `${record.id}: the same activity was claimed before`)
    if (claimed?.why !== "duplicate") return
    const first = record.identity === null ? undefined : rivals.find(({ id }) => id === claimed.of)
    const firstOfAll = first !== undefined && !rivals.some((rival) => isBefore(rival, first))
    check(firstOfAll && !isBefore(record, first), `${record.id}: no duplicate of ${claimed.of}`)
    check(counted === 0 && claimed.hours === record.recognised, `${record.id}: a duplicate gives nothing`)
  }
  /** The parts are the shares of what form caps left, less what caps on subjects took. */
  const checkParts = (record: LearningRecord, { counted, parts, reductions }: Contribution) => {
    const caps = reductions.flatMap((one) => (one.why === "cap" ? [one] : []))
    const early = sum(caps.map(({ cap, hours }) => (cap.subjects === undefined ? hours : 0)))
    const late = caps.filter(({ cap }) => cap.subjects !== undefined)
    const expected = shared(document, record.subject, record.recognised - early) ?? []
    const duplicate = reductions.some(({ why }) => why === "duplicate")
    for (const { hours, subject } of duplicate ? [] : expected) {
      const got = sum(parts.map((part) => (part.subject === subject ? part.hours : 0)))
      const reach = sum(late.map(({ cap, hours }) => (cap.subjects?.includes(subject) ? hours : 0)))
      check(got <= hours && hours - got <= reach, `${record.id}: not its share of ${subject}`)
    }
    const known = parts.every(({ subject }) => expected.some((part) => part.subject === subject))
    check(known && parts.every(({ hours }) => hours > 0 || counted === 0), `${record.id}: a part of another subject`)
    for (const { cap } of caps) {
      check(document.caps.some((own) => same(own, cap)) && speaksOf(cap, record.form), `${record.id}: no such cap`)
    }
  }
  for (const { one, record } of entries) {
    if (one === undefined) continue
    const { counted, declared, parts, reductions } = one
    const hours = reductions.map((reduction) => reduction.hours)
    check(
      [counted, ...hours, ...parts.map((part) => part.hours)].every((of) => of >= 0),
      `${record.id}: negative`
    )
    check(declared === record.declared && counted + sum(hours) === declared, `${record.id}: hours lost`)
    check(sum(parts.map((part) => part.hours)) === counted, `${record.id}: parts are not what counted`)
    const why = exclusion(record)
    if (why !== undefined) {
      const told = reductions.every((reduction) => reduction.why === why) && reductions.length <= 1
      check(counted === 0 && told, `${record.id}: it does not count, being ${why}`)
      continue
    }
    const cut = reductions.filter((reduction) => reduction.why === "reviewer").map((reduction) => reduction.hours)
    check(sum(cut) === declared - record.recognised && cut.length <= 1, `${record.id}: not what the reviewer cut`)
    check(
      reductions.every((of) => ["reviewer", "duplicate", "cap"].includes(of.why)),
      `${record.id}: a false reason`
    )
    checkDuplicate(record, one)
    checkParts(record, one)
  }
  for (const cap of document.caps) {
    const concerned = entries.filter(({ one, record }) => one !== undefined && speaksOf(cap, record.form))
    for (const group of cap.per === "year" ? [concerned] : concerned.map((entry) => [entry])) {
      const mine = (part: Part) => ((cap.subjects?.includes(part.subject) ?? true) ? part.hours : 0)
      const used = sum(group.flatMap(({ one }) => one.parts.map(mine)))
      const dropped = group.flatMap(({ one }) => one.reductions.flatMap((of) => (of.why === "cap" ? [of] : [])))
      const others = sum(dropped.map((of) => (of.cap.code === cap.code ? 0 : of.hours)))
      check(used <= cap.atMost, `above the cap ${cap.code}`)
      const bound = dropped.some((of) => of.cap.code === cap.code && of.hours > 0)
      check(!bound || used + others >= cap.atMost, `the cap ${cap.code} had room`)
    }
  }
  const counts = (subject: string) =>
    sum(contributions.flatMap(({ parts }) => parts.map((part) => (part.subject === subject ? part.hours : 0))))
  const expectedTotals = document.subjects.map(({ code }) => ({ subject: code, hours: counts(code) }))
  check(same(subjects, expectedTotals) && total === sum(expectedTotals.map(({ hours }) => hours)), "wrong totals")

  const demanded = leavesOf(document.requirement)
  const required = ({ atLeast }: (typeof demanded)[number]): number => {
    if ("hours" in atLeast) return atLeast.hours
    const base = atLeast.of === "completed" ? undefined : demanded.find(({ leaf }) => leaf === atLeast.leaf)
    const basis = atLeast.of === "completed" ? total : base === undefined ? 0 : required(base)
    return Math.ceil((atLeast.share.numerator * basis) / atLeast.share.denominator)
  }
  const missing = ({ atLeast }: (typeof demanded)[number], threshold: number, counted: number): number | null => {
    if (counted >= threshold) return 0
    const steps = (hours: number) => Math.ceil(hours / document.granularity) * document.granularity
    if ("hours" in atLeast || atLeast.of === "required") return steps(threshold - counted)
    const { denominator, numerator } = atLeast.share
    if (numerator >= denominator) return null
    return steps(Math.ceil((numerator * total - denominator * counted) / (denominator - numerator)))
  }
  check(leaves.length === demanded.length, "not every leaf")
  demanded.forEach((leaf, index) => {
    const counted = sum((leaf.of.subjects ?? document.subjects.map(({ code }) => code)).map(counts))
    const threshold = required(leaf)
    const met = counted >= threshold
    const finding = { leaf, required: threshold, counted, missing: missing(leaf, threshold, counted), met }
    check(same(leaves[index], finding), `leaf ${leaf.leaf} does not follow`)
  })
  let next = 0
  const satisfied = (node: Requirement): boolean => {
    if ("leaf" in node) return leaves[next++]?.met === true
    const parts = ("allOf" in node ? node.allOf : node.anyOf).map(satisfied)
    return "allOf" in node ? parts.every(Boolean) : parts.some(Boolean)
  }
  check(outcome === (satisfied(document.requirement) ? "pass" : "fail"), "the outcome does not follow from the leaves")
  return faults
}
