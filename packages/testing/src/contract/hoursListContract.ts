import {
  type Change,
  type Declaration,
  Declarations,
  type HoursFilter,
  type InvalidFields,
  type Page,
  type Professional,
  Reviews
} from "@xueshi/core"
import { Effect, Stream } from "effect"
import { sampleClaims } from "../histories/claims.ts"
import type { Contract } from "./Contract.ts"
import { refused, same } from "./check.ts"
import { administrator, city, claimOf, pending, personOf, selfOf } from "./derivedWorld.ts"
import { commit, hats, pagesOf } from "./readWorld.ts"
import { boss, closed } from "./selectionWorld.ts"

const page = { limit: 100 }
const claimOfForm = (form: string) =>
  (sampleClaims.find(({ claim, sound }) => sound && claim.form === form) as (typeof sampleClaims)[number]).claim

/** Five declarations of the hospital's two people, that differ in all that lists are filtered by. */
const five = Effect.gen(function* () {
  const world = yield* city
  const [zero, one] = [personOf(world), personOf(world, 1)]
  const made = {
    a: yield* pending(one, claimOf(4, "a")),
    b: yield* pending(zero, claimOf(4, "b")),
    c: yield* pending(one, claimOfForm("generalCourse")),
    d: yield* pending(zero, claimOfForm("service")),
    e: yield* pending(one, claimOf(4, "e", 2017))
  }
  return { world, made }
})
type Five = Effect.Success<typeof five>
type Name = keyof Five["made"]

/** Which of the five these are, in one word. */
const word = ({ made }: Five, ids: ReadonlyArray<string>): string =>
  (Object.keys(made) as ReadonlyArray<Name>).filter((name) => ids.includes(made[name].id)).join("")
const idsOf = ({ made }: Five, names: string) =>
  [...names].map((name) => made[name as Name].id as string).toSorted((one, other) => (one < other ? -1 : 1))

/** What each filter shows of the five. */
const shown = ({ world }: Five): ReadonlyArray<readonly [HoursFilter, string]> => [
  [{}, "abcde"],
  [{ creditYear: undefined, name: undefined }, "abcde"],
  [{ creditYear: 2017 }, "e"],
  [{ creditYear: 2018 }, "abcd"],
  [{ subject: "general" }, "c"],
  [{ subject: "all" }, "d"],
  [{ form: "postTraining" }, "abe"],
  [{ name: "人员" }, "abcde"],
  [{ name: "人员1" }, "ace"],
  [{ name: "员1" }, ""],
  [{ organisation: world.organisations.hospital.id }, "abcde"],
  [{ organisation: world.organisations.authority.id }, ""],
  [{ creditYear: 2018, form: "postTraining", name: "人员1", subject: "specialised" }, "a"]
]

/** What matches nothing, and must do no harm. */
const hostile: ReadonlyArray<HoursFilter> = [
  ...[
    "%",
    "_",
    "\\",
    "人员_",
    "人员%",
    "\0",
    "人员1\0",
    "postTraining\0",
    "\ud800",
    "' or true --",
    "长".repeat(5000)
  ].flatMap((text) => [{ name: text }, { form: text }, { subject: text }, { organisation: text as never }]),
  ...[Number.NaN, Number.POSITIVE_INFINITY, -0, 2018.5, 1e300].map((creditYear) => ({ creditYear }))
]

type Answer = Page<Declaration> & { readonly count?: number }

/** Dies unless a list shows what each filter is for, and, where it counts, counts what it shows. */
const filters = Effect.fnUntraced(function* <E, R>(
  all: Five,
  what: string,
  list: (filter: HoursFilter, limit: number) => Effect.Effect<Answer, E, R>
) {
  for (const [filter, names] of [...shown(all), ...hostile.map((one) => [one, ""] as const)]) {
    const { count = names.length, items } = yield* list(filter, 100)
    const told = {
      names: word(
        all,
        items.map(({ id }) => id)
      ),
      size: items.length,
      count
    }
    yield* same(`${what} by ${JSON.stringify(filter).slice(0, 80)}`, told, {
      names,
      size: names.length,
      count: names.length
    })
  }
})

