import type { Contribution, Hours, LeafFinding, Part, Reduction, Verdict } from "@xueshi/core"

const more = (hours: number): Hours => (hours + 1) as Hours
const swap = <A>(list: ReadonlyArray<A>, index: number, one: A): ReadonlyArray<A> => list.with(index, one)

/** One way to falsify a verdict: its name, and the false verdict. */
export interface Forgery {
  readonly name: string
  readonly verdict: Verdict
}

const forgedLeaf = (leaf: LeafFinding): ReadonlyArray<readonly [string, LeafFinding]> => [
  ["a leaf's required hours", { ...leaf, required: more(leaf.required) }],
  ["a leaf's counted hours", { ...leaf, counted: more(leaf.counted) }],
  ["a leaf's missing hours", { ...leaf, missing: leaf.missing === null ? (0 as Hours) : more(leaf.missing) }],
  ["whether a leaf is met", { ...leaf, met: !leaf.met }],
  ["a leaf's threshold", { ...leaf, leaf: { ...leaf.leaf, atLeast: { hours: 0 as Hours } } }]
]

const otherReason = (reduction: Reduction): Reduction =>
  reduction.why === "rejected" ? { why: "failed", hours: reduction.hours } : { why: "rejected", hours: reduction.hours }

const forgedReduction = (reduction: Reduction): ReadonlyArray<readonly [string, Reduction]> => [
  ["a reduction's hours", { ...reduction, hours: more(reduction.hours) }],
  ["a reduction's reason", otherReason(reduction)],
  ...(reduction.why === "duplicate"
    ? [["which record a duplicate repeats", { ...reduction, of: "nobody" }] as const]
    : []),
  ...(reduction.why === "cap"
    ? [["a cap's limit", { ...reduction, cap: { ...reduction.cap, atMost: more(reduction.cap.atMost) } }] as const]
    : [])
]

const elsewhere = (parts: ReadonlyArray<Part>, subjects: ReadonlyArray<string>): ReadonlyArray<Part> | undefined => {
  const [first, ...rest] = parts
  const other = subjects.find((subject) => parts.every((part) => part.subject !== subject))
  return first === undefined || other === undefined ? undefined : [{ ...first, subject: other }, ...rest]
}

const forgedContribution = (
  one: Contribution,
  subjects: ReadonlyArray<string>
): ReadonlyArray<readonly [string, Contribution]> => {
  const { counted, declared, parts, reductions } = one
  const moved = elsewhere(parts, subjects)
  return [
    ["a record's counted hours", { ...one, counted: more(counted) }],
    ["a record's declared hours", { ...one, declared: more(declared) }],
    ["whose record it is", { ...one, record: `${one.record}'` }],
    ["declared and counted hours together", { ...one, declared: more(declared), counted: more(counted) }],
    ...parts.map((part, index) => {
      const name = "a part's hours"
      return [name, { ...one, parts: swap(parts, index, { ...part, hours: more(part.hours) }) }] as const
    }),
    ...(moved === undefined ? [] : [["a part's subject", { ...one, parts: moved }] as const]),
    ...reductions.flatMap((reduction, index) =>
      forgedReduction(reduction).map(
        ([name, false_]) => [name, { ...one, reductions: swap(reductions, index, false_) }] as const
      )
    ),
    ...(reductions.length > 0 ? [["a reduction left out", { ...one, reductions: reductions.slice(1) }] as const] : []),
    ...(counted > 0
      ? [
          [
            "counted hours hidden as a reviewer's cut",
            { ...one, counted: 0 as Hours, parts: [], reductions: [...reductions, { why: "reviewer", hours: counted }] }
          ] as const
        ]
      : [])
  ]
}

/** Every way in which this verdict is falsified: none of them follows from the records. */
export const forgeriesOf = (verdict: Verdict): ReadonlyArray<Forgery> => {
  const { contributions, leaves, outcome, policy, subjects, total } = verdict
  const codes = subjects.map(({ subject }) => subject)
  const forge = (name: string, change: Partial<Verdict>): Forgery => ({ name, verdict: { ...verdict, ...change } })
  return [
    forge("the outcome", { outcome: outcome === "pass" ? "fail" : "pass" }),
    forge("the total", { total: more(total) }),
    forge("the policy", { policy: { ...policy, version: `${policy.version}'` } }),
    forge("a leaf left out", { leaves: leaves.slice(1) }),
    forge("a subject left out", { subjects: subjects.slice(1) }),
    ...subjects.map((one, index) =>
      forge("a subject's total", { subjects: swap(subjects, index, { ...one, hours: more(one.hours) }) })
    ),
    ...leaves.flatMap((leaf, index) =>
      forgedLeaf(leaf).map(([name, one]) => forge(name, { leaves: swap(leaves, index, one) }))
    ),
    ...contributions.flatMap((contribution, index) => [
      forge("a record left out", { contributions: contributions.toSpliced(index, 1) }),
      forge("a record told twice", { contributions: contributions.toSpliced(index, 0, contribution) }),
      ...forgedContribution(contribution, codes).map(([name, one]) =>
        forge(name, { contributions: swap(contributions, index, one) })
      )
    ])
  ]
}
