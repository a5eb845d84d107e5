import {
  type Change,
  change,
  type Declaration,
  hours,
  type OrganisationState,
  type PermissionModule,
  type Post,
  type PostEvent,
  type Role,
  Store
} from "@xueshi/core"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import fc from "fast-check"
import { claim, facts } from "../../core/fixtures.ts"
import { asked, type Item, type World } from "./oracle.ts"

/** Everybody is a professional, and may hold posts. */
export const users = ["u0", "u1", "u2", "u3", "u4"] as const

const kinds = ["employer", "authority", "bureau", "base"] as const
const does = [
  "establish",
  "move",
  "close",
  "give",
  "changePost",
  "endPost",
  "makeRole",
  "editRole",
  "submit",
  "decide",
  "ask",
  "answer"
] as const

/** One thing that somebody does; the numbers choose on what, among what there is then. */
export interface Step {
  readonly does: (typeof does)[number]
  readonly numbers: ReadonlyArray<number>
}

const many = (does: Step["does"], weight: number) => ({ arbitrary: fc.constant(does), weight })

const numbers = fc.noBias(fc.array(fc.nat(1_000_000), { minLength: 4, maxLength: 4 }))
const steps = (does: fc.Arbitrary<Step["does"]>, minLength: number, maxLength: number) =>
  fc.array(fc.record({ does, numbers }), { minLength, maxLength, size: "max" })
const only = (does: Step["does"]) => fc.constant(does)

const anything = fc.oneof(
  many("establish", 1),
  many("move", 2),
  many("close", 2),
  many("give", 4),
  many("changePost", 4),
  many("endPost", 2),
  many("makeRole", 1),
  many("editRole", 2),
  many("submit", 8),
  many("decide", 4),
  many("ask", 3),
  many("answer", 1)
)

/** Commits of steps: a root, with a super administrator in three of four; some below it, with roles and posts; then anything. */
export const commits = fc
  .tuple(
    fc.nat(3),
    steps(only("establish"), 3, 5),
    steps(only("makeRole"), 2, 4),
    steps(only("give"), 6, 12),
    fc.array(steps(anything, 1, 4), { minLength: 3, maxLength: 6, size: "max" })
  )
  .map(
    ([led, tree, roles, posts, rest]): ReadonlyArray<ReadonlyArray<Step>> => [
      [{ does: "establish", numbers: [0, 0, 1] }],
      ...(led === 0 ? [] : [[{ does: "give", numbers: [0, 4, 0, 1] } as const]]),
      tree,
      [...roles, ...posts],
      ...rest
    ]
  )

interface Review {
  readonly module: PermissionModule
  readonly responsible: string
  readonly excluded: ReadonlyArray<string>
  readonly state: "pending" | "approved"
}

/** A history being lived: what there is by the events, as the database must have it as well. */
export class History {
  readonly organisations = new Map<string, OrganisationState>()
  readonly posts = new Map<string, Post>()
  readonly roles = new Map<string, Role>()
  readonly declarations = new Map<string, Declaration>()
  readonly reviews = new Map<string, Review>()
  private count = 0

  get world(): World {
    return { organisations: this.organisations, posts: this.posts, roles: this.roles, items: [...this.items()] }
  }

  private *items(): Iterable<Item> {
    for (const one of this.declarations.values()) {
      const excluded = [one.madeBy, userOf(one.professional)]
      const item = { aggregate: "Declaration", id: one.id } as const
      if (one._tag === "Pending") yield { ...item, module: "hourReview", responsible: one.responsible, excluded }
      if (one._tag === "Approved" && one.audit._tag === "Awaiting")
        yield { ...item, module: "audit", responsible: one.audit.auditor, excluded: [...excluded, one.approvedBy] }
    }
    for (const [id, { state, ...one }] of this.reviews)
      if (state === "pending") yield { aggregate: "Review", id, ...one }
  }

