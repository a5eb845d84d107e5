import { decodePolicy, evaluate } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { type Case, CaseStream, casesOf, engineSuite, lawSuite, throughLaws } from "@xueshi/testing"
import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const weihai = Result.getOrThrow(decodePolicy(documents.weihai2018))
const cases = casesOf(weihai)
const seed = 7
const contents = (all: ReadonlyArray<Case>) => all.map(({ question, records, year }) => ({ question, records, year }))

/** The cases that fast-check itself puts to a property. */
const checked = (count: number): ReadonlyArray<Case> => {
  const seen: Array<Case> = []
  fc.assert(
    fc.property(cases, (one) => {
      seen.push(one)
    }),
    { numRuns: count, seed }
  )
  return seen
}

describe("cases drawn once for all laws", () => {
  it("U0 are those of fast-check, in its order, from any place on", () => {
    const expected = contents(checked(250))
    const stream = new CaseStream(cases, seed)
    expect(contents([...stream.handfuls(0, 250)].flat())).toEqual(expected)
    expect(contents([...stream.handfuls(130, 250)].flat())).toEqual(expected.slice(130))
  })

  it("U0 are the same ones to whoever comes later, and beyond a thousand not kept", () => {
    const stream = new CaseStream(cases, seed)
    const [first, again] = [0, 1].map(() => [...stream.handfuls(0, 1200)].flat())
    const shared = first?.map((one, index) => one === again?.[index])
    expect(shared?.slice(0, 1000).every((one) => one)).toBe(true)
    expect(shared?.slice(1000).some((one) => one)).toBe(false)
  })

  it("U0 are each put to every law, and no more to one that is broken", () => {
    const all = checked(300)
    let [calls, broken] = [0, 0]
    const fine = () => ++calls > 0
    const throwing = (one: Case) => {
      broken++
      if (contents([one])[0]?.records.length === all[120]?.records.length && broken === 121) throw new Error("broken")
      return true
    }
    const progress = [...throughLaws([fine, throwing], new CaseStream(cases, seed), { to: 300 })]
    expect(progress.map(({ done }) => done)).toEqual([100, 200, 300])
    expect(progress.at(-1)?.broken).toEqual(new Map([[throwing, 120]]))
    expect([calls, broken]).toEqual([300, 121])
  })

  it("U0 are judged once for the laws that share a verdict: a suite asks less often than its laws alone", () => {
    const asked = (shared: boolean) => {
      let calls = 0
      const judge: typeof evaluate = (...all) => {
        calls++
        return evaluate(...all)
      }
      const alone = lawSuite(weihai, { judge, runs: 50 })
      for (const [index, { run }] of alone.entries())
        if (shared) run()
        else lawSuite(weihai, { judge, runs: 50 })[index]?.run()
      return calls
    }
    expect(asked(false) - asked(true)).toBeGreaterThan(50 * 8)
  })

  it("U0 more of them than are kept are put to all laws in one go, once", () => {
    let calls = 0
    const judge: typeof evaluate = (...all) => {
      calls++
      return evaluate(...all)
    }
    const checks = lawSuite(weihai, { judge, runs: 1100 }).filter(({ name }) => !name.startsWith("U0"))
    checks[0]?.run()
    const first = calls
    for (const { run } of checks.slice(1)) run()
    expect(first).toBeGreaterThan(1100 * checks.length)
    expect(calls).toBe(first)
  })

  it("U0 lead to fast-check's own report of the same seed, and its path leads straight back", () => {
    const judge: typeof evaluate = (...all) => ({ ...evaluate(...all), outcome: "pass" })
    const failing = () => engineSuite({ judge, runs: 50 }).find(({ name }) => name.startsWith("U13 "))
    const told = (run: () => void): string => {
      try {
        run()
      } catch (error) {
        return String(error)
      }
      throw new Error("the law holds")
    }
    const report = told(() => failing()?.run({ seed }))
    const [, path = ""] = /path: "([^"]+)"/u.exec(report) ?? []
    const straight = told(() => failing()?.run({ seed, path }))
    const counterexample = (text: string) => /Counterexample: ([\s\S]*?)\nShrunk/u.exec(text)?.[1]
    expect(counterexample(report)).toBeDefined()
    expect(counterexample(straight)).toBe(counterexample(report))
  })
})
