import { Effect, Option, Stream } from "effect"
import type { Actor } from "../account/Actor.ts"
import type { Region } from "../codes/region.ts"
import type { FieldIssue, InvalidFields } from "../kernel/FieldIssue.ts"
import type { OrganisationId } from "../kernel/ids.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import { mayListPeople } from "../organisation/rules/mayListPeople.ts"
import { effortOf } from "../policy/effortOf.ts"
import type { Facts } from "../policy/Facts.ts"
import { mostEffort, readOwnDocument, within } from "../policy/ownDocument.ts"
import { Policies } from "../policy/Policies.ts"
import type { Policy } from "../policy/Policy.ts"
import { NotTester } from "../policy/PolicyDocuments.ts"
import { changePolicies } from "../policy/whatif/changePolicies.ts"
import { governingIn } from "../policy/whatif/governingIn.ts"
import { WhatIf } from "../policy/whatif/WhatIf.ts"
import type { WhatIfEvent } from "../policy/whatif/WhatIfEvent.ts"
import { factsOf } from "../professional/factsOf.ts"
import type { Professional } from "../professional/Professional.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import { Ledgers } from "./Ledgers.ts"
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

interface Bounds {
  /** The most that one person's year may cost under the changed document; anything, unless said (see `effortOf`). */
  readonly effort?: number
  /** How many people are read at once. */
  readonly page?: number
}

/** The ledgers of the people of a page, but for whoever has left the subtree since that was read. */
const openWithin = Effect.fnUntraced(function* (path: string, people: ReadonlyArray<Professional>) {
  const [ledgers, organisations] = [yield* Ledgers, yield* OrganisationRepository]
  const listed = new Map(people.map(({ id, organisation }) => [id, organisation]))
  const opened = yield* ledgers.open([...listed.keys()])
  return yield* Effect.filter(opened, ({ organisation, professional }) =>
    listed.get(professional) === organisation
      ? Effect.succeed(true)
      : Effect.map(Effect.orDie(organisations.get(organisation)), (now) => now.path.startsWith(path))
  )
})

/**
 * CMP-06: what a changed document would do to the people of a subtree in a credit year, as a stream: who flips, how far it has come,
 * and the report at last. It takes the place of the document of its id, or joins the others (see `changePolicies`), and who is under
 * another document on both sides stays as they are. Everybody is judged as `recompute` judges, on what is approved, so it is what
 * really changing the document would come to (law U19). It reads page by page, each as of its own moment, and only as far as the
 * stream is pulled; nothing is written. For whoever runs the deployment; `ofJurisdiction` asks who wants to know.
 *
 * @example
 * const events = yield* WhatIfs.overPath("", changed, 2025)
 * yield* Stream.runForEach(events, (event) => Console.log(event))
 */
export const overPath = Effect.fn("WhatIfs.overPath")(function* (
  path: string,
  changed: Policy,
  year: number,
  { effort = Number.POSITIVE_INFINITY, page = together }: Bounds = {}
) {
  const needs = yield* Effect.context<Ledgers | OrganisationRepository | ProfessionalRepository>()
  const professionals = yield* ProfessionalRepository
  const { after, before, from } = yield* Effect.fromResult(changePolicies((yield* Policies).all, changed, year))
  const [earlier, later] = [governingIn(before, year), governingIn(after, year)]
  return Stream.suspend((): Stream.Stream<WhatIfEvent, InvalidFields> => {
    const regions = new Map<string, Region>()
    const both = (organisation: string, facts: Facts) => {
      const region = regions.get(organisation) as Region
      return [earlier(region, facts), later(region, facts)] as const
    }
    const whatIf = new WhatIf(
      { from, to: changed, year },
      { governing: ({ facts = {}, organisation }) => both(organisation, facts) }
    )
    const counted = { persons: 0, gained: 0, lost: 0 }
    const judgePage = Effect.fnUntraced(function* (position: string | null) {
      const { items, next } = yield* professionals.jurisdiction(path, { after: position, limit: page })
      const events: Array<WhatIfEvent> = []
      let spent = 0
      for (const ledger of yield* openWithin(path, items)) {
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
        events.push({
          event: "flip",
          person: id,
          organisation,
          flip,
          before: before.outcome,
          after: after.outcome,
          because
        })
      }
      events.push({ event: "progress", ...counted })
      yield* Effect.yieldNow
      return [events, Option.fromNullOr(next)] as const
    })
    return Stream.paginate(null as string | null, judgePage).pipe(
      Stream.concat(Stream.sync((): WhatIfEvent => ({ event: "report", report: whatIf.report(true) }))),
      Stream.provideContext(needs)
    )
  })
})

/**
 * CMP-06: the same for an administrator, of an organisation whose people they may list and of all below it: the one asked for, or
 * else their own (ORG-03, ACC-10). The document comes from outside: it fails with every fault of it at once, each under `document`.
 */
export const ofJurisdiction = Effect.fn("WhatIfs.ofJurisdiction")(function* (
  actor: Actor,
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
  const { hat } = actor
  if (hat._tag !== "Administrator") return yield* new NotTester()
  const top = yield* (yield* OrganisationRepository).get(organisation ?? hat.organisation)
  yield* Effect.fromResult(mayListPeople(actor, top))
  const changed = yield* Effect.fromResult(readOwnDocument(document))
  return yield* overPath(top.path, changed, year, { effort: mostEffort })
})
