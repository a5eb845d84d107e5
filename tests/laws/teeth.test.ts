import { evaluate, type Hours, type LearningRecord, type Verdict } from "@xueshi/core"
import { engineSuite, type Judge } from "@xueshi/testing"
import { describe, expect, it } from "vitest"

/** An engine that takes the records for other ones, and tells of the true ones. */
const misreading =
  (misread: (record: LearningRecord) => Partial<LearningRecord>): Judge =>
  (policy, year, records, question) =>
    evaluate(
      policy,
      year,
      records.map((record) => ({ ...record, ...misread(record) })),
      question
    )

/** An engine whose verdict is changed afterwards. */
const misjudging =
  (change: (verdict: Verdict) => Partial<Verdict>): Judge =>
  (policy, year, records, question) => {
    const verdict = evaluate(policy, year, records, question)
    return { ...verdict, ...change(verdict) }
  }

let calls = 0
const engines: Readonly<Record<string, { readonly judge: Judge; readonly caughtBy: string; readonly title?: string }>> =
  {
    "counts pending hours": {
      judge: misreading(({ standing }) => (standing === "pending" ? { standing: "approved" } : {})),
      caughtBy: "U9"
    },
    "counts hours that failed audit": {
      judge: misreading(({ standing }) => (standing === "failed" ? { standing: "approved" } : {})),
      caughtBy: "U9"
    },
    "counts what was declared instead of what was recognised": {
      judge: misreading(({ declared, standing }) => (standing === "approved" ? { recognised: declared } : {})),
      caughtBy: "U8"
    },
    "counts an activity twice": { judge: misreading(() => ({ identity: null })), caughtBy: "U4" },
    "forgets a unit of the total": {
      judge: misjudging(({ total }) => ({ total: Math.max(0, total - 1) as Hours })),
      caughtBy: "U7"
    },
    "judges by position": {
      judge: (policy, year, records, question) =>
        evaluate(
          policy,
          year,
          records.map((record, index) => (index === 0 ? { ...record, standing: "draft" as const } : record)),
          question
        ),
      caughtBy: "U2"
    },
    "judges by id": {
      judge: misreading(({ id }) => (id.startsWith("x") ? { standing: "draft" } : {})),
      caughtBy: "U26"
    },
    "is in another mood each time": {
      judge: misjudging(({ year }) => ({ year: year + (calls++ % 2) })),
      caughtBy: "U1"
    },
    "lets hours fall under the table": {
      judge: misjudging(({ contributions }) => ({
        contributions: contributions.map((one) => ({ ...one, reductions: one.reductions.slice(1) }))
      })),
      caughtBy: "U5"
    },
    "tells of what took nothing": {
      judge: misjudging(({ contributions }) => ({
        contributions: contributions.map((one) => ({
          ...one,
          reductions: [...one.reductions, { why: "reviewer" as const, hours: 0 as Hours }]
        }))
      })),
      caughtBy: "U14"
    },
    "ignores caps": {
      judge: (policy, year, records, question) =>
        evaluate({ ...policy, caps: { records: [], whole: [], subject: [], counted: [] } }, year, records, question),
      caughtBy: "U6"
    },
    "takes a year's cap for one that is a unit lower": {
      judge: (policy, year, records, question) => {
        const lower = (caps: typeof policy.caps.whole) =>
          caps.map((one) => (one.fixed === undefined ? one : { ...one, fixed: Math.max(0, one.fixed - 1) }))
        const { subject, whole } = policy.caps
        const caps = { ...policy.caps, subject: lower(subject), whole: lower(whole) }
        return evaluate({ ...policy, caps }, year, records, question)
      },
      caughtBy: "U6",
      title: "caps take what they must, in their order, and no more"
    },
    "applies caps in the opposite order": {
      judge: (policy, year, records, question) =>
        evaluate(
          { ...policy, caps: { ...policy.caps, whole: policy.caps.whole.toReversed() } },
          year,
          records,
          question
        ),
      caughtBy: "U6",
      title: "caps take what they must, in their order, and no more"
    },
    "looks at no award": {
      judge: (policy, year, records, question) =>
        evaluate({ ...policy, awarded: new Set<string>() }, year, records, question),
      caughtBy: "U8",
      title: "given is what the form's award gives"
    },
    "knows nothing of the person": {
      judge: (policy, year, records, { asOf } = {}) =>
        evaluate(policy, year, records, asOf === undefined ? {} : { asOf }),
      caughtBy: "U10",
      title: "what is asked is what the document says"
    },
    "takes the threshold itself for too little": {
      judge: misjudging(({ leaves }) => ({
        leaves: leaves.map((leaf) => (leaf.counted === leaf.required ? { ...leaf, met: false } : leaf))
      })),
      caughtBy: "U10"
    },
    "asks for a unit too many": {
      judge: misjudging(({ leaves }) => ({
        leaves: leaves.map((leaf) =>
          leaf.met || leaf.missing === null ? leaf : { ...leaf, missing: (leaf.missing + 1) as Hours }
        )
      })),
      caughtBy: "U15"
    },
    "counts hours of an activity in the next year too": {
      judge: (policy, year, records, question) => {
        const again = records.map((record) => (record.id === "m0" ? { ...record, creditYear: year } : record))
        return evaluate(policy, year, again, question)
      },
      caughtBy: "U12"
    },
    "forgets the day as of which it is asked": {
      judge: (policy, year, records, { facts } = {}) => evaluate(policy, year, records, facts ? { facts } : {}),
      caughtBy: "U16"
    },
    "carries nothing": {
      judge: (policy, year, records, question) => evaluate({ ...policy, carries: [] }, year, records, question),
      caughtBy: "U12",
      title: "carried is what is above, once"
    },
    "asks in every year for what is asked every few": {
      judge: (policy, year, records, question) => {
        const { root } = policy
        const always = root.node === "every" ? { ...root, requirement: { ...root.requirement, every: 1 } } : root
        return evaluate({ ...policy, root: always }, year, records, question)
      },
      caughtBy: "U13",
      title: "the demands are joined as the document joins them"
    },
    "hopes for nothing": {
      judge: misjudging(({ outcome }) => ({ outcome: outcome === "pending" ? "fail" : outcome })),
      caughtBy: "U9",
      title: "pending is what approval would make a pass"
    },
    "says that nothing can be added": {
      judge: misjudging(({ leaves }) => ({
        leaves: leaves.map((leaf) => (leaf.state === "missed" ? { ...leaf, missing: null } : leaf))
      })),
      caughtBy: "U15",
      title: "no addition suffices where none does, and nowhere else"
    },
    "passes everybody": { judge: misjudging(() => ({ outcome: "pass" })), caughtBy: "U13" }
  }

describe("the laws have teeth", () => {
  for (const [name, { caughtBy, judge, title = "" }] of Object.entries(engines))
    it(`${caughtBy} CMP-04 catches an engine that ${name}, by a counter-example`, () => {
      const law = engineSuite({ judge, runs: 300 }).find(
        ({ name }) => name.startsWith(`${caughtBy} `) && name.endsWith(title)
      )
      expect(() => law?.run()).toThrow(new RegExp(`law ${caughtBy} .* does not hold[^]*Counterexample`, "u"))
    })
  it("U0 names the seed of a failure, so that it can be run again", () => {
    const judge = misjudging(() => ({ outcome: "pass" as const }))
    const law = engineSuite({ judge }).find((check) => check.name.startsWith("U13 "))
    expect(() => law?.run({ seed: 7, runs: 50 })).toThrow(/seed: 7/u)
  })
})
