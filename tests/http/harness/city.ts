import {
  Accounts,
  Certificates,
  type ClaimDraft,
  Declarations,
  type Organisation,
  Organisations,
  type Principal,
  type Professional,
  ProfessionalRepository,
  Professionals,
  residentIdCheck,
  UserId
} from "@xueshi/core"
import { Tables } from "@xueshi/memory"
import { Effect, Redacted } from "effect"
import { administrator, claim, day, facts, rosterRow, self } from "../../core/fixtures.ts"

const documentNumber = (index: number): string => {
  const digits = `37100219760425${627 + 2 * index}`
  return `${digits}${residentIdCheck(digits)}`
}

/** Nobody's document number: asked for in paths and queries, and as a field's name, no refusal repeats it. */
export const probe = documentNumber(9)

/** Document numbers of people who may be imported into `employer`. */
export const newcomers: readonly [string, string] = [documentNumber(10), documentNumber(11)]

/** `person`'s. */
export const password = "correct horse battery"

/** Who works where: two under the authority, one in an employer of the other branch. */
const workplaces = { person: "employer", colleague: "employer", outsider: "sibling" } as const
type Name = keyof typeof workplaces
type Post = "bureau" | "authority" | "employer" | "sibling"

/** Whose whole document number a kind of caller may be shown, where an operation shows whole ones at all. */
const shownTo = {
  person: ["person"],
  colleague: ["colleague"],
  employer: ["person", "colleague"],
  ownHat: ["person", "colleague"],
  authority: ["person", "colleague"],
  approver: ["person", "colleague"],
  bureau: ["person", "colleague", "outsider"],
  sibling: ["outsider"],
  embedder: [],
  stranger: [],
  nobody: []
} satisfies Record<string, ReadonlyArray<Name>>

/** The kinds of callers; `stranger` shows a token that is no token, `nobody` none at all. */
export type Caller = keyof typeof shownTo
export const callers = Object.keys(shownTo) as ReadonlyArray<Caller>

/** A city in which every step of a declaration waits to be taken. */
export interface City {
  readonly organisations: Readonly<Record<Post, Organisation>>
  readonly people: Readonly<Record<Name, Professional>>
  /** Declarations of `person`, of each state twice. */
  readonly declarations: Readonly<
    Record<"draft" | "pending" | "awaiting" | "failed" | "rejected", ReadonlyArray<string>>
  >
  /** The number of `person`'s certificate of 2018; that of 2017 could be issued. */
  readonly certificate: string
  readonly actors: Readonly<Partial<Record<Caller, Principal>>>
  readonly whole: (caller: Caller) => ReadonlyArray<string>
  /** Every document number of the city, of its newcomers, and `probe`. */
  readonly canaries: ReadonlyArray<string>
}

/** Builds the city through the use cases. */
export const buildCity = Effect.gen(function* () {
  const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }
  const establish = (kind: Organisation["kind"], code: string, superior: Organisation | null) =>
    Organisations.establish(embedder, facts(kind, "371000", code), superior?.id ?? null)
  const bureau = yield* establish("bureau", "113710002132131225", null)
  const authority = yield* establish("authority", "21321312-2", bureau)
  const employer = yield* establish("employer", "59467239-9", authority)
  const sibling = yield* establish("employer", "1237100233333333XG", bureau)
  const organisations: City["organisations"] = { bureau, authority, employer, sibling }

  const importRow = yield* Professionals.rosterImporter(administrator(bureau.id))
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
  const [declarant, reviewer, auditor] = [self(person), administrator(employer.id), administrator(authority.id)]

  let made = 0
  const draft = Effect.fnUntraced(function* (year: number, change: Partial<ClaimDraft> = {}) {
    const className = `班${++made}`
    const asked = claim({
      creditYear: year,
      from: day(`${year}-03-01`),
      to: day(`${year}-03-05`),
      fields: { ...claim().fields, className },
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
  yield* Accounts.setPassword(embedder, person.person.document, Redacted.make(password))
  const certificate = yield* Certificates.issue(reviewer, person.id, 2018, "annual")

  const numbers: Record<Name, string> = {
    person: person.person.document.number,
    colleague: colleague.person.document.number,
    outsider: outsider.person.document.number
  }
  const city: City = {
    organisations,
    people: { person, colleague, outsider },
    declarations,
    certificate: certificate.number,
    actors: {
      person: self(person),
      colleague: self(colleague),
      employer: reviewer,
      ownHat: administrator(employer.id, person.user),
      authority: auditor,
      approver: administrator(authority.id, reviewer.user),
      bureau: administrator(bureau.id),
      sibling: administrator(sibling.id),
      embedder
    },
    whole: (caller) => {
      const shown: ReadonlyArray<Name> = shownTo[caller]
      // Who reads both people of `employer` reads whoever comes to it.
      const both = shown.includes("person") && shown.includes("colleague")
      return [...shown.map((name) => numbers[name]), ...(both ? newcomers : [])]
    },
    canaries: [...Object.values(numbers), ...newcomers, probe]
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
  /** Changes with every write: of a state, a claimed key, or an answer kept under an idempotency key. */
  readonly fingerprint: () => string
}

export const keep = Effect.map(Tables, (tables): Kept => {
  const kept = copied(tables)
  return {
    tables,
    restore: () => refill(tables, kept),
    fingerprint: () => {
      const { answers, journal, keys } = tables
      return `${journal.length} entries, ${keys.size} keys, ${answers.size} answers`
    }
  }
})
