import { ZenEngine } from "@gorules/zen-engine"
import { Engine } from "json-rules-engine"
import { do_not_optimize } from "mitata"
import type { Contestant } from "./rounds.ts"

/** What the peers are given: the two totals, already added up. */
type Totals = { readonly total: number; readonly specialised: number }
export type Summary = Totals & { readonly pass: boolean }
type Judge = (totals: Totals) => Promise<boolean>

const rule = (fact: keyof Totals, value: number) => ({
  conditions: { all: [{ fact, operator: "greaterThanInclusive", value }] },
  event: { type: fact, params: { required: value } }
})

/** json-rules-engine: a rule for each requirement, made once; its result holds every condition with the fact it met. */
const jsonRules = (): Judge => {
  const engine = new Engine([rule("total", 90), rule("specialised", 60)])
  return async (totals) => {
    const { events, failureResults, results } = await engine.run(totals)
    do_not_optimize([results, failureResults])
    return events.length === 2
  }
}

/** zen-engine: one decision of one expression node, made once, with or without its trace. */
const zen = (trace: boolean): Judge => {
  const expression = (key: string, value: string) => ({ id: key, key, value })
  const content = {
    expressions: [
      expression("totalMissing", "max([0, 90 - total])"),
      expression("specialisedMissing", "max([0, 60 - specialised])"),
      expression("pass", "$.totalMissing == 0 and $.specialisedMissing == 0")
    ]
  }
  const node = (id: string, type: string, more = {}) => ({ id, name: id, type, position: { x: 0, y: 0 }, ...more })
  const edge = (sourceId: string, targetId: string) => ({ id: `${sourceId}-${targetId}`, sourceId, targetId })
  const decision = new ZenEngine().createDecision({
    contentType: "application/vnd.gorules.decision",
    nodes: [node("in", "inputNode"), node("rule", "expressionNode", { content }), node("out", "outputNode")],
    edges: [edge("in", "rule"), edge("rule", "out")]
  })
  return async (totals) => {
    const { result, trace: traced } = await decision.evaluate(totals, { trace })
    do_not_optimize(traced)
    return result.pass
  }
}

/** How many calls are in flight at once: both peers only answer asynchronously and gain by it. */
const inFlight = 64

const peer = (name: string, judge: Judge, all: ReadonlyArray<Totals>): Contestant => ({
  name,
  calls: all.length,
  pass: async () => {
    for (let from = 0; from < all.length; from += inFlight) {
      do_not_optimize(await Promise.all(all.slice(from, from + inFlight).map(judge)))
    }
  }
})

/** The peers on these totals. Throws where one of them decides otherwise. */
export const peers = async (summaries: ReadonlyArray<Summary>): Promise<ReadonlyArray<Contestant>> => {
  const all = summaries.map(({ specialised, total }): Totals => ({ specialised, total }))
  const judges: ReadonlyArray<readonly [string, Judge]> = [
    ["json-rules-engine 7.3.1", jsonRules()],
    ["zen-engine 0.54.0, trace", zen(true)],
    ["zen-engine 0.54.0, no trace", zen(false)]
  ]
  for (const [name, judge] of judges) {
    for (const [index, totals] of all.entries()) {
      if ((await judge(totals)) !== summaries[index]?.pass) throw new Error(`${name} decides otherwise`)
    }
  }
  return judges.map(([name, judge]) => peer(name, judge, all))
}
