import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { inject } from "vitest"

/** Starts a program in a process of its own and kills it once the counts that it has said are enough; gives these. */
export const killedWhen = async (
  program: URL,
  given: ReadonlyArray<string>,
  enough: (said: ReadonlyArray<number>) => boolean
): Promise<ReadonlyArray<number>> => {
  const options = ["--conditions=xueshi-source", fileURLToPath(program), inject("postgres"), ...given]
  const child = spawn(process.execPath, options, { stdio: ["ignore", "pipe", "inherit"] })
  const said: Array<number> = []
  for await (const chunk of child.stdout) {
    said.push(...String(chunk).trim().split("\n").map(Number))
    if (enough(said)) child.kill("SIGKILL")
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit")
  return said
}
