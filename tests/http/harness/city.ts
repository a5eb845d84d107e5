import {
  Accounts,
  Certificates,
  type ClaimDraft,
  Declarations,
  Evidences,
  hours,
  type Organisation,
  Organisations,
  organisationCodeCheck,
  type Principal,
  type Professional,
  ProfessionalRepository,
  Professionals,
  type ReviewId,
  ReviewRepository,
  Reviews,
  Samples,
  TrainingBases,
  UserId
} from "@xueshi/core"
import { Tables } from "@xueshi/memory"
import { Effect, Redacted, Stream } from "effect"
import { claim, day, facts, rosterRow, self } from "../../core/fixtures.ts"
import { attached, picture } from "./evidence.ts"
import { buildOffices, buildPosts, documentNumber, holderNumbers, type Offices } from "./offices.ts"

/** Nobody's document number: asked for in paths and queries, and as a field's name, no refusal repeats it. */
export const probe = documentNumber(9)

/** Document numbers of people who may be imported into `employer`. */
export const newcomers: readonly [string, string] = [documentNumber(10), documentNumber(11)]

/** Document numbers of people who may register. */
export const applicants: readonly [string, string] = [documentNumber(50), documentNumber(51)]

/** `person`'s. */
export const password = "correct horse battery"

/** Who works where: two under the authority, one in an employer of the other branch. */
const workplaces = { person: "employer", colleague: "employer", outsider: "sibling" } as const
type Name = keyof typeof workplaces
type Place = "bureau" | "district" | "authority" | "employer" | "branch" | "annex" | "sibling" | "base"

/** Whose whole document number a kind of caller may be shown, where an operation shows whole ones at all. */
const shownTo = {
  person: ["person"],
  colleague: ["colleague"],
  outsider: ["outsider"],
  employer: ["person", "colleague"],
  ordinary: ["person", "colleague"],
  reviewOnly: ["person", "colleague"],
  appointer: [],
  powerless: [],
  ownHat: ["person", "colleague"],
  authority: ["person", "colleague"],
  approver: ["person", "colleague"],
  bureau: ["person", "colleague", "outsider"],
  district: ["person", "colleague"],
  sibling: ["outsider"],
  base: [],
  embedder: [],
  stranger: [],
  nobody: []
} satisfies Record<string, ReadonlyArray<Name>>

/**
 * The kinds of callers. Of the employer: its super administrator, one with every module, one with the review of hours alone, one
 * with its posts alone, one with none, and `ownHat`, who is `person`. `approver` reviews for the employer and audits for the authority. The employer lies in
 * the district's region, but not below its bureau. `stranger` shows a token that is no token, `nobody` none at all.
 */
export type Caller = keyof typeof shownTo
export const callers = Object.keys(shownTo) as ReadonlyArray<Caller>

/** A city in which every step of a declaration waits to be taken. */
export interface City extends Offices {
  /** Below the employer: `branch`, vacant and without the review of hours, and `annex`. */
  readonly organisations: Readonly<Record<Place, Organisation>>
  readonly people: Readonly<Record<Name, Professional>>
  /** Declarations of `person`, of each state twice. */
  readonly declarations: Readonly<
    Record<"draft" | "pending" | "awaiting" | "failed" | "rejected", ReadonlyArray<string>>
  >
  /** Changes of a department: `colleague`'s, which waits for the employer, and `person`'s, which it has refused. */
  readonly reviews: Readonly<Record<"pending" | "decided", ReadonlyArray<string>>>
  /** The training plan of `base`, which the authority has approved. */
  readonly plan: ReviewId
  /** When both stood so. */
  readonly moment: string
  /** The number of `person`'s certificate of 2018; that of 2017 could be issued. */
  readonly certificate: string
  /** Drawn of what awaits the authority's audit. */
  readonly sample: string
  readonly actors: Readonly<Partial<Record<Caller, Principal>>>
  readonly whole: (caller: Caller) => ReadonlyArray<string>
  /** Whose whole document number stands in a request that whoever decides on it reads. */
  readonly underReview: ReadonlyArray<string>
  /** Every document number of the city, of its newcomers, and `probe`. */
  readonly canaries: ReadonlyArray<string>
}

/** A sound organisation code of the city: one more for each number. */
export const freshCode = (index: number): string => {
  const body = String(30_000_000 + index * 7_919)
  return `${body}-${organisationCodeCheck(body)}`
}

