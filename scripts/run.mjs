// Runs a command of this project on the Node it pins, installing first what the lock file asks for.
// Plain JavaScript: the machine's own Node (20 or newer) runs it before anything is installed.
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { basename, delimiter, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = join(dirname(fileURLToPath(import.meta.url)), "..")
const at = (...parts) => join(root, ...parts)

/** From source, without a build: the workspace's packages export their TypeScript under this condition. */
const source = ["--conditions=xueshi-source", "--disable-warning=ExperimentalWarning"]
const vitest = at("node_modules/vitest/vitest.mjs")

/** Each command is a list of programs for the pinned Node; the first failure ends it. */
const commands = {
  start: [[...source, at("packages/examples/weihai/src/main.ts")]],
  test: [[vitest, "run"]],
  "test:browser": [
    [at("node_modules/typescript/bin/tsc"), "-b", at("tests/browser")],
    [...source, at("tests/browser/run.ts")]
  ],
  pack: [[...source, at("scripts/pack.ts")]],
  "test:packed": [[...source, at("tests/packed/run.ts")]],
  bench: [["--expose-gc", ...source, at("bench/main.ts")]],
  xueshi: [[...source, at("packages/adapters/cli/src/main.ts")]],
  soak: [[...source, at("tests/soak/main.ts")]],
  mutants: [[...source, at("mutants/main.ts")]],
  sample: [[...source, at("packages/examples/weihai/src/sample/write.ts")]],
  rules: [[...source, at("scripts/rules.ts")]],
  authorisation: [[...source, at("scripts/authorisation.ts")]],
  reviews: [[...source, at("scripts/reviews.ts")]],
  schema: [[...source, at("scripts/schema.ts")]],
  check: [
    [at("node_modules/@biomejs/biome/bin/biome"), "check", "--error-on-warnings"],
    [at("node_modules/typescript/bin/tsc"), "-b"],
    [at("node_modules/@effect/tsgo/dist/effect-tsgo.cjs"), "diagnostics", "--strict", "--project", at("tsconfig.json")],
    [at("node_modules/knip/bin/knip.js")],
    [...source, at("scripts/rules.ts"), "--check"],
    [...source, at("scripts/authorisation.ts"), "--check"],
    [...source, at("scripts/reviews.ts"), "--check"]
  ]
}

const say = (zh, en) => process.stderr.write(`${zh}\n${en}\n`)
const fail = (zh, en) => {
  say(`✗ ${zh}`, `  ${en}`)
  process.exit(1)
}

const windows = process.platform === "win32"

/**
 * Npm as it was called, or the one beside this Node; on the Node it was called with, since `node` itself may be the pinned
 * one that npm is about to replace, or another one that comes first on the path.
 */
const npm = (directory, args) => {
  const { npm_execpath: called = "", npm_node_execpath: own = process.execPath } = process.env
  const beside = join(dirname(own), windows ? "node_modules" : "../lib/node_modules", "npm/bin/npm-cli.js")
  const cli = [called, beside].find((one) => basename(one) === "npm-cli.js" && existsSync(one))
  const options = { cwd: directory, stdio: ["ignore", 2, 2] }
  return cli ? spawnSync(own, [cli, ...args], options) : spawnSync("npm", args, { ...options, shell: windows })
}

/** Whatever the machine's npm settings are: development and optional packages too, no scripts, newer engines accepted. */
const installing = ["ci", "--ignore-scripts", "--include=dev", "--include=optional", "--engine-strict=false"]
const quietly = ["--no-audit", "--no-fund", "--loglevel=error"]

/** Installs a folder from its lock file unless that very lock file is what stands installed, whole, for this platform. */
const install = (directory, zh, en) => {
  const lock = createHash("sha256")
    .update(`${process.platform}-${process.arch}\n`)
    .update(readFileSync(join(directory, "package-lock.json")))
    .digest("hex")
  const stamp = join(directory, "node_modules", ".xueshi-lock")
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return
  say(zh, en)
  try {
    mkdirSync(dirname(stamp), { recursive: true })
    rmSync(stamp, { force: true })
    accessSync(directory, constants.W_OK)
  } catch {
    fail(
      `无法写入 ${directory}：请换到有写权限的目录（不要用只读介质），或以该目录的所有者运行。`,
      `Cannot write to ${directory}: use a folder you may write to, or run as its owner.`
    )
  }
  const { error, status } = npm(directory, [...installing, ...quietly])
  if (error?.code === "ENOENT")
    fail("找不到 npm：请安装 Node.js 20 以上（自带 npm）。", "No npm: install Node.js 20 or newer, which brings it.")
  if (status !== 0)
    fail(
      "依赖安装失败：请查看上面 npm 的提示，检查网络、npm 源和磁盘空间后重试。",
      "Installing failed: see npm's message above; check the network, the registry and the disk, then try again."
    )
  writeFileSync(stamp, lock)
  say("✓ 依赖已安装。", "  Installed.")
}

/** The pinned Node of the lock file, or the machine's own where no binary that runs here is pinned. */
const node = () => {
  const { arch, platform } = process
  const name = `node-${windows ? "win" : platform}-${arch}`
  const pinned = [name, name.replace("node-", "node-bin-")]
    .map((one) => at("node_modules", one, "bin", windows ? "node.exe" : "node"))
    .find((one) => existsSync(one) && spawnSync(one, ["--version"], { env: {} }).status === 0)
  if (pinned !== undefined) return pinned
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
  if (major > 22 || (major === 22 && minor >= 19)) return process.execPath
  return fail(
    `没有适用于 ${platform}-${arch} 的固定版本 Node：请安装 Node 24 后重试。`,
    `No pinned Node for ${platform}-${arch}: install Node 24 and try again.`
  )
}

const [command, ...rest] = process.argv.slice(2)
const programs = commands[command]
if (programs === undefined)
  fail(
    `未知命令：${command}。可用：${Object.keys(commands).join("、")}`,
    `Unknown command: ${command}. One of: ${Object.keys(commands).join(", ")}`
  )
install(
  root,
  "首次运行或依赖有变：正在按 package-lock.json 安装依赖，约需一分钟……",
  "First run or new lock file: installing the dependencies of package-lock.json, about a minute …"
)
if (command === "test:packed")
  install(
    at("tests/packed"),
    "安装包测试：正在安装检查工具……",
    "Tests of the packed packages: installing what looks at them …"
  )
if (command === "test:browser")
  install(
    at("tests/browser"),
    "浏览器测试：正在安装测试用浏览器（约 100 MB，仅此命令需要）……",
    "Browser tests: installing a browser to test in (about 100 MB, for this command only) …"
  )
const runtime = node()
// Options meant for the machine's own Node may be unknown to the pinned one.
const { NODE_OPTIONS, ...environment } = process.env
const env = { ...environment, PATH: `${dirname(runtime)}${delimiter}${process.env.PATH ?? ""}` }
for (const program of programs) {
  const args = [...program, ...(programs.length === 1 ? rest : [])]
  const { error, signal, status } = spawnSync(runtime, args, { stdio: "inherit", env })
  if (error) fail(`无法启动 ${runtime}：${error.message}`, `Cannot start ${runtime}: ${error.message}`)
  if (status !== 0) process.exit(status ?? (signal === "SIGINT" ? 130 : 1))
}