  /** Makes commits of steps, each of all that its steps change: nothing twice, since nobody decides twice at once. */
  commit = Effect.fnUntraced(function* (this: History, steps: ReadonlyArray<Step>) {
    const changes = new Map<string, Change>()
    for (const one of steps)
      for (const made of this.changesOf(one)) {
        const key = `${made.aggregate} ${made.id}`
        if (
          changes.has(key) ||
          (one.does === "move" && [...changes.values()].some(({ event }) => event._tag === "OrganisationMoved"))
        )
          continue
        changes.set(key, made)
        const rows = {
          Organisation: this.organisations,
          Post: this.posts,
          Role: this.roles,
          Declaration: this.declarations
        }
        const map = rows[made.aggregate as keyof typeof rows] as Map<string, unknown>
        if (made.after === undefined) map.delete(made.id)
        else map.set(made.id, made.after)
      }
    if (changes.size > 0) yield* (yield* Store).commit({ actor, at: 0, changes: [...changes.values()], guards: [] })
    for (const one of steps) yield* this.review(one)
  }, Effect.orDie)

  private next(letter: string): string {
    return `${letter}${this.count++}`
  }

  /** Requests have no aggregate here: their rows are written as a commit would, and routed as it does. */
  private review = Effect.fnUntraced(function* (this: History, { does, numbers: [a = 0, b = 0, c = 0, d = 0] }: Step) {
    if (does !== "ask" && does !== "answer") return
    const found = does === "answer" ? pick([...this.reviews.keys()], a) : this.next("r")
    const responsible = pick([...this.organisations.keys()], a)
    if (found === undefined || responsible === undefined) return
    const review: Review = {
      module: pick(asked, b) ?? "transfers",
      responsible,
      excluded: users.filter((_, index) => c & (1 << index)),
      state: does === "answer" && d % 2 === 0 ? "approved" : "pending"
    }
    this.reviews.set(found, review)
    const sql = yield* SqlClient.SqlClient
    yield* sql`
      insert into review (id, version, state)
      values (${found}, 1, ${JSON.stringify({ kind: "transfer", madeBy: "asker", professional: null, organisation: null, ...review })}::text::jsonb)
      on conflict (id) do update set state = excluded.state`
    yield* sql`select xueshi_route('Review', array[${found}])`
  }, Effect.orDie)

