import {
  type AggregateName,
  type Answer,
  actorOf,
  type Change,
  Conflict,
  type CredentialChange,
  documentKey,
  type Guard,
  type JournalEntry,
  Rules,
  registrationKinds,
  type StateOf,
  Store
} from "@xueshi/core"
import { Effect, Layer } from "effect"
import { overcrowded } from "./attendeesIn.ts"
import { declarationsIn } from "./declarationsIn.ts"
import { writeDerived } from "./derivedWrites.ts"
import { uploadKey } from "./evidence.ts"
import { organisationIn } from "./placed.ts"
import { pendingIn } from "./reviews.ts"
import { Tables } from "./Tables.ts"

type Rows = typeof Tables.Service

type Key = Extract<Guard, { _tag: "Claimed" | "Released" }>
const keyOf = (guard: Key): string => `${guard.scope} ${guard.key}`

const versionOf = ({ rows }: Rows, aggregate: AggregateName, id: string): number =>
  rows[aggregate].get(id)?.version ?? 0

/** Why a guard does not hold, or undefined. */
const broken = (
  tables: Rows,
  guard: Guard,
  released: ReadonlySet<string>,
  changes: ReadonlyArray<Change>
): Conflict | undefined => {
  switch (guard._tag) {
    case "Unchanged":
      return versionOf(tables, guard.aggregate, guard.id) === guard.version
        ? undefined
        : new Conflict({ what: "changed", id: guard.id })
    case "Claimed": {
      const holder = released.has(keyOf(guard)) ? undefined : tables.keys.get(keyOf(guard))
      return holder === undefined || holder === guard.by ? undefined : new Conflict({ what: "keyTaken", id: guard.by })
    }
    case "Released":
      return tables.keys.get(keyOf(guard)) === guard.by ? undefined : new Conflict({ what: "changed", id: guard.by })
    case "Uploaded":
      return tables.uploads.has(uploadKey(guard)) ? undefined : new Conflict({ what: "changed", id: guard.digest })
    case "Attended":
      return overcrowded(tables.rows, guard.plan, changes)
        ? new Conflict({ what: "changed", id: guard.plan })
        : undefined
    case "NoneStandingBut": {
      const other = declarationsIn(tables, guard.professional).find(
        (one) => Rules.stands(one) && !guard.but.includes(one.id)
      )
      return other === undefined ? undefined : new Conflict({ what: "changed", id: other.id })
    }
    case "RoleUnused": {
      const used = [...tables.rows.Post.values()].some(({ role }) => role === guard.role)
      return used ? new Conflict({ what: "changed", id: guard.role }) : undefined
    }
    case "NoPostBut": {
      const other = [...tables.rows.Post.values()].find(
        ({ id, organisation, user }) =>
          user === guard.user && organisation === guard.organisation && !guard.but.includes(id)
      )
      return other === undefined ? undefined : new Conflict({ what: "changed", id: other.id })
    }
    case "NoneBelow": {
      const below = [...tables.rows.Organisation.values()].some(({ superior }) => superior === guard.organisation)
      return below ? new Conflict({ what: "changed", id: guard.organisation }) : undefined
    }
    case "InputsUnchanged":
      return (tables.derived.ledgers.get(guard.professional)?.inputs ?? 0) === guard.inputs
        ? undefined
        : new Conflict({ what: "changed", id: guard.professional })
    case "CertificatesIssued": {
      const issued = [...tables.rows.Certificate.values()].filter((one) => one.professional === guard.professional)
      return issued.length === guard.issued ? undefined : new Conflict({ what: "changed", id: guard.professional })
    }
    case "NonePending":
      return pendingIn(tables, guard).size > 0 ? new Conflict({ what: "pending", id: guard.professional }) : undefined
    case "NonePendingIn":
      return pendingIn(tables, guard).size > 0 ? new Conflict({ what: "pending", id: guard.organisation }) : undefined
    case "Hatless": {
      const { Post, Professional, Review } = tables.rows
      const wears =
        [...Post.values()].some(({ state, user }) => user === guard.user && state !== "offered") ||
        [...Professional.values()].some(({ user }) => user === guard.user) ||
        [...Review.values()].some(
          ({ kind, madeBy, state }) => madeBy === guard.user && state === "pending" && registrationKinds.includes(kind)
        )
      return wears ? new Conflict({ what: "changed", id: guard.user }) : undefined
    }
  }
}

/** Whether a move would put an organisation below itself: others may have moved since it was decided. */
const entangles = (tables: Rows, { aggregate, event, id }: Change): boolean =>
  aggregate === "Organisation" &&
  event._tag === "OrganisationMoved" &&
  `/${organisationIn(tables, event.to)?.path}`.includes(`/${id}/`)

