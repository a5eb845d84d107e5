import { type OrganisationId, Organisations, type Principal, Professionals, UserId } from "@xueshi/core"
import type { Connection } from "@xueshi/embedded"
import { Effect, ManagedRuntime } from "effect"
import { quantile } from "../rounds.ts"
import { portsOn } from "../sql/byLibrary.ts"
import { moments } from "../sql/city.ts"
import { count, middle, ms, print, times } from "../sql/show.ts"
import { pgOn } from "./byHand.ts"
import { administratorOf, type Row } from "./cases.ts"
import { madeProvince } from "./made.ts"

const [wanted, aim, rounds] = [5000, 2000, 6]

interface Subtree extends Row {
  readonly superior: string
  readonly organisations: number
}

/** The authority whose subtree is nearest to the size that is wanted. */
const subtreeQuery = `
  select one.id, one.path, one.kind, one.region, one.superior, (
    select count(*) from organisation below where below.path >= one.path and below.path < one.path || U&'\\+10FFFF'
  )::integer as organisations
  from organisation one where kind = 'authority' order by abs((
    select count(*) from organisation below where below.path >= one.path and below.path < one.path || U&'\\+10FFFF'
  ) - ${wanted}), path limit 1`

/** Moves a subtree there and back: until it is written, and readers below the new superior and in the old place see it so. */
const timeMoves = Effect.fnUntraced(function* (connection: Connection) {
  const client = yield* pgOn(connection)
  const { dispose, runPromise } = ManagedRuntime.make(portsOn(connection, moments.now))
  yield* Effect.addFinalizer(() => Effect.promise(dispose))
  const rowsOf = <A extends object>(text: string, values: ReadonlyArray<unknown> = []) =>
    Effect.map(
      Effect.promise(() => client.query<A>(text, [...values])),
      ({ rows }) => rows
    )
  const [moved] = yield* rowsOf<Subtree>(subtreeQuery)
  if (moved === undefined) return yield* Effect.die(new Error("the province has no authority"))
  const [root] = yield* rowsOf<Row>("select id, path, kind, region from organisation where superior is null")
  const [other] = yield* rowsOf<Row>(
    `select id, path, kind, region from organisation
     where kind = 'authority' and not starts_with(path, $1) and id <> $2 order by length(path), path limit 1`,
    [moved.path, moved.superior]
  )
  if (root === undefined || other === undefined) return yield* Effect.die(new Error("there is nowhere to move it"))
  const within = "organisation.path >= $1 and organisation.path < $1 || U&'\\+10FFFF'"
  const [people] = yield* rowsOf<{ count: number }>(
    `select count(*)::integer as count from professional join organisation on organisation.id = organisation where ${within}`,
    [moved.path]
  )
  const principal = administratorOf(root)
  const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }
  const id = moved.id as OrganisationId
  const took: Array<number> = []
  const floor: Array<number> = []
  for (let round = 0; round < rounds; round++) {
    const there = round % 2 === 0
    const to = (there ? other.id : moved.superior) as OrganisationId
    const start = performance.now()
    const seen = yield* Effect.promise(() =>
      runPromise(
        Effect.gen(function* () {
          const { path } = yield* Organisations.move(embedder, id, to)
          const first = { after: null, limit: 1 }
          const below = yield* Organisations.list(principal, { within: id }, first)
          const working = yield* Professionals.list(principal, { organisation: id }, first)
          return { path, below: below.items[0]?.path, working: working.items.length }
        })
      )
    )
    took.push(performance.now() - start)
    const [below] = yield* rowsOf<{ count: number }>(
      `select count(*)::integer as count from organisation where ${within}`,
      [seen.path]
    )
    if (below?.count !== moved.organisations || seen.below !== seen.path || seen.working !== 1)
      return yield* Effect.die(new Error("readers do not see all of it where it was moved"))
    // By hand: the paths alone, without triggers, reviewers and journal, and undone again.
    yield* rowsOf("begin")
    yield* rowsOf("set local session_replication_role = replica")
    const begun = performance.now()
    yield* rowsOf(`update organisation set path = 'x' || path where ${within}`, [seen.path])
    floor.push(performance.now() - begun)
    yield* rowsOf("rollback")
  }
  const ratio = took.map((one, round) => one / (floor[round] as number))
  const missed = quantile(took, 0.5) > aim ? ", MISSED" : ""
  print(
    `A subtree of ${count(moved.organisations)} organisations and ${count(people?.count ?? 0)} people moved, ${rounds} times`,
    `  until readers see it: ${middle(took, ms)}, at most ${ms(Math.max(...took))}; aim ≤ ${ms(aim)}${missed}`,
    `  → ${middle(ratio, times)} times as long as writing the paths alone by hand, ${middle(floor, ms)}`
  )
})

/** `npm run bench -- move`: a subtree moved under another superior. */
export const timeMove = (args: ReadonlyArray<string>): Promise<void> =>
  Effect.flatMap(madeProvince(args), timeMoves).pipe(Effect.scoped, Effect.orDie, Effect.runPromise)
