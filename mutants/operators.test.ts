import { describe, expect, it } from "vitest"
import { documentOperators } from "./documents/operators.ts"
import { documentMutantsOf } from "./documents/sites.ts"
import { operators } from "./source/operators.ts"
import { mutantsOf } from "./source/sites.ts"

/** A line of source, and what an operator makes of it. */
const sources: Readonly<Record<string, { readonly line: string; readonly becomes: ReadonlyArray<string> }>> = {
  "one more": { line: "x = 90", becomes: ["x = (91)"] },
  "one less": { line: "x = 0", becomes: ["x = (-1)"] },
  border: { line: "x = a < b", becomes: ["x = a <= b"] },
  opposite: { line: "x = a === b", becomes: ["x = a !== b"] },
  "and or": { line: "x = a && b", becomes: ["x = a || b"] },
  arithmetic: { line: 'x = a * b + "h"', becomes: ['x = a / b + "h"'] },
  "drop a cap": { line: "x = Math.min(a, b)", becomes: ["x = (a)", "x = (b)"] },
  rounding: { line: "x = Math.floor(a)", becomes: ["x = Math.ceil(a)"] },
  "shift a day": { line: "x = lastDayIn(document, a)", becomes: ["x = (lastDayIn(document, a) + 1)"] },
  "wrong year": { line: "x = f(slice.year)", becomes: ["x = f((slice.year + 1))"] },
  "double count": { line: "x += hours", becomes: ["x += 2 * (hours)"] },
  "forget to count": { line: "kept.push(slice)", becomes: [";"] },
  "wrong basis": { line: "x = record.recognised", becomes: ["x = record.declared"] },
  "widen a scope": { line: "x = all.filter(meant)", becomes: ["x = all"] },
  "drop a check": { line: "if (late) stop()", becomes: ["if (false) stop()"] },
  always: { line: "x = late ? a : b", becomes: ["x = true ? a : b"] },
  "drop a state check": { line: 'x = tag === "Pending"', becomes: ["x = true"] },
  "wrong state": { line: 'x = f("approved")', becomes: ['x = f("pending")'] },
  not: { line: "x = !a", becomes: ["x = a"] },
  "forget a default": { line: "x = a ?? b", becomes: ["x = (b)", "x = (a)"] },
  order: { line: "x = all.toSorted(byDay)", becomes: ["x = all"] }
}

describe("the operators on sources", () => {
  it.each(operators)("U0 $name: $statement", (operator) => {
    const { becomes, line } = sources[operator.name] ?? { line: "", becomes: ["a line for this operator"] }
    const found = mutantsOf("engine", "a.ts", `let x = y\n${line}\n`, [operator])
    expect(found.map(({ after, before, line: at }) => [at, before, after])).toEqual(
      becomes.map((after) => [2, line, after])
    )
    expect(found.map(({ text }) => text)).toEqual(becomes.map((after) => `let x = y\n${after}\n`))
  })

  it.each([
    "// a < 90 && b",
    "type Few = 1 | 2",
    'import { a } from "./first.ts"',
    'export { b } from "./last.ts"',
    "interface Cap { readonly most: 90; readonly on: true }",
    "const text = { zh: (n) => n > 1, en: (n) => n > 1 }",
    "class Late extends Refusal { rule = 1 < 2 }"
  ])("U0 nothing that is never run is a site: %s", (line) => {
    expect(mutantsOf("engine", "a.ts", line)).toEqual([])
  })

  it("U0 what stands behind a type is a site, the type is none", () => {
    const found = mutantsOf("engine", "a.ts", "const x = 1 as 1")
    expect(found.map(({ after }) => after)).toEqual(["const x = (2) as 1", "const x = (0) as 1"])
  })
})

const written = {
  version: "1",
  caps: [{ atMost: "30", forms: ["self"] }],
  requirement: { atLeast: { share: "2/3", of: "required" } },
  inForce: { from: 2018 },
  citations: { law: { verified: true } },
  forms: [{ evidence: { required: false } }]
}
const documents: Readonly<Record<string, ReadonlyArray<readonly [string, unknown]>>> = {
  "one more": [['caps.0.atMost "30"', { ...written, caps: [{ atMost: "31", forms: ["self"] }] }]],
  "one less": [['caps.0.atMost "30"', { ...written, caps: [{ atMost: "29", forms: ["self"] }] }]],
  "shift a day": [["inForce.from 2018", { ...written, inForce: { from: 2019 } }]],
  "another share": [
    ['requirement.atLeast.share "2/3"', { ...written, requirement: { atLeast: { share: "2/4", of: "required" } } }]
  ],
  "leave out": [['caps.0 {"atMost":"30","forms":["self"]}', { ...written, caps: [] }]],
  "wrong basis": [
    ['requirement.atLeast.of "required"', { ...written, requirement: { atLeast: { share: "2/3", of: "completed" } } }]
  ],
  "a state more": [["", { ...written, counting: ["approved", "pending"] }]],
  "widen a scope": [['caps.0.forms ["self"]', { ...written, caps: [{ atMost: "30" }] }]],
  not: [["forms.0.evidence.required false", { ...written, forms: [{ evidence: { required: true } }] }]]
}

describe("the operators on documents", () => {
  it.each(documentOperators)("U0 $name: $statement", ({ name }) => {
    const found = documentMutantsOf("a.json", JSON.stringify(written)).filter(({ operator }) => operator === name)
    const expected = documents[name] ?? []
    expect(found.map(({ text }) => JSON.parse(text))).toEqual(expected.map(([, json]) => json))
    found.forEach(({ before }, index) => expect(before.startsWith(expected[index]?.[0] ?? "?")).toBe(true))
  })
})
