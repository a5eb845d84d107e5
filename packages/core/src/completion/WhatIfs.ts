import { Effect, Option, Stream } from "effect"
import type { Principal } from "../account/Principal.ts"
import { actingFor } from "../account/permit.ts"
import type { Region } from "../codes/region.ts"
import type { FieldIssue, InvalidFields } from "../kernel/FieldIssue.ts"
import type { OrganisationId } from "../kernel/ids.ts"
import { permitIn } from "../organisation/permitIn.ts"
import { effortOf } from "../policy/effortOf.ts"
import type { Facts } from "../policy/Facts.ts"
import { mostEffort, readOwnDocument, within } from "../policy/ownDocument.ts"
import { Policies } from "../policy/Policies.ts"
import type { Policy } from "../policy/Policy.ts"
import { changePolicies } from "../policy/whatif/changePolicies.ts"
import { governingIn } from "../policy/whatif/governingIn.ts"
import { WhatIf } from "../policy/whatif/WhatIf.ts"
import type { WhatIfEvent } from "../policy/whatif/WhatIfEvent.ts"
import { factsOf } from "../professional/factsOf.ts"
import { ledgersBelow } from "./ledgersBelow.ts"
import { memberOf } from "./memberOf.ts"

/** How many people are read at once. */
const together = 500

const tooCostly: FieldIssue = {
  code: "TooCostly",
  path: [],
  rule: "SYS-04",
  zh: "按此文件认定某些人一年的计算量过大，请简化跨年度的要求",
  en: "takes too much computing for a year of some people: simplify what it asks over several years"
}

interface Options {
  /** The document that governs everybody now; those of the deployment, unless said. */
  readonly from?: Policy
  /** The most that one person's year may cost under the changed document; anything, unless said (see `effortOf`). */
  readonly effort?: number
  /** How many people are read at once. */
  readonly page?: number
  /** How many people of each kind are shown as examples; a few, unless said. */
  readonly examples?: number
}

/** A what-if over a subtree: what it came to so far, and the events that come as it goes on, but for the report. */
export interface OpenWhatIf {
  readonly whatIf: WhatIf
  readonly events: Stream.Stream<WhatIfEvent, InvalidFields>
}

/**
 * CMP-06: what a changed document would do to the people of a subtree in a credit year: who flips, and how far it has come. It takes
 * the place of the document of its id, or joins the others (see `changePolicies`), and who is under another document on both sides
 * stays as they are. Everybody is judged as `recompute` judges, on what is approved, so it is what really changing the document would
 * come to (law U19). It reads page by page, each as of its own moment, and only as far as the stream is pulled; nothing is written.
 * The events are to be run once. For whoever runs the deployment; `ofJurisdiction` asks who wants to know.
 */
export const open = Effect.fn("WhatIfs.open")(function* (
  path: string,
  changed: Policy,
  year: number,
  { effort = Number.POSITIVE_INFINITY, examples, from: given, page = together }: Options = {}
) {
  const pageAfter = yield* ledgersBelow(path, page)
  const { after, before, from } =
    given === undefined
      ? yield* Effect.fromResult(changePolicies((yield* Policies).all, changed, year))
      : { before: [given], after: [changed], from: given }
  const [earlier, later] = [governingIn(before, year), governingIn(after, year)]
  const regions = new Map<string, Region>()
  const both = (organisation: string, facts: Facts) => {
    const region = regions.get(organisation) as Region
    return [earlier(region, facts), later(region, facts)] as const
  }
  const whatIf = new WhatIf(
    { from, to: changed, year },
    {
      governing: ({ facts = {}, organisation }) => both(organisation, facts),
      ...(examples === undefined ? {} : { examples })
    }
  )
  const counted = { persons: 0, gained: 0, lost: 0 }
  const judgePage = Effect.fnUntraced(function* (position: string | null) {
    const { next, people } = yield* pageAfter(position)
    const events: Array<WhatIfEvent> = []
    let spent = 0
    for (const ledger of people) {
      regions.set(ledger.organisation, ledger.region)
      const policies = both(ledger.organisation, factsOf(ledger.person))
      const person = memberOf(ledger, policies, year)
      const costs = policies.includes(changed) ? effortOf(changed, person.recordsAfter ?? person.records) : 0
      if (costs > effort) return yield* within([tooCostly], "document")
      spent += costs
      if (spent > mostEffort) {
        spent = 0
        yield* Effect.yieldNow
      }
      const { after, because, before, flip } = whatIf.add(person)
      counted.persons++
      if (flip === null || before.outcome === "none" || after.outcome === "none") continue
      counted[flip]++
      const { id, organisation } = person
      const outcomes = { before: before.outcome, after: after.outcome }
      events.push({ event: "flip", person: id, organisation, flip, ...outcomes, because })
    }
    events.push({ event: "progress", ...counted })
    yield* Effect.yieldNow
    return [events, Option.fromNullOr(next)] as const
  })
  return { whatIf, events: Stream.paginate(null as string | null, judgePage) } satisfies OpenWhatIf
})

/**
 * CMP-06: the same as one stream, of which the report is the last.
 *
 * @example
 * const events = yield* WhatIfs.overPath("", changed, 2025)
 * yield* Stream.runForEach(events, (event) => Console.log(event))
 */
export const overPath = Effect.fn("WhatIfs.overPath")(function* (
  path: string,
  changed: Policy,
  year: number,
  options: Options = {}
) {
  const { events, whatIf } = yield* open(path, changed, year, options)
  return Stream.concat(
    events,
    Stream.sync((): WhatIfEvent => ({ event: "report", report: whatIf.report(true) }))
  )
})

/**
 * CMP-06: the same for an administrator, of an organisation whose people they may list and of all below it: the one asked for, or
 * else their own (ORG-03, ACC-10). The document comes from outside: it fails with every fault of it at once, each under `document`.
 */
export const ofJurisdiction = Effect.fn("WhatIfs.ofJurisdiction")(function* (
  principal: Principal,
  {
    document,
    organisation,
    year
  }: {
    readonly document: unknown
    readonly organisation?: OrganisationId | undefined
    readonly year: number
  }
) {
  const top = yield* permitIn(principal, "WhatIfs.ofJurisdiction", organisation ?? (yield* actingFor(principal)))
  const changed = yield* Effect.fromResult(readOwnDocument(document))
  return yield* overPath(top.path, changed, year, { effort: mostEffort })
})
