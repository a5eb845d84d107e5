import { spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import type { Mutant } from "../Mutant.ts"
import { root } from "../root.ts"

interface Report {
  readonly testResults: ReadonlyArray<{
    readonly name: string
    readonly message: string
    readonly status: string
    readonly assertionResults: ReadonlyArray<{ readonly fullName: string; readonly status: string }>
  }>
}

/** A run that takes as long as this goes round in a circle. */
const longest = 180_000

/** Which tests: those of some files whose titles name one of some rules, or all where none is given; of these those on memory alone. */
export interface Chosen {
  readonly files: ReadonlyArray<string>
  readonly ids: ReadonlyArray<string>
  readonly onMemory?: boolean
}

const titles = ({ ids, onMemory = false }: Chosen): string =>
  `^${onMemory ? "(?=.*\\bon memory\\b)" : ""}.*(?:${ids.join("|")})`

/** The whole titles of the tests that fail, of those chosen. A file that cannot be loaded fails under its own name. */
export const failing = async (chosen: Chosen, mutant?: Mutant): Promise<ReadonlyArray<string>> => {
  const { files, ids } = chosen
  const folder = mkdtempSync(join(tmpdir(), "xueshi-mutant-"))
  const [fault, report] = [join(folder, "mutant.json"), join(folder, "report.json")]
  if (mutant !== undefined) writeFileSync(fault, JSON.stringify({ path: join(root, mutant.path), text: mutant.text }))
  const args = [
    join(root, "node_modules/vitest/vitest.mjs"),
    ...["run", "--config", "mutants/rules/vitest.config.ts", "--reporter=json", `--outputFile=${report}`],
    ...["-t", titles(chosen)],
    ...(mutant === undefined ? [] : ["--bail=1"]),
    ...files
  ]
  const env = mutant === undefined ? process.env : { ...process.env, XUESHI_MUTANT: fault }
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: "ignore",
    timeout: longest,
    killSignal: "SIGKILL"
  })
  const signal = await new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.on("error", reject)
    child.on("exit", (_, killedBy) => resolve(killedBy))
  })
  try {
    if (signal !== null) return [`${ids.join(" ")} no end within ${longest / 1000} s`]
    const { testResults } = JSON.parse(readFileSync(report, "utf8")) as Report
    return testResults.flatMap(({ assertionResults, name, status }) => {
      const failed = assertionResults.filter((one) => one.status === "failed").map(({ fullName }) => fullName)
      return failed.length === 0 && status === "failed" && assertionResults.length === 0 ? [name] : failed
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
