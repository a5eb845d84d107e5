import { actorOf, dayAt } from "@xueshi/core"
import type { Connection } from "@xueshi/embedded"
import { Effect, Redacted } from "effect"
import { SqlClient } from "effect/sql"
import pg from "pg"
import { administrator, moments, type Waiting } from "./city.ts"
import { functions } from "./handwritten.ts"
import { on } from "./server.ts"

/** Puts the floor's functions into a database. */
export const install = (connection: Connection) =>
  on(
    connection,
    Effect.flatMap(SqlClient.SqlClient, (sql) => Effect.forEach(functions, (text) => sql.unsafe(text)))
  )

const parameters = "$1, $2, $3, $4, $5, $6"
const one = (name: string) => ({ name, text: `select ${name}(${parameters}) as granted` })
const many = (name: string) => ({ name, text: `select * from ${name}(${parameters})` })
const today = dayAt(moments.now)

/** The floor over one connection: each call is one prepared statement. */
export const byHand = (connection: Connection) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const { database, host, password, port, username: user } = connection
      const secret = password && { password: Redacted.value(password) }
      const client = new pg.Client({ database, host, port, user, ...secret })
      await client.connect()
      const ask = async (what: ReturnType<typeof one>, { organisation }: Waiting, ids: unknown) => {
        const actor = actorOf(administrator(organisation))
        const values = [ids, actor.user, organisation, moments.now, today, JSON.stringify(actor)]
        return (await client.query({ ...what, values })).rows
      }
      const [approve, approveJudged] = [one("by_hand_approve"), one("by_hand_approve_judged")]
      const [approveMany, approveManyJudged] = [many("by_hand_approve_many"), many("by_hand_approve_many_judged")]
      const idsOf = (all: ReadonlyArray<Waiting>) => all.map(({ id }) => id)
      return {
        approve: (waiting: Waiting) => ask(approve, waiting, waiting.id),
        approveJudged: (waiting: Waiting) => ask(approveJudged, waiting, waiting.id),
        /** All of one organisation. */
        approveMany: (all: ReadonlyArray<Waiting>) => ask(approveMany, all[0] as Waiting, idsOf(all)),
        approveManyJudged: (all: ReadonlyArray<Waiting>) => ask(approveManyJudged, all[0] as Waiting, idsOf(all)),
        end: () => client.end()
      }
    }),
    ({ end }) => Effect.promise(end)
  )
