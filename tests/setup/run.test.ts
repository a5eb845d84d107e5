import { spawnSync } from "node:child_process"
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"

const root = join(import.meta.dirname, "../..")
/** A path that people of this project have: with spaces and Chinese in it. */
const place = join(mkdtempSync(join(tmpdir(), "xueshi-run-")), "学时 checkout")
const log = join(place, "npm.log")
const { PATH = "" } = process.env
afterAll(() => rmSync(join(place, ".."), { recursive: true, force: true }))

/** Stands for npm: notes each call and lays a vitest that prints its arguments. Told to, it fails or dies half way. */
const npm = `
const { appendFileSync, mkdirSync, writeFileSync } = require("node:fs")
appendFileSync(${JSON.stringify(log)}, process.argv.slice(2).join(" ") + "\\n")
if (process.env.NPM_DOES === "fail") process.exit(1)
if (process.env.NPM_DOES === "die") process.kill(process.pid, "SIGKILL")
mkdirSync("node_modules/vitest", { recursive: true })
writeFileSync("node_modules/vitest/vitest.mjs", "console.log('ran', process.argv.slice(2).join(' '), process.env.NODE_OPTIONS ?? 'plain')")
`

mkdirSync(join(place, "scripts"), { recursive: true })
cpSync(join(root, "scripts/run.mjs"), join(place, "scripts/run.mjs"))
writeFileSync(join(place, "npm-cli.js"), npm)
writeFileSync(join(place, "package-lock.json"), "{}")

const run = (args: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}) => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(place, "scripts/run.mjs"), ...args], {
    encoding: "utf8",
    env: { PATH, npm_execpath: join(place, "npm-cli.js"), ...env }
  })
  return { status, said: stderr, printed: stdout.trim() }
}
const installs = () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").length : 0)

describe("npm start, npm test and their like", () => {
  it("an unknown command is refused in Chinese and English, and installs nothing", () => {
    const { said, status } = run(["tset"])
    expect(status).toBe(1)
    expect(said).toContain("未知命令：tset")
    expect(said).toContain("Unknown command: tset")
    expect(installs()).toBe(0)
  })
  it("an install that fails or dies is told, and is made again on the next run", () => {
    for (const [fate, count] of [
      ["fail", 1],
      ["die", 2]
    ] as const) {
      const { said, status } = run(["test"], { NPM_DOES: fate })
      expect(status).toBe(1)
      expect(said).toContain("依赖安装失败")
      expect(said).toContain("Installing failed")
      expect(installs()).toBe(count)
    }
  })
  it("the first run installs from the lock file, the second does not, a changed lock file does", () => {
    expect(run(["test", "one"]).printed).toBe("ran run one plain")
    expect(readFileSync(log, "utf8")).toContain("ci --ignore-scripts --include=dev --include=optional")
    expect(run(["test", "two"]).said).toBe("")
    expect(installs()).toBe(3)
    appendFileSync(join(place, "package-lock.json"), "\n")
    expect(run(["test"]).said).toContain("✓")
    expect(installs()).toBe(4)
  })
  it("a changed lock file whose install dies leaves nothing that passes for installed", () => {
    appendFileSync(join(place, "package-lock.json"), "\n")
    expect(run(["test"], { NPM_DOES: "die" }).status).toBe(1)
    expect(run(["test"]).said).toContain("✓")
    expect(installs()).toBe(6)
  })
  it("options of the machine's own Node do not reach the pinned one", () => {
    expect(run(["test"], { NODE_OPTIONS: "--no-deprecation" }).printed).toBe("ran run plain")
  })
})

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

describe("the lock file", () => {
  it("names every package that one of its packages asks for, so that npm ci takes it", () => {
    const { packages }: { packages: Readonly<Record<string, Locked>> } = JSON.parse(
      readFileSync(join(root, "package-lock.json"), "utf8")
    )
    const locked = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf("node_modules/"))))
    const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !locked.has(`node_modules/${name}`))
        .map((name) => `${name}, for ${path}`)
    )
    expect(missing).toEqual([])
  })
})
