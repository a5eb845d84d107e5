import type { Problem } from "@xueshi/http"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Caller, callers } from "./harness/city.ts"
import { type Operation, operations } from "./harness/document.ts"
import { type Cell, expected } from "./harness/expected.ts"
import { openPortal, type Portal, requestOf, type Wire } from "./harness/portal.ts"
import { leavesOf } from "./harness/templates.ts"
import { soundWire } from "./harness/wire.ts"

/** Where an answer says that something was refused, or that there is nothing. */
interface Told {
  readonly code?: string
  readonly items?: ReadonlyArray<unknown>
  readonly outcomes?: ReadonlyArray<{ readonly problem?: { readonly code: string } }>
  readonly refused?: ReadonlyArray<{ readonly failures: ReadonlyArray<{ readonly code: string }> }>
}

/** The id of nothing, in a form that any id has. */
const nothing = "e".repeat(32)

describe("who may do what, by the manual's lists of functions", () => {
  let portal: Portal
  beforeAll(async () => {
    portal = await openPortal()
  })
  afterAll(() => portal.close())

  const denied = (cell: Cell): boolean => cell !== "✓" && cell !== "∅"

  /** What a caller meets where nothing but who asks stands in the way; whatever is denied leaves all as it was. */
  const met = async (operation: Operation, caller: Caller): Promise<Cell> => {
    portal.restore()
    const before = portal.fingerprint()
    const cell = await answered(operation, caller)
    return denied(cell) && portal.fingerprint() !== before ? `${cell}, and wrote` : cell
  }

  const answered = async (operation: Operation, caller: Caller): Promise<Cell> => {
    const answer = await portal.app.request(requestOf(soundWire(operation, caller, portal.city)))
    const type = answer.headers.get("content-type") ?? ""
    if (type === "application/x-ndjson") return (await answer.text()).includes('"event":"report"') ? "✓" : ""
    const told = (type.includes("json") ? await answer.json() : {}) as Told
    // A selection says of each what became of it, a roster of each row.
    if (answer.status >= 400) return told.code ?? ""
    const code = told.outcomes?.[0]?.problem?.code ?? told.refused?.[0]?.failures[0]?.code
    return code ?? (told.items?.length === 0 ? "∅" : "✓")
  }

  it("ACC-10 names every operation of the contract, and no other, with a cell for each kind of caller", () => {
    expect([...expected.keys()].toSorted()).toEqual(operations.map(({ id }) => id).toSorted())
    const cells = [...expected].flatMap(([id, row]) =>
      [...row].map(([caller, cell]) => ({ at: `${id} ${caller}`, cell }))
    )
    expect(cells.filter(({ cell }) => cell === "").map(({ at }) => at)).toEqual([])
  })

  for (const operation of operations)
    it(`ACC-10 ORG-03 ${operation.id}`, async () => {
      const cells: Partial<Record<Caller, Cell>> = {}
      for (const caller of callers) cells[caller] = await met(operation, caller)
      expect(cells).toEqual(Object.fromEntries(expected.get(operation.id) ?? []))
    })

  it("ACC-10 whom a thing does not concern is told the same of it as of one that does not exist", async () => {
    const differing: Array<string> = []
    let compared = 0
    const told = async (wire: Wire, hidden: string): Promise<string> => {
      portal.restore()
      const { instance: _, ...problem } = (await (await portal.app.request(requestOf(wire))).json()) as Problem
      return JSON.stringify(problem).replaceAll(hidden, "…")
    }
    for (const operation of operations)
      for (const leaf of leavesOf(operation).filter(({ at, slot }) => slot === "path" && at[0] !== "year")) {
        const askers = callers.filter((caller) => expected.get(operation.id)?.get(caller) === "NotFound")
        for (const caller of askers) {
          const one = soundWire(operation, caller, portal.city)
          const none = soundWire(operation, caller, portal.city, { _tag: "Replace", leaf, value: nothing })
          const place = none.target.split(/[/?]/u).indexOf(nothing)
          const id = one.target.split(/[/?]/u)[place] ?? ""
          if ((await told(one, id)) !== (await told(none, nothing))) differing.push(`${operation.id} ${caller}`)
          compared += 1
        }
      }
    expect(differing).toEqual([])
    expect(compared).toBeGreaterThan(200)
  })
})
