import { spawn } from "node:child_process"
import { Console as NodeConsole } from "node:console"
import process from "node:process"
import { Writable } from "node:stream"
import { fileURLToPath } from "node:url"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { ConfigProvider, Console, Effect, Layer, Runtime, Stdio, Stream } from "effect"
import { program } from "../../packages/adapters/cli/src/program.js"

/** What the command ended with and what it wrote. */
export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** What else a command said on its error output than how far it was, which it tells where it takes long. */
export const besideProgress = (err: string): string => err.replaceAll(/^… .*\n/gmu, "")

/** Keeps what is written to it. */
const keeping = () => {
  const written: Array<string> = []
  const stream = new Writable({
    decodeStrings: false,
    write: (text: string, _, done) => {
      written.push(text)
      done()
    }
  })
  return { stream, text: () => written.join("") }
}

/** All of the command but its process, which takes most of a second to start. */
const answer = async (DATABASE_URL: string | undefined, input: string, args: ReadonlyArray<string>): Promise<Ran> => {
  const [out, err] = [keeping(), keeping()]
  const around = Layer.mergeAll(
    Stdio.layerTest({ args: Effect.succeed(args), stdin: Stream.make(Buffer.from(input)) }),
    Layer.succeed(Console.Console, new NodeConsole(out.stream, err.stream)),
    ConfigProvider.layer(ConfigProvider.fromEnvRecord({ DATABASE_URL }))
  )
  const exit = await Effect.runPromiseExit(Effect.provide(program, Layer.provideMerge(around, NodeServices.layer)))
  return new Promise((resolve) =>
    Runtime.defaultTeardown(exit, (code) => resolve({ code, out: out.text(), err: err.text() }))
  )
}

/** What the command answers an operator whose environment names this database. */
export const xueshi = (url: string | undefined, ...args: ReadonlyArray<string>): Promise<Ran> => answer(url, "", args)

/** What a command that needs no database answers to what comes in. */
export const xueshiOn = (input: string, ...args: ReadonlyArray<string>): Promise<Ran> => answer(undefined, input, args)

const main = fileURLToPath(new URL("../../packages/adapters/cli/src/main.ts", import.meta.url))

/** Around a process of the command. */
interface Surroundings {
  readonly url?: string
  /** What comes in. */
  readonly input?: string
  /** Ends it once it tells how far it is. */
  readonly ending?: NodeJS.Signals
}

/** Runs the command as a process, as an operator does: for how it starts, ends, and is ended. */
export const launched = ({ ending, input = "", url }: Surroundings, ...args: ReadonlyArray<string>): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const { DATABASE_URL: _, ...env } = process.env
    const flags = ["--conditions=xueshi-source", "--disable-warning=ExperimentalWarning"]
    const child = spawn(process.execPath, [...flags, main, ...args], {
      env: { ...env, ...(url && { DATABASE_URL: url }) }
    })
    let [out, err] = ["", ""]
    if (ending !== undefined) child.stderr.once("data", () => child.kill(ending))
    child.stdout.on("data", (text) => {
      out += text
    })
    child.stderr.on("data", (text) => {
      err += text
    })
    child.on("error", reject)
    // A command that has no use for what comes in may have ended before it is written.
    child.stdin.on("error", () => {})
    child.stdin.end(input)
    child.on("close", (code) => resolve({ code, out, err }))
  })
