// Runs a command of this project on the Node it pins, installing first what the lock file asks for.
// Plain JavaScript: the machine's own Node (20 or newer) runs it before anything is installed.
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
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
  "test:browser": [[...source, at("tests/browser/run.ts")]],
  bench: [["--expose-gc", ...source, at("bench/main.ts")]],
  sample: [[...source, at("packages/examples/weihai/src/sample/write.ts")]],
  rules: [[...source, at("scripts/rules.ts")]],
  check: [
    [at("node_modules/@biomejs/biome/bin/biome"), "check", "--error-on-warnings"],
    [at("node_modules/typescript/bin/tsc"), "-b"],
    [at("node_modules/@effect/tsgo/dist/effect-tsgo.cjs"), "diagnostics", "--project", at("tsconfig.json")],
    [at("node_modules/knip/bin/knip.js")],
    [...source, at("scripts/rules.ts"), "--check"]
  ]
}

const say = (zh, en) => process.stderr.write(`${zh}\n${en}\n`)
const fail = (zh, en) => {
  say(`✗ ${zh}`, `  ${en}`)
  process.exit(1)
}

/** Installs from the lock file unless that very lock file is what stands installed. */
const install = () => {
  const lock = createHash("sha256")
    .update(readFileSync(at("package-lock.json")))
    .digest("hex")
  const stamp = at("node_modules", ".xueshi-lock")
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return
  say(
    "首次运行：正在按 package-lock.json 安装依赖，约需一分钟……",
    "First run: installing the dependencies of package-lock.json, about a minute …"
  )
  const npm = process.env.npm_execpath
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
  const shell = process.platform === "win32"
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ["ignore", 2, 2] })
    : spawnSync("npm", args, { cwd: root, stdio: ["ignore", 2, 2], shell })
  if (done.status !== 0)
    fail(
      "依赖安装失败：请查看上面 npm 的提示，检查网络、npm 源和磁盘空间后重试。",
      "Installing failed: see npm's message above; check the network, the registry and the disk, then try again."
    )
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, lock)
  say("✓ 依赖已安装。", "  Installed.")
}

/** The pinned Node of the lock file, or the machine's own where no binary of its platform is pinned. */
const node = () => {
  const { platform, arch } = process
  const name = `node-${platform === "win32" ? "win" : platform}-${arch}`
  const candidates = [name, name.replace("node-", "node-bin-")].map((one) =>
    at("node_modules", one, "bin", platform === "win32" ? "node.exe" : "node")
  )
  const pinned = candidates.find(existsSync)
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
  fail(`未知命令：${command}`, `Unknown command: ${command}. One of: ${Object.keys(commands).join(", ")}`)
install()
const runtime = node()
for (const program of programs) {
  const { signal, status } = spawnSync(runtime, [...program, ...(programs.length === 1 ? rest : [])], {
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: `${dirname(runtime)}${process.platform === "win32" ? ";" : ":"}${process.env.PATH ?? ""}`
    }
  })
  if (status !== 0) process.exit(status ?? (signal === "SIGINT" ? 130 : 1))
}
