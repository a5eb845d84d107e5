import { compile, decodePolicy, evaluate, type Facts, hours, type Policy, parseDay } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Result } from "effect"
import { expect, it } from "vitest"

const weihai = Result.getOrThrow(decodePolicy(documents.weihai2018))
const name = { zh: "总学时", en: "total" }
const citation = "manual"
type Requirement = Policy["document"]["requirement"]
type Rows = Extract<NonNullable<Extract<Requirement, { leaf: string }>["atLeast"]>, { rows: unknown }>["rows"]
type Condition = NonNullable<Rows[number]["when"]>

/** Ten hours for the part of the year in which this holds, and a hundred for the rest. */
const lessWhere = (when: Condition, more: Partial<Policy["document"]> = {}): Policy => {
  const rows: Rows = [
    { when, amount: { hours: hours(10) }, citation },
    { amount: { hours: hours(100) }, citation }
  ]
  const requirement: Requirement = { leaf: "total", name, of: {}, atLeast: { rows, change: "byDays" }, citation }
  return Result.getOrThrow(compile({ ...weihai.document, requirement, ...more }))
}
/** How many days of 2018 ask for so many hours, in the order in which they came. */
const told = (policy: Policy, facts: Facts) =>
  evaluate(policy, 2018, [], { facts }).leaves[0]?.steps?.flatMap((step) => (step.step === "byDays" ? step.rows : []))

const tens = (days: number) => ({ days, hours: hours(10) })
const hundreds = (days: number) => ({ days, hours: hours(100) })
const day = (text: string) => parseDay(text) as NonNullable<ReturnType<typeof parseDay>>

const sixty: Condition = { fact: "born", yearsSince: { atLeast: 60 } }
const abroad: Condition = { fact: "post", is: ["abroad"] }
const spring: Facts = { post: [{ value: "abroad", from: day("2018-03-01"), to: day("2018-05-31") }] }

it.each([
  ["a birthday", sixty, { born: "1958-05-20" }, [hundreds(139), tens(226)]],
  [
    "29 February in a year without one",
    { fact: "born", yearsSince: { atLeast: 58 } },
    { born: "1960-02-29" },
    [hundreds(58), tens(307)]
  ],
  ["the last day of the year", sixty, { born: "1958-12-31" }, [hundreds(364), tens(1)]],
  ["a time of some months", abroad, spring, [hundreds(273), tens(92)]],
  ["all but such a time", { not: abroad }, spring, [tens(273), hundreds(92)]],
  [
    "a birthday in such a time",
    { allOf: [sixty, abroad] },
    { ...spring, born: "1958-05-20" },
    [hundreds(353), tens(12)]
  ],
  ["either of them", { anyOf: [sixty, abroad] }, { ...spring, born: "1958-12-31" }, [hundreds(272), tens(93)]]
] as const)("CMP-03 CMP-05 hours by days are asked for the very days on either side of %s", (_, when, facts, rows) => {
  expect(told(lessWhere(when), facts)).toEqual(rows)
})

it("CMP-03 CMP-05 hours by days are asked over a year of the rule's own, with birthdays of both calendar years", () => {
  const own = { year: { month: 7, day: 1, named: "start" } } as const
  expect(told(lessWhere(sixty, own), { born: "1958-09-01" })).toEqual([hundreds(62), tens(303)])
  expect(told(lessWhere(sixty, own), { born: "1959-02-01" })).toEqual([hundreds(215), tens(150)])
})
