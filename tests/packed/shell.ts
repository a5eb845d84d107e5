import { type SpawnOptions, spawn } from "node:child_process"
import process from "node:process"

/** The environment of somebody at a terminal: nothing of the npm that runs this. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS|INIT_CWD)/iu.test(name))
)

export const start = (program: string, args: ReadonlyArray<string>, options: SpawnOptions) =>
  spawn(program, args, { env, ...options })

/** Runs a program to its end: what it printed, and whether it went well. */
export const run = (program: string, args: ReadonlyArray<string>, cwd: string) =>
  new Promise<{ readonly text: string; readonly ok: boolean }>((resolve, reject) => {
    const child = start(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] })
    let text = ""
    const listen = (chunk: Buffer) => {
      text += chunk
    }
    child.stdout?.on("data", listen)
    child.stderr?.on("data", listen)
    child.once("error", reject)
    child.once("close", (code) => resolve({ text, ok: code === 0 }))
  })

/** The same, which has to go well: what it printed. */
export const succeed = async (program: string, args: ReadonlyArray<string>, cwd: string): Promise<string> => {
  const { ok, text } = await run(program, args, cwd)
  if (!ok) throw new Error(`${program} ${args.join(" ")}\n${text}`)
  return text
}
