import { compile, decodePolicy, describePolicy, differencesOf, evaluate, type Policy } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { lawSuite, witnessesOf } from "@xueshi/testing"
import { Result } from "effect"
import { describe, expect, it } from "vitest"

const weihai = Result.getOrThrow(decodePolicy(documents.weihai2018))
const changed = (parts: Partial<Policy["document"]>): Policy =>
  Result.getOrThrow(compile({ ...weihai.document, ...parts }))
const text = (one: string) => ({ zh: one, en: one })

/** Ninety hours of anything, and nothing else. */
const total = changed({
  requirement: {
    leaf: "total",
    name: text("total"),
    of: {},
    atLeast: { hours: 90_000 as never },
    citation: "manual"
  },
  laws: ["R3"]
})

/** Ninety hours within three years of a move. */
const afterMove = changed({
  requirement: {
    leaf: "total",
    name: text("total"),
    of: {},
    period: { cycle: 3, anchoredAt: { fact: "employedOn" } },
    atLeast: { hours: 90_000 as never },
    citation: "manual"
  },
  laws: ["R2"]
})

const check = (policy: Policy, id: string) => lawSuite(policy).find(({ name }) => name.startsWith(`${id} `))

describe("laws that a document declares", () => {
  it("CMP-01 are read from the document: a suite has those and no other", () => {
    const ids = (policy: Policy) => lawSuite(policy).map(({ name }) => name.split(" ")[0] ?? "")
    expect(ids(weihai).filter((id) => id.startsWith("R"))).toEqual(["R1", "R2"])
    expect(ids(total).filter((id) => id.startsWith("R"))).toEqual(["R3"])
  })

  it("CMP-01 one that does not exist, none, or one twice is refused", () => {
    for (const laws of [["R4"], [], ["R1", "R1"]])
      expect(Result.isFailure(decodePolicy({ ...(documents.weihai2018 as object), laws }))).toBe(true)
  })

  it("CMP-01 are told in words and compared", () => {
    expect(describePolicy(weihai, "zh")).toContain(
      "  保证：多得学时不会使合格变为不合格（R1）；调动不减少已计的学时（R2）"
    )
    expect(describePolicy(total, "en")).toContain("  promises: it does not matter which subject hours are for (R3)")
    expect(differencesOf(weihai, changed({ laws: ["R1"] }), "zh")).toMatchObject([
      { path: ["laws"], kind: "changed", after: "多得学时不会使合格变为不合格（R1）" }
    ])
  })

  it("R3 CMP-03 holds where a total alone is asked for, and not where a subject has a floor", () => {
    expect(() => check(total, "R3")?.run()).not.toThrow()
    expect(() => check(changed({ laws: ["R3"] }), "R3")?.run()).toThrow(/R3 .* does not hold[\s\S]*Counterexample/u)
  })

  it("R2 CMP-01 does not hold where only hours after a move count: the witness says so", () => {
    expect(() => check(afterMove, "R2")?.run()).toThrow(/R2 .* does not hold[\s\S]*Counterexample/u)
    const { laws: _, ...silent } = afterMove.document
    const search = witnessesOf(Result.getOrThrow(compile(silent)), { runs: 300 }).find(({ law }) => law.id === "R2")
    const { after, before, clauses, what } = search?.witness ?? {}
    expect(before?.records.length).toBe(1)
    expect(after?.records).toEqual(before?.records)
    expect(what?.zh).toContain("employedOn 变为")
    expect(clauses?.[0]?.path).toEqual(["requirement"])
    expect(clauses?.[0]?.after.hours).toBeLessThan(clauses?.[0]?.before.hours ?? 0)
  })

  it("R1 CMP-03 does not hold where hours may be at most so many", () => {
    const most = changed({
      requirement: {
        leaf: "total",
        name: text("total"),
        of: {},
        atMost: { hours: 90_000 as never },
        citation: "manual"
      },
      laws: ["R1"]
    })
    expect(() => check(most, "R1")?.run()).toThrow(/R1 .* does not hold/u)
    expect(evaluate(most, 2018, []).outcome).toBe("pass")
  })
})
