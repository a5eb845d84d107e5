#!/usr/bin/env node
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Console, Effect } from "effect"
import { Command } from "effect/cli"
import { Ended } from "./Ended.ts"
import { xueshi } from "./xueshi.ts"

const tell = (error: unknown) =>
  error instanceof Ended && error.text !== undefined
    ? Console.error(`✗ ${error.text.zh}\n  ${error.text.en}`)
    : Effect.void

Command.run(xueshi, { version: "0.1.0" }).pipe(
  Effect.tapError(tell),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain({ disableErrorReporting: true })
)
