import { NodeRuntime, NodeServices } from "@effect/platform-node"
import { Console, Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import { mainJob } from "./mainJob.ts"

const file = (name: string, description: string) =>
  Flag.String(name).pipe(Flag.withDescription(description), Flag.optional)

const weihai = Command.make(
  "weihai",
  {
    once: Flag.Boolean("once").pipe(
      Flag.withDescription("办完即结束 / end after the job (there is nothing to serve yet)"),
      Flag.withDefault(false)
    ),
    roster: file("roster", "人员名册 .xlsx / the roster to import"),
    declarations: file("declarations", "学时申报 .xlsx / the declarations to take"),
    out: Flag.String("out").pipe(Flag.withDescription("输出目录 / where the results go"), Flag.withDefault("out")),
    today: file("today", "办理日期 年-月-日 / the day on which everything happens")
  },
  ({ declarations, once: _, out, roster, today }) =>
    mainJob({
      out,
      roster: Option.getOrUndefined(roster),
      declarations: Option.getOrUndefined(declarations),
      today: Option.getOrUndefined(today)
    }).pipe(Effect.scoped)
).pipe(
  Command.withDescription("威海示例：从 Excel 名册到年度认定与结业证书 / from a roster to verdicts and certificates")
)

/** A refusal is told in both languages; anything else is a defect and shows itself whole. */
const tell = (error: unknown) =>
  typeof error === "object" && error !== null && "zh" in error && "en" in error
    ? Console.error(`\n✗ ${error.zh}\n  ${error.en}`)
    : Effect.void

Command.run(weihai, { version: "0.1.0" }).pipe(
  Effect.tapError(tell),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain({ disableErrorReporting: true })
)