/** Builds the city through the use cases. */
export const buildCity = Effect.gen(function* () {
  const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }
  let codes = 0
  const establish = (
    kind: Organisation["kind"],
    superior: Organisation | null,
    { code = freshCode(++codes), region = "371002" }: { readonly code?: string; readonly region?: string } = {}
  ) => Organisations.establish(embedder, facts(kind, region, code), superior?.id ?? null)
  const region = "371000"
  const bureau = yield* establish("bureau", null, { region, code: "113710002132131225" })
  const authority = yield* establish("authority", bureau, { region, code: "21321312-2" })
  const employer = yield* establish("employer", authority, { code: "59467239-9" })
  const sibling = yield* establish("employer", bureau, { region, code: "1237100233333333XG" })
  const district = yield* establish("bureau", bureau)
  const base = yield* establish("base", authority, { region })
  const branch = yield* establish("employer", employer)
  const annex = yield* establish("employer", employer)
  const organisations: City["organisations"] = {
    bureau,
    district,
    authority,
    employer,
    branch,
    annex,
    sibling,
    base
  }
  const posts = yield* buildPosts(embedder, organisations)

  const importRow = yield* Professionals.rosterImporter(posts.bureau)
  const people: Partial<Record<Name, Professional>> = {}
  for (const [index, [name, workplace]] of Object.entries(workplaces).entries()) {
    const row = rosterRow(organisations[workplace].code, {
      documentNumber: documentNumber(index),
      name: `人员${index}`
    })
    const outcome = yield* importRow(row)
    if (outcome._tag !== "Imported") return yield* Effect.die(outcome)
    people[name as Name] = yield* (yield* ProfessionalRepository).get(outcome.id)
  }
  const { colleague, outsider, person } = people as Record<Name, Professional>
  const [declarant, reviewer, auditor] = [self(person), posts.employer, posts.authority]
  const { offices, ownHat } = yield* buildOffices(embedder, organisations, posts, person)
  yield* Organisations.closeReview(posts.bureau, branch.id)

  for (const one of [person, colleague]) yield* Evidences.upload(self(one), one.id, Stream.succeed(picture))
  let made = 0
  const draft = Effect.fnUntraced(function* (year: number, change: Partial<ClaimDraft> = {}) {
    const className = `班${++made}`
    const asked = claim({
      creditYear: year,
      from: day(`${year}-03-01`),
      to: day(`${year}-03-05`),
      fields: { ...claim().fields, className },
      evidence: attached,
      ...change
    })
    return (yield* Declarations.draft(declarant, person.id, asked)).id
  })
  const pending = Effect.fnUntraced(function* (year = 2019) {
    return (yield* Declarations.submit(declarant, yield* draft(year))).id
  })
  const awaiting = Effect.fnUntraced(function* (year = 2019) {
    return (yield* Declarations.approve(reviewer, yield* pending(year))).id
  })
  const failed = Effect.fnUntraced(function* () {
    return (yield* Declarations.failAudit(auditor, yield* awaiting(), "附件不清")).id
  })
  const rejected = Effect.fnUntraced(function* () {
    return (yield* Declarations.reject(reviewer, yield* pending(), "附件不清")).id
  })
  for (const year of [2017, 2017, 2017, 2018, 2018, 2018]) yield* awaiting(year)
  const twice = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.all([effect, effect])
  const declarations: City["declarations"] = {
    draft: yield* twice(draft(2019)),
    pending: yield* twice(pending()),
    awaiting: yield* twice(awaiting()),
    failed: yield* twice(failed()),
    rejected: yield* twice(rejected())
  }
  const [department = null] = offices.departments.enabled
  const changing = (who: Professional) =>
    Professionals.requestChange(self(who), who.id, { title: who.person.title, department })
  const reviews: City["reviews"] = {
    pending: [(yield* changing(colleague)).id],
    decided: [(yield* Reviews.reject(reviewer, (yield* changing(person)).id, "不符")).id]
  }
  const { id: plan } = yield* TrainingBases.submitPlan(posts.base, {
    ...{ name: "护理培训", year: 2018, educationType: "继续教育", subject: "specialised", trainingForm: "面授" },
    ...{ learningForm: "postTraining", hours: hours(30), from: day("2018-03-01"), to: day("2018-03-05"), places: 100 }
  })
  yield* Reviews.approve(auditor, plan)
  yield* Accounts.setPassword(embedder, person.person.document, Redacted.make(password))
  const certificate = yield* Certificates.issue(reviewer, person.id, 2018, "annual")

  const numbers: Record<Name, string> = {
    person: person.person.document.number,
    colleague: colleague.person.document.number,
    outsider: outsider.person.document.number
  }
  const city: City = {
    ...offices,
    organisations,
    people: { person, colleague, outsider },
    declarations,
    reviews,
    plan,
    moment: yield* (yield* ReviewRepository).moment,
    certificate: certificate.number,
    sample: (yield* Samples.draw(auditor, { seed: "2019-001", size: 2, by: "creditYear" })).id,
    actors: { person: self(person), colleague: self(colleague), outsider: self(outsider), ...posts, ownHat, embedder },
    whole: (caller) => {
      const shown: ReadonlyArray<Name> = shownTo[caller]
      // Who reads both people of `employer` reads whoever comes to it.
      const both = shown.includes("person") && shown.includes("colleague")
      return [...shown.map((name) => numbers[name]), ...(both ? newcomers : [])]
    },
    underReview: [numbers.outsider, ...applicants, ...holderNumbers],
    canaries: [...Object.values(numbers), ...newcomers, ...applicants, ...holderNumbers, probe]
  }
  return city
})

/** Containers copied to the bottom, values that never change as they are. */
const copied = <A>(value: A): A => {
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, copied(one)])) as A
  if (value instanceof Set) return new Set(value) as A
  if (Array.isArray(value)) return [...value] as A
  const plain = typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  return plain ? (Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)])) as A) : value
}

/** Fills containers with what others hold, in place: whoever holds the containers sees it. */
const refill = (into: object, from: object): void => {
  for (const [key, held] of Object.entries(into)) {
    const other = copied((from as Record<string, unknown>)[key])
    if (held instanceof Map) {
      held.clear()
      for (const [one, value] of other as typeof held) held.set(one, value)
    } else if (Array.isArray(held)) held.splice(0, held.length, ...(other as typeof held))
    else refill(held, other as object)
  }
}

/** The tables of the memory adapter as they were, and what is done with that. */
export interface Kept {
  readonly tables: typeof Tables.Service
  /** Makes everything as it was. */
  readonly restore: () => void
  /** Changes with every write: of a state, a claimed key, an answer kept under an idempotency key, or an upload. */
  readonly fingerprint: () => string
}

export const keep = Effect.map(Tables, (tables): Kept => {
  const kept = copied(tables)
  return {
    tables,
    restore: () => refill(tables, kept),
    fingerprint: () => {
      const { answers, journal, keys, uploads } = tables
      return `${journal.length} entries, ${keys.size} keys, ${answers.size} answers, ${uploads.size} uploads`
    }
  }
})
