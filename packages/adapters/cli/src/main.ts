#!/usr/bin/env node
import process from "node:process"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Console, Effect, Runtime } from "effect"
import { Command } from "effect/cli"
import { Ended } from "./Ended.ts"
import { plain } from "./policy/Terminal.ts"
import { xueshi } from "./xueshi.ts"

/** Ends only once everything is written: a process that ends at once cuts what a pipe has not taken yet. */
const teardown: Runtime.Teardown = (exit, onExit) =>
  Runtime.defaultTeardown(exit, (code) => process.stdout.write("", () => onExit(code)))

const tell = (error: unknown) =>
  error instanceof Ended && error.text !== undefined
    ? Console.error(
        [`✗ ${error.text.zh}`, `  ${error.text.en}`, ...(error.details ?? []).map((line) => `  · ${line}`)]
          .map(plain)
          .join("\n")
      )
    : Effect.void

/** What nobody thought of: one line of it, so that it can be reported; without numbers that could be a person's. */
const broken = (defect: unknown): Ended => {
  const what = (defect instanceof Error ? defect.message : String(defect)).split("\n")[0] ?? ""
  return new Ended({
    code: 2,
    text: {
      zh: "程序出错，没有完成；请把下面一行报告给开发者",
      en: "it broke and did not finish; please report this line"
    },
    details: [what.slice(0, 500).replace(/\d{6,}/gu, "…")]
  })
}

Command.run(xueshi, { version: "0.1.0" }).pipe(
  Effect.catchDefect((defect) => Effect.fail(broken(defect))),
  // Whatever else is refused is the command line itself, of which the error was shown with its help.
  Effect.mapError((error) => (error instanceof Ended ? error : new Ended({ code: 2 }))),
  Effect.tapError(tell),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain({ disableErrorReporting: true, teardown })
)
