import { compile, evaluate, type Finding, lintPolicy, type PolicyDocument } from "@xueshi/core"
import { anyCase, type Case, wideCase } from "@xueshi/testing"
import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const without = (list: ReadonlyArray<unknown>, index: string | undefined) =>
  list.filter((_, place) => place !== Number(index))

/** A document without what stands at a path, where that is a cap, an adjustment or a row. */
const takenOut = (document: PolicyDocument, path: ReadonlyArray<string>): PolicyDocument | undefined => {
  const [part, index] = path
  if (part === "caps") return { ...document, caps: without(document.caps, index) as PolicyDocument["caps"] }
  if (part === "adjustments") {
    const adjustments = without(document.adjustments ?? [], index) as NonNullable<PolicyDocument["adjustments"]>
    return { ...document, adjustments }
  }
  const place = path.indexOf("rows")
  if (part !== "requirement" || place < 0 || path.length !== place + 2) return undefined
  const copy = structuredClone(document)
  const rows = path
    .slice(0, place + 1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], copy) as Array<unknown>
  if (rows.length === 1) return undefined
  rows.splice(Number(path[place + 1]), 1)
  return copy
}

/** Findings that say that a part never comes to anything. */
const idle = ({ code, path }: Finding): boolean =>
  ["NeverHolds", "OutsideInForce", "RowNeverReached", "ChangesNothing"].includes(code) ||
  (code === "NeverBinds" && path[0] === "caps")

const numbers = ({ policy, question, records, year }: Case, document = policy.document) => {
  const { leaves, outcome, total } = evaluate(Result.getOrThrow(compile(document)), year, records, question)
  return { outcome, total, leaves: leaves.map(({ counted, required, state }) => ({ counted, required, state })) }
}

/** Parts beside those of a document that come to nothing: each cap again, a step wider; a row after the last. */
const padded = ({ policy: { document }, ...rest }: Case): Case => {
  const wider = document.caps.map((cap) => ({
    ...cap,
    code: `${cap.code}-again`,
    ...(typeof cap.atMost === "number" && { atMost: (cap.atMost + document.granularity) as typeof cap.atMost })
  }))
  const policy = Result.getOrThrow(compile({ ...document, caps: [...document.caps, ...wider] }))
  return { ...rest, policy }
}

describe("what lint says of documents that nobody has written yet", () => {
  /** Every record of a form that can be declared for its subject, and within what can be typed in. */
  const possible = ({ policy, records }: Case) =>
    records.every(({ declared, form, recognised, subject }) => {
      const found = policy.forms.get(form)
      return found?.subjects.includes(subject) && Math.max(declared, recognised) <= found.inputLimit
    })
  const cases = fc.oneof(anyCase, wideCase, anyCase.map(padded)).filter(possible)

  it("CMP-01 a part that comes to nothing can be taken out: every number and outcome stays", () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(cases, (one) => {
        const { document } = one.policy
        for (const finding of lintPolicy(one.policy).filter(idle)) {
          const less = takenOut(document, finding.path)
          if (less === undefined || Result.isFailure(compile(less))) continue
          seen.set(`${finding.code} ${finding.path[0]}`, (seen.get(`${finding.code} ${finding.path[0]}`) ?? 0) + 1)
          expect(numbers(one, less), JSON.stringify(finding)).toEqual(numbers(one))
        }
      }),
      { numRuns: 3000 }
    )
    expect(seen.get("NeverBinds caps")).toBeGreaterThan(100)
    expect(seen.get("RowNeverReached requirement")).toBeGreaterThan(0)
  })

  it("CMP-01 a leaf that nobody can reach under the caps is never met", () => {
    let seen = 0
    fc.assert(
      fc.property(cases, (one) => {
        const { policy, question, records, year } = one
        const verdict = evaluate(policy, year, records, question)
        const places = pathsOf(policy.document.requirement)
        for (const { code, path, severity, zh } of lintPolicy(policy)) {
          if (code !== "CapBelowNeed" || severity === "warning" || !zh.startsWith(`${year} `)) continue
          const found = verdict.leaves[places.indexOf(path.join("."))]
          if (found === undefined || found.year !== undefined || found.adjustments !== undefined) continue
          seen++
          expect(found.state).not.toBe("met")
        }
      }),
      { numRuns: 3000 }
    )
    expect(seen).toBeGreaterThan(100)
  })
})

/** Where each leaf stands, in the document's order. */
const pathsOf = (node: unknown, path = "requirement"): ReadonlyArray<string> => {
  if (typeof node !== "object" || node === null) return []
  if ("leaf" in node && "name" in node) return [path]
  const parts = ["allOf", "anyOf", "of", "eachYear"].flatMap((key) =>
    Object.hasOwn(node, key) ? [[key, (node as Record<string, unknown>)[key]] as const] : []
  )
  return parts.flatMap(([key, part]) =>
    Array.isArray(part)
      ? part.flatMap((one, index) => pathsOf(one, `${path}.${key}.${index}`))
      : pathsOf(part, `${path}.${key}`)
  )
}