const decided = (actor: Parameters<typeof Reviews.decideShown>[0], asked: Reviews.Shown, verdict: Reviews.Verdict) =>
  Effect.map(Stream.runCollect(Reviews.decideShown(actor, asked, verdict)), (outcomes) =>
    outcomes.map(({ id, result }) => `${id} ${result._tag}`).toSorted()
  )
const successes = (all: Five, names: string) => idsOf(all, names).map((id) => `${id} Success`)

/** The same person under another name. */
const renamed = (person: Professional, name: string): Change => {
  const after = { ...person, person: { ...person.person, name }, version: person.version + 1 }
  return {
    aggregate: "Professional",
    id: person.id,
    versionBefore: person.version,
    event: { _tag: "ProfessionalImported", ...after },
    after
  }
}

/** Lists of hours by all that they are filtered by, on any adapter (DEC-11, AUD-02): names → programs that die where they are not kept. */
export const hoursListContract: Contract = {
  "DEC-11 PRO-03 SYS-04 what awaits review, what was submitted and what a person declared, by year, name, subject, form and organisation":
    Effect.gen(function* () {
      const all = yield* five
      const { organisations } = all.world
      const { hospital } = hats(all.world)
      const one = personOf(all.world, 1)
      yield* filters(all, "review", (filter, limit) => Declarations.awaitingReview(hospital, filter, { limit }))
      yield* filters(all, "submitted", (filter, limit) =>
        Declarations.ofOrganisation(hospital, organisations.hospital.id, { ...filter, state: "Pending" }, { limit })
      )
      const own = yield* Declarations.ofProfessional(selfOf(one), one.id, { subject: "specialised" }, page)
      yield* same(
        "one's own",
        word(
          all,
          own.items.map(({ id }) => id)
        ),
        "ae"
      )
      const paged = { form: "postTraining", creditYear: 2018 }
      yield* pagesOf("pages", (request) => Declarations.awaitingReview(hospital, paged, request), idsOf(all, "ab"))
      // `%`, `_` and `\` stand for themselves.
      yield* commit(all.world, [renamed(one, "5%_\\人")])
      for (const [name, names] of [
        ["5%", "ace"],
        ["5%_\\", "ace"],
        ["5_", ""],
        ["5\\%", ""]
      ] as const) {
        const { items } = yield* Declarations.awaitingReview(hospital, { name }, page)
        yield* same(
          name,
          word(
            all,
            items.map(({ id }) => id)
          ),
          names
        )
      }
    }),

  "AUD-02 DEC-08 待审验 and 已审验 by year, name, subject, form, organisation, and by outcome; each is in one of them":
    Effect.gen(function* () {
      const all = yield* five
      for (const { id } of Object.values(all.made)) yield* Declarations.approve(boss(all.world), id)
      const auditor = administrator(all.world, "authority", "auditor")
      const awaiting = (filter: Parameters<typeof Declarations.awaitingAudit>[1], limit: number) =>
        Declarations.awaitingAudit(auditor, filter, { limit })
      const audited = (filter: Declarations.AuditedFilter, limit = 100) =>
        Declarations.audited(auditor, filter, { limit })
      const named = (filter: Declarations.AuditedFilter) =>
        Effect.map(audited(filter), ({ items }) =>
          word(
            all,
            items.map(({ id }) => id)
          )
        )
      yield* filters(all, "awaiting", awaiting)
      yield* same("nothing yet", yield* named({}), "")
      for (const name of ["a", "c", "d"] as const) yield* Declarations.passAudit(auditor, all.made[name].id)
      yield* Declarations.failAudit(auditor, all.made.b.id, "证明不清")
      yield* same(
        "left",
        word(
          all,
          (yield* awaiting({}, 100)).items.map(({ id }) => id)
        ),
        "e"
      )
      for (const [filter, names] of [
        [{}, "abcd"],
        [{ audit: "Passed" }, "acd"],
        [{ audit: "Failed" }, "b"],
        [{ audit: "Passed", name: "人员1" }, "ac"],
        [{ audit: "Failed", name: "人员1" }, ""],
        [{ kind: "baseAudit" }, ""]
      ] as const)
        yield* same(JSON.stringify(filter), yield* named(filter), names)
      yield* Declarations.passAudit(auditor, all.made.e.id)
      yield* filters(all, "audited", audited)
      yield* pagesOf("pages", (request) => Declarations.audited(auditor, {}, request), idsOf(all, "abcde"))
      yield* same("of another's", (yield* Declarations.audited(hats(all.world).bureau, {}, page)).items, [])
      for (const name of ["doctor", "embedder"] as const)
        yield* refused(name, "NotAllowed", Declarations.audited(hats(all.world)[name], {}, page))
    }),

  "PRO-03 DEC-12 all of a filtered list is what it shows: nothing else, nothing that came or was renamed since, and never more by a filter that fits no list":
    Effect.gen(function* () {
      const all = yield* five
      const [zero, one] = [personOf(all.world), personOf(all.world, 1)]
      const { hospital } = hats(all.world)
      const hours = { form: "postTraining", name: "人员1" }
      const first = yield* Declarations.awaitingReview(hospital, hours, page)
      yield* same(
        "shown",
        word(
          all,
          first.items.map(({ id }) => id)
        ),
        "ae"
      )
      const later = yield* pending(one, claimOf(4, "later"))
      const shownFirst = { kind: "declaration", moment: first.moment, hours }
      for (const filter of hostile)
        yield* same("nothing", yield* decided(hospital, { ...shownFirst, hours: filter }, { approve: true }), [])
      yield* same("decided", yield* decided(hospital, shownFirst, { approve: true }), successes(all, "ae"))
      const left = yield* Declarations.awaitingReview(hospital, {}, page)
      yield* same("left", left.items.length, 4)
      // Who is called so by now was not in the list.
      yield* commit(all.world, [renamed(zero, "人员1号")])
      const since = { kind: "declaration", moment: left.moment, hours: { name: "人员1" } }
      yield* same(
        "renamed",
        yield* decided(hospital, since, { approve: true }),
        [...successes(all, "c"), `${later.id} Success`].toSorted()
      )

      const auditor = administrator(all.world, "authority", "auditor")
      const audits = yield* Declarations.awaitingAudit(auditor, { creditYear: 2017 }, page)
      yield* same(
        "shown",
        word(
          all,
          audits.items.map(({ id }) => id)
        ),
        "e"
      )
      const shownAudits = { kind: "audit", moment: audits.moment, hours: { creditYear: 2017 } }
      yield* same("failed", yield* decided(auditor, shownAudits, { reject: "证明不清" }), successes(all, "e"))

      const unfit = (asked: Reviews.Shown) =>
        Effect.map(refused(asked.kind, "InvalidFields", decided(hospital, asked, { approve: true })), (error) =>
          (error as InvalidFields).issues.map(({ code, path }) => `${code} ${path.join(".")}`)
        )
      const { moment } = left
      const hoursOfRequests = { kind: "registration", moment, hours: { creditYear: 2018 } }
      yield* same("of requests", yield* unfit(hoursOfRequests), ["FilterUnfit hours"])
      yield* same("of hours", yield* unfit({ kind: "declaration", moment, title: "人员" }), ["FilterUnfit title"])
    }),

  "ORG-09 DEC-11 who stands in for another sees apart what each organisation answers for": Effect.gen(function* () {
    const all = yield* five
    const { authority, hospital } = all.world.organisations
    const official = personOf(all.world, 4)
    const own = yield* pending(official, claimOf(4, "own"))
    yield* closed(all.world, all.world.organisations.hospital)
    const list = (organisation?: typeof hospital.id) =>
      Effect.map(Declarations.awaitingReview(hats(all.world).authority, { organisation }, page), ({ count, items }) => [
        count,
        ...items.map(({ id }) => id)
      ])
    yield* same("all", (yield* list())[0], 6)
    yield* same("its own", yield* list(authority.id), [1, own.id])
    yield* same("another's", yield* list(hospital.id), [5, ...idsOf(all, "abcde")])
  })
}