  private changesOf({ does, numbers }: Step): ReadonlyArray<Change> {
    const [a = 0, b = 0, c = 0, d = 0] = numbers
    const organisation = pick([...this.organisations.values()], a)
    const post = pick([...this.posts.values()], b)
    const role = pick([...this.roles.values()], b)
    const declaration = pick([...this.declarations.values()], b)
    switch (does) {
      case "establish": {
        if (this.organisations.size === most) return []
        const superior = this.organisations.size === 0 || c % 9 === 0 ? null : (organisation?.id ?? null)
        const id = this.next("o")
        const kind = superior === null ? "bureau" : (pick(kinds, b) ?? "employer")
        return [
          change("Organisation", id, undefined, {
            _tag: "OrganisationEstablished",
            id: id as never,
            superior,
            facts: facts(kind, "371000", id)
          })
        ]
      }
      case "move": {
        const to = pick([...this.organisations.values()], b)
        if (organisation?.superior == null || to === undefined || this.above(to.id).includes(organisation.id)) return []
        return [
          change("Organisation", organisation.id, organisation, {
            _tag: "OrganisationMoved",
            from: organisation.superior,
            to: to.id
          })
        ]
      }
      case "close": {
        if (organisation === undefined) return []
        const event = { _tag: organisation.reviewClosed ? "ReviewReopened" : "ReviewClosed" } as const
        return [change("Organisation", organisation.id, organisation, event)]
      }
      case "give": {
        const user = pick(users, b)
        const held = [...this.posts.values()].filter((one) => one.organisation === organisation?.id)
        if (organisation === undefined || held.some((one) => one.user === user)) return []
        const leads = c % 4 !== 1 && !held.some(({ rank }) => rank === "super")
        const id = this.next("p")
        const mine = [...this.roles.values()].filter((one) => one.organisation === organisation.id)
        return [
          change("Post", id, undefined, {
            _tag: "PostGiven",
            id: id as never,
            organisation: organisation.id,
            user: user as never,
            holder: { document: { type: "passport", number: id }, name: id, mobile: "1" },
            department: null,
            role: leads ? null : (pick(mine, d)?.id ?? null),
            rank: leads ? "super" : "ordinary",
            state: d % 5 === 0 ? "offered" : "active"
          })
        ]
      }
      case "changePost": {
        if (post === undefined) return []
        const of = [...this.posts.values()].find(
          (one) => one.organisation === post.organisation && one.rank === "super"
        )
        const mine = [...this.roles.values()].filter((one) => one.organisation === post.organisation)
        if (c % 3 === 0 && post.rank !== "super")
          return [
            change("Post", post.id, post, { _tag: "PostMadeSuper" }),
            ...(of === undefined ? [] : [change("Post", of.id, of, { _tag: "PostEnded", why: "handedOver" })])
          ]
        const { department, role: had } = post
        const after = { department, role: pick(mine, d)?.id ?? null }
        const event: PostEvent =
          c % 3 === 1
            ? { _tag: "PostAssigned", before: { department, role: had }, after }
            : { _tag: post.state === "active" ? "PostDisabled" : "PostEnabled" }
        return [change("Post", post.id, post, event)]
      }
      case "endPost":
        return post === undefined ? [] : [change("Post", post.id, post, { _tag: "PostEnded", why: "removed" })]
      case "makeRole": {
        if (organisation === undefined) return []
        const id = this.next("role")
        const said = { name: id, description: "", modules: modulesBy(c) }
        return [
          change("Role", id, undefined, {
            _tag: "RoleCreated",
            id: id as never,
            organisation: organisation.id,
            facts: said
          })
        ]
      }
      case "editRole": {
        if (role === undefined) return []
        const { description, modules, name } = role
        const before = { name, description, modules }
        return [
          change("Role", role.id, role, { _tag: "RoleEdited", before, after: { ...before, modules: modulesBy(c) } })
        ]
      }
      case "submit": {
        if (organisation === undefined) return []
        const id = this.next("d")
        const said = {
          id,
          professional: `of-${pick(users, b)}`,
          madeBy: pick(users, c),
          copyOf: null,
          version: 1,
          claim: claim()
        }
        const state = { _tag: "Pending", ...said, responsible: organisation.id } as unknown as Declaration
        return [change("Declaration", id, undefined, { _tag: "DeclarationImported", state })]
      }
      case "decide": {
        if (declaration === undefined || organisation === undefined) return []
        const by = pick(users, c) as never
        const made = (event: Parameters<typeof change<"Declaration">>[3]) => [
          change("Declaration", declaration.id, declaration, event)
        ]
        if (declaration._tag === "Draft") return made({ _tag: "DeclarationDeleted" })
        if (declaration._tag === "Approved") return made({ _tag: "AuditPassed", by })
        if (declaration._tag !== "Pending") return []
        if (d % 4 === 0) return made({ _tag: "DeclarationWithdrawn" })
        if (d % 4 === 1) return made({ _tag: "DeclarationRejected", by, reason: "不实" })
        return made({
          _tag: "DeclarationApproved",
          recognised: hours(30),
          by,
          in: declaration.responsible,
          auditor: organisation.id
        })
      }
      default:
        return []
    }
  }

  private above(id: string): ReadonlyArray<string> {
    const superior = this.organisations.get(id)?.superior ?? null
    return superior === null ? [id] : [id, ...this.above(superior)]
  }
}

/** So few organisations that something happens to each. */
const most = 6
const actor = { user: "somebody", hat: { _tag: "Embedder" } } as never
const userOf = (professional: string): string => professional.slice("of-".length)
const pick = <A>(all: ReadonlyArray<A>, number: number): A | undefined => all[number % all.length]
const modulesBy = (bits: number) => asked.filter((_, index) => bits % 2 === 0 || bits & (2 << index))