/** Whether somebody's own password is kept where one would be chosen. */
const keepsProven = ({ credentials }: Rows, change: CredentialChange): boolean => {
  const kept = credentials.get(documentKey(change.document))
  return change._tag === "Chosen" && kept !== undefined && kept.unproven !== true
}

/** What is chosen is kept as unproven; what is proven stays as it is (ACC-03). */
const changeCredential = ({ credentials }: Rows, change: CredentialChange): void => {
  const key = documentKey(change.document)
  const kept = credentials.get(key)
  if (change._tag === "Chosen") {
    const { document, hash } = change
    credentials.set(key, { document, hash, unproven: true, version: (kept?.version ?? 0) + 1 })
  } else if (kept?.unproven === true) {
    const { unproven: _, ...proven } = kept
    credentials.set(key, { ...proven, version: kept.version + 1 })
  }
}

/** A post that has ended or is disabled has no sessions (ACC-07). */
const endSessions = ({ rows, sessions }: Rows, { after, aggregate, id }: Change): void => {
  const post = aggregate === "Post" ? rows.Post.get(id) : undefined
  if (post === undefined || (aggregate === "Post" && after !== undefined && after.state !== "disabled")) return
  for (const [digest, { session }] of sessions) {
    const { hat, user } = session.actor
    if (user === post.user && hat._tag === "Administrator" && hat.organisation === post.organisation)
      sessions.delete(digest)
  }
}

/** Keeps a person's declarations findable without looking at anybody else's. */
const index = (tables: Rows, { after, aggregate, id }: Change): void => {
  if (aggregate !== "Declaration") return
  if (after !== undefined) {
    const ids = tables.declarationsOf.get(after.professional) ?? new Set()
    tables.declarationsOf.set(after.professional, ids.add(id))
    return
  }
  const before = tables.rows.Declaration.get(id)
  if (before !== undefined) tables.declarationsOf.get(before.professional)?.delete(id)
}

const put = <K extends AggregateName>(rows: Map<string, StateOf<K>>, id: string, after: StateOf<K> | undefined) => {
  if (after === undefined) rows.delete(id)
  else rows.set(id, after)
}

/** Writes all of a commit or nothing: every version and guard is looked at before the first row is touched. */
export const MemoryStore: Layer.Layer<Store, never, Tables> = Layer.effect(
  Store,
  Effect.gen(function* () {
    const tables = yield* Tables
    return Store.of({
      commit: (commit) =>
        Effect.suspend(() => {
          const { answers = [], at, changes, credentials = [], guards } = commit
          const actor = actorOf(commit.actor)
          const taken = answers.find(({ idempotency }) => tables.answers.has(idempotency.key))
          if (taken !== undefined) return Effect.fail(new Conflict({ what: "repeated", id: taken.idempotency.key }))
          for (const { aggregate, id, versionBefore } of changes) {
            if (versionOf(tables, aggregate, id) !== versionBefore)
              return Effect.fail(new Conflict({ what: "changed", id }))
          }
          const entangled = changes.find((change) => entangles(tables, change))
          if (entangled !== undefined) return Effect.fail(new Conflict({ what: "changed", id: entangled.id }))
          const released = guards.filter((guard) => guard._tag === "Released")
          const free = new Set(released.map(keyOf))
          for (const guard of guards) {
            const conflict = broken(tables, guard, free, changes)
            if (conflict !== undefined) return Effect.fail(conflict)
          }
          const own = credentials.find((one) => keepsProven(tables, one))
          if (own !== undefined) return Effect.fail(new Conflict({ what: "changed", id: "credential" }))
          for (const key of free) tables.keys.delete(key)
          for (const guard of guards) if (guard._tag === "Claimed") tables.keys.set(keyOf(guard), guard.by)
          writeDerived(tables, commit)
          for (const change of changes) {
            const { after, aggregate, event, id, versionBefore } = change
            index(tables, change)
            endSessions(tables, change)
            put(tables.rows[aggregate] as Map<string, StateOf<typeof aggregate>>, id, after)
            const sequence = tables.journal.length + 1
            tables.journal.push({
              sequence,
              at,
              actor,
              aggregate,
              id,
              version: after?.version ?? versionBefore + 1,
              event
            } as JournalEntry)
          }
          for (const one of credentials) changeCredential(tables, one)
          for (const { change, idempotency } of answers) {
            const { aggregate, after } = change
            tables.answers.set(idempotency.key, { digest: idempotency.digest, aggregate, after })
          }
          return Effect.void
        }),
      answers: (keys) =>
        Effect.sync(() => {
          const found = new Map<string, Answer>()
          for (const key of keys) {
            const answer = tables.answers.get(key)
            if (answer !== undefined) found.set(key, answer)
          }
          return found
        }),
      journal: (after, limit) => Effect.sync(() => tables.journal.slice(after, after + limit))
    })
  })
)
