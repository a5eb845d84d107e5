import { PgClient } from "@effect/sql-pg"
import { sql, unavailableIn } from "@xueshi/sql"
import { Cause, Config, Effect, Layer, Option, Redacted } from "effect"
import { Flag } from "effect/cli"
import { cannot, Ended } from "./Ended.ts"

/** Where the database is. On a command line others can read it, so the environment is the better place for a password. */
export const databaseFlag = Flag.String("database").pipe(
  Flag.withDescription(
    "数据库地址 postgresql://…，缺省取环境变量 DATABASE_URL（含密码时请用后者） / its URL; DATABASE_URL where not given, and better where it holds a password"
  ),
  Flag.map(Redacted.make),
  Flag.optional
)

const noUrl = cannot(
  "不知道数据库在哪里：请设置 DATABASE_URL 或使用 --database",
  "no database: set DATABASE_URL or give --database"
)

/** The passwords of a URL in every form they might be repeated in. */
const secretsOf = (url: string): ReadonlyArray<string> => {
  if (!URL.canParse(url)) return [url]
  const { password, searchParams } = new URL(url)
  const given = [password, searchParams.get("password") ?? ""]
  return given.flatMap((one) => [one, decodeURIComponent(one)]).filter((one) => one !== "")
}

const without = (secrets: ReadonlyArray<string>, text: string): string =>
  secrets.reduce((made, secret) => made.replaceAll(secret, "***"), text)

/** Whatever kept a command from being done, as two sentences without a trace and without a password. */
const inWords = (cause: Cause.Cause<unknown>, secrets: ReadonlyArray<string>): Ended => {
  const error = Cause.squash(cause)
  if (error instanceof Ended) return error
  const known = unavailableIn(cause)
  if (known !== undefined) return cannot(without(secrets, known.zh), without(secrets, known.en))
  const told = without(secrets, error instanceof Error ? error.message : String(error))
  return cannot(`未能完成：${told}`, `could not be done: ${told}`)
}

type OnDatabase<A, E> = Effect.Effect<A, E, Layer.Success<typeof sql> | PgClient.PgClient | Layer.Services<typeof sql>>

/** Runs a command on the database that the operator named; it is told where that is. */
export const onDatabase = Effect.fnUntraced(function* <A, E>(
  given: Option.Option<Redacted.Redacted>,
  command: OnDatabase<A, E> | ((url: Redacted.Redacted) => OnDatabase<A, E>)
) {
  const named = Option.isSome(given) ? given : yield* Effect.option(Config.Redacted("DATABASE_URL"))
  if (Option.isNone(named)) return yield* noUrl
  const url = named.value
  const client = PgClient.layer({ url, applicationName: "xueshi", maxConnections: 2, connectTimeout: "5 seconds" })
  return yield* (Effect.isEffect(command) ? command : command(url)).pipe(
    Effect.provide(sql.pipe(Layer.provideMerge(client))),
    Effect.catchCause((cause) => Effect.fail(inWords(cause, secretsOf(Redacted.value(url)))))
  )
})
