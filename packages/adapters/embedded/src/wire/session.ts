import { connect, type Socket } from "node:net"
import { join } from "node:path"
import { Effect, Redacted, type Scope } from "effect"
import type { Connection } from "../Connection.ts"
import { errorText, firstColumn, query, saslFinal, saslFirst, split, startup, terminate } from "./messages.ts"
import { StatementFailed } from "./StatementFailed.ts"
import { scram } from "./scram.ts"

/** Runs one statement and gives the first column of its rows. */
export type Session = (sql: string) => Effect.Effect<ReadonlyArray<string>, StatementFailed>

/** What the server is being asked: to let us in, or a statement. */
interface Waiting {
  readonly rows: Array<string>
  failed?: string
  readonly done: (failed: string | undefined, rows: ReadonlyArray<string>) => void
}

const authentication = { ok: 0, sasl: 10, continue: 11, final: 12 }

/** One connection that answers one statement at a time. */
class Wire {
  private waiting: Waiting | undefined
  private rest = Buffer.alloc(0)
  private readonly login
  readonly socket: Socket

  constructor({ database, host, password, port, username }: Connection) {
    this.login = scram(password === undefined ? "" : Redacted.value(password))
    this.socket = host.startsWith("/") ? connect(join(host, `.s.PGSQL.${port}`)) : connect(port, host)
    this.socket.on("connect", () => this.socket.write(startup(username, database)))
    this.socket.on("data", (bytes: Buffer) => this.receive(bytes))
    this.socket.on("error", (error) => this.finish(error.message))
    this.socket.on("close", () => this.finish("the connection was closed"))
  }

  ask(
    bytes: Buffer | undefined
  ): Promise<{ readonly failed: string | undefined; readonly rows: ReadonlyArray<string> }> {
    return new Promise((resolve) => {
      this.waiting = { rows: [], done: (failed, rows) => resolve({ failed, rows }) }
      if (this.socket.destroyed) this.finish("the connection was closed")
      else if (bytes !== undefined) this.socket.write(bytes)
    })
  }

  private finish(failed: string | undefined): void {
    const waiting = this.waiting
    this.waiting = undefined
    waiting?.done(waiting.failed ?? failed, waiting.rows)
  }

  private receive(bytes: Buffer): void {
    const { messages, rest } = split(Buffer.concat([this.rest, bytes]))
    this.rest = Buffer.from(rest)
    for (const { body, kind } of messages) {
      if (kind === "R") this.authenticate(body.readInt32BE(0), body.toString("utf8", 4))
      else if (kind === "D") this.waiting?.rows.push(firstColumn(body))
      else if (kind === "E" && this.waiting !== undefined) this.waiting.failed = errorText(body)
      else if (kind === "Z") this.finish(undefined)
    }
  }

  private authenticate(kind: number, text: string): void {
    if (kind === authentication.sasl) this.socket.write(saslFirst(this.login.first))
    else if (kind === authentication.continue) this.socket.write(saslFinal(this.login.final(text)))
    else if (kind !== authentication.ok && kind !== authentication.final)
      this.socket.destroy(new Error("the server asks for a kind of password that is not SCRAM"))
  }
}

/**
 * A connection for statements about databases, which this package has to make itself: it must not depend on a driver.
 * Everything else is for a driver; see `Server.connection`.
 */
export const session = (connection: Connection): Effect.Effect<Session, StatementFailed, Scope.Scope> =>
  Effect.gen(function* () {
    const wire = yield* Effect.acquireRelease(
      Effect.sync(() => new Wire(connection)),
      ({ socket }) => Effect.sync(() => socket.end(terminate).unref())
    )
    const run = (statement: string, bytes: Buffer | undefined) =>
      Effect.flatMap(
        Effect.promise(() => wire.ask(bytes)),
        ({ failed, rows }) =>
          failed === undefined ? Effect.succeed(rows) : Effect.fail(new StatementFailed({ statement, detail: failed }))
      )
    yield* run("connect", undefined)
    return (sql) => run(sql, query(sql))
  })
