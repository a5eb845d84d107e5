import { decodePolicy, evaluate } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { memory } from "@xueshi/memory"
import {
  casesOf,
  declarable,
  historySuite,
  lawSuite,
  laws,
  populationSuite,
  type Search,
  witnessesOf,
  witnessInWords
} from "@xueshi/testing"
import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const shipped = Object.values(documents).map((document) => Result.getOrThrow(decodePolicy(document)))
const specified = [...Array.from({ length: 29 }, (_, index) => `U${index + 1}`), ...["R1", "R2", "R3"]]

describe("the list of laws", () => {
  const [everything = shipped[0]] = shipped.map((policy) => ({
    ...policy,
    document: { ...policy.document, laws: ["R1", "R2", "R3"] as const }
  }))
  if (everything === undefined) throw new Error("no document is shipped")
  const run = {
    lawSuite: lawSuite(everything).map(({ name }) => name),
    historySuite: historySuite(memory).map(({ name }) => name),
    populationSuite: populationSuite().map(({ name }) => name)
  }

  it("U0 has every law of the specification, and no other one", () => {
    expect(new Set(laws.map(({ id }) => id))).toEqual(new Set(specified))
  })
  it.each(laws)("U0 $id $title: is run where the list says, or the list says what it awaits", (law) => {
    if (law.runBy === undefined) expect(law.awaits?.zh.length).toBeGreaterThan(0)
    else expect(run[law.runBy].some((name) => name.split(" ").includes(law.id))).toBe(true)
    expect(law.statement.zh).not.toBe("")
    expect(law.statement.en).not.toBe("")
  })
})

describe.each(shipped.map((policy) => [policy.reference.id, policy] as const))("%s", (id, policy) => {
  const searches = witnessesOf(policy)
  const words = searches.map((search) => `${search.law.id} ${search.witness === undefined ? "none" : "witness"}`)

  it("CMP-01 what it declares holds", () => {
    const declared = declarable.filter((law) => policy.document.laws?.includes(law.id))
    for (const law of declared)
      fc.assert(
        fc.property(casesOf(policy), (one) => law.holds(one, evaluate)),
        { numRuns: 1000, seed: 5 }
      )
    expect(declared.length + searches.length).toBe(3)
  })

  it("CMP-01 what holds in all of many cases it declares: against every other one there is a witness", () => {
    expect(words, `${id} may declare what has no witness`).toEqual(searches.map(({ law }) => `${law.id} witness`))
  })

  it("CMP-04 each witness is of at most three records, breaks the law, and names the clause with its source", () => {
    for (const { law, witness } of searches) {
      if (witness === undefined) throw new Error(`${law.id}: no witness`)
      expect(witness.after.records.length).toBeLessThanOrEqual(3)
      expect(law.holds(witness.before, evaluate)).toBe(false)
      expect(witness.verdicts[1]).toEqual(
        evaluate(policy, witness.after.year, witness.after.records, witness.after.question)
      )
      expect(witness.clauses.length).toBeGreaterThan(0)
      for (const { citation, path } of witness.clauses) {
        const part = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], policy.document)
        expect(part).toHaveProperty("citation")
        expect(citation).toBeDefined()
      }
    }
  })
})

describe("a witness in words", () => {
  const [, completed] = [documents.weihai2018, documents.weihai2018Completed].map((document) =>
    witnessesOf(Result.getOrThrow(decodePolicy(document)))
  )
  const [monotone] = completed as ReadonlyArray<Search>

  it("R1 CMP-03 is false where the share is of the completed total: the records, the change, both outcomes, the clause", () => {
    expect(monotone?.law.id).toBe("R1")
    const { verdicts } = monotone?.witness ?? {}
    expect(verdicts?.map(({ outcome }) => outcome)).toEqual(["pass", "fail"])
    const zh = witnessInWords(monotone as Search, "zh").join("\n")
    const en = witnessInWords(monotone as Search, "en").join("\n")
    for (const piece of [
      "未声明，也不成立",
      "变动：再得公需科目",
      "年度：通过",
      "年度：不通过",
      "requirement.allOf.1 “专业科目学时”",
      "操作手册"
    ])
      expect(zh).toContain(piece)
    for (const piece of ["not declared, and not so", "more hours of general", "because of requirement.allOf.1"])
      expect(en).toContain(piece)
  })
  it("R1 CMP-03 says in how many cases none was found", () => {
    const { document, ...policy } = Result.getOrThrow(decodePolicy(documents.weihai2018))
    const { laws: _, ...silent } = document
    const [search] = witnessesOf({ ...policy, document: silent }, { runs: 50 })
    expect(witnessInWords(search as Search, "zh")).toEqual([
      "R1 多得学时不会使合格变为不合格：未声明；50 个案例中没有发现反例"
    ])
  })
})
