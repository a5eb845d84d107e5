import process from "node:process"
import { fileURLToPath } from "node:url"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Console, Effect, Option, Redacted } from "effect"
import { Command, Flag } from "effect/cli"
import type { Database } from "./database.ts"
import { mainJob } from "./mainJob.ts"

const file = (name: string, description: string) =>
  Flag.String(name).pipe(Flag.withDescription(description), Flag.optional)

const ownDirectory = fileURLToPath(new URL("../../../../.xueshi", import.meta.url))

/** `DATABASE_URL`, else a PostgreSQL of our own. */
const databaseOf = (data: string, patience: number): Database => {
  const url = process.env["DATABASE_URL"] ?? ""
  return url === ""
    ? { _tag: "Embedded", directory: data }
    : { _tag: "Server", url: Redacted.make(url), patience: patience * 1000 }
}

const weihai = Command.make(
  "weihai",
  {
    once: Flag.Boolean("once").pipe(
      Flag.withDescription("办完即结束，不启动接口 / end after the job, without serving"),
      Flag.withDefault(false)
    ),
    roster: file("roster", "人员名册 .xlsx / the roster to import"),
    declarations: file("declarations", "学时申报 .xlsx / the declarations to take"),
    out: Flag.String("out").pipe(Flag.withDescription("输出目录 / where the results go"), Flag.withDefault("out")),
    today: file("today", "办理日期 年-月-日 / the day on which everything happens"),
    data: Flag.String("data").pipe(
      Flag.withDescription("数据目录 / where the database lives (unless DATABASE_URL names one)"),
      Flag.withDefault(ownDirectory)
    ),
    port: Flag.Int("port").pipe(Flag.withDescription("接口的端口 / the port to serve on"), Flag.withDefault(3000)),
    patience: Flag.Int("patience").pipe(
      Flag.withDescription("等待 DATABASE_URL 应答的秒数 / seconds that the server may take to answer"),
      Flag.withDefault(30)
    )
  },
  ({ data, declarations, once, out, patience, port, roster, today }) =>
    mainJob({
      out,
      roster: Option.getOrUndefined(roster),
      declarations: Option.getOrUndefined(declarations),
      today: Option.getOrUndefined(today),
      database: databaseOf(data, patience),
      // Beside the database's directory, which is the database's alone.
      evidence: `${data}-evidence`,
      port: once ? undefined : port
    }).pipe(Effect.scoped)
).pipe(
  Command.withDescription("威海示例：从 Excel 名册到年度认定与结业证书 / from a roster to verdicts and certificates")
)

/** A refusal is told in both languages. */
const tell = (error: unknown) =>
  typeof error === "object" && error !== null && "zh" in error && "en" in error
    ? Console.error(`\n✗ ${error.zh}\n  ${error.en}`)
    : Effect.void

const stopped = Console.error(
  "\n已停止。已办理的都已保存，再次运行会接着办理\nStopped. What was done is kept; run again to go on"
)

Command.run(weihai, { version: "0.1.0" }).pipe(
  Effect.tapError(tell),
  // A defect is ours: it shows itself whole.
  Effect.tapDefect((defect) => Console.error(defect)),
  Effect.onInterrupt(() => stopped),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain({ disableErrorReporting: true })
)
