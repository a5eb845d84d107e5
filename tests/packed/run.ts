// What a developer does who has the packages and docs/http.md alone: packs, installs into an empty folder outside the
// repository, takes the guide's own programs, types them, runs them, and breaks them. The registry is asked.
import { doesNotMatch, match, strictEqual } from "node:assert"
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { installing, programs } from "./guide.ts"
import { breakAsTold, commandTooLate, readDocuments } from "./requests.ts"
import { run, start, succeed } from "./shell.ts"

const clone = join(import.meta.dirname, "../..")
const outside = mkdtempSync(join(tmpdir(), "xueshi-packed-"))
const [packed, portal] = [join(outside, "packed"), join(outside, "portal")]
const node = process.execPath
const manifestOf = (path: string) => JSON.parse(readFileSync(join(path, "package.json"), "utf8"))
const program = (name: string, port: number) => (programs.get(name) ?? "").replaceAll("3000", `${port}`)

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })

const step = async (what: string, check: () => Promise<void>) => {
  const began = performance.now()
  await check()
  console.log(`✓ ${what} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
}

const types = async (moduleResolution: "nodenext" | "bundler", ...files: ReadonlyArray<string>) => {
  const options = {
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false },
    ...{ noEmit: true, target: "es2024", lib: ["es2024", "dom", "dom.iterable"], types: ["node"] },
    ...{ module: moduleResolution === "nodenext" ? "nodenext" : "esnext", moduleResolution }
  }
  writeFileSync(join(portal, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files }))
  return run(node, [join(clone, "node_modules/typescript/bin/tsc"), "-p", "."], portal)
}

const serving = async (check: (port: number) => Promise<void>) => {
  const port = await freePort()
  writeFileSync(join(portal, "portal.js"), program("portal.ts", port))
  for (const name of ["client.ts", "whatIf.ts"]) writeFileSync(join(portal, name), program(name, port))
  const server = start(node, ["portal.js"], { cwd: portal, stdio: "ignore" })
  try {
    for (let tries = 0; tries < 150; tries++) {
      if (
        await fetch(`http://localhost:${port}/`).then(
          (answer) => answer.ok,
          () => false
        )
      )
        break
      await new Promise((later) => setTimeout(later, 100))
    }
    await check(port)
  } finally {
    server.kill()
  }
}

try {
  await step("the packages pack, and the guide's lines install them into an empty folder", async () => {
    const lines = installing.replaceAll("../packed", packed).replaceAll("../portal", portal)
    await succeed("bash", ["-e", "-c", lines.replaceAll("mkdir", "mkdir -p")], clone)
    const { version } = manifestOf(join(clone, "node_modules/@types/node"))
    const pg = manifestOf(join(clone, "packages/adapters/sql")).dependencies["@effect/sql-pg"]
    const files = globSync(join(packed, "*.tgz"))
    const rest = files.filter((file) => !file.includes("embedded"))
    await succeed("npm", ["install", "--no-audit", ...rest, `@effect/sql-pg@${pg}`, `@types/node@${version}`], portal)
    // Without PostgreSQL's programs, which are 200 MB and are started elsewhere.
    const home = join(portal, "node_modules/@xueshi/embedded")
    mkdirSync(home)
    for (const file of files.filter((one) => !rest.includes(one)))
      await succeed("tar", ["-xzf", file, "-C", home, "--strip-components=1"], portal)
  })
  await step("publint finds nothing in any of them", async () => {
    const publint = join(import.meta.dirname, "node_modules/publint/src/cli.js")
    for (const file of globSync("*.tgz", { cwd: packed }))
      await succeed(node, [publint, "--strict", join(packed, file)], portal)
  })
  await step("every entry of every package can be imported, and the command says how it is used", async () => {
    const entries = globSync("node_modules/@xueshi/*", { cwd: portal }).flatMap((path) => {
      const { bin, exports, name } = manifestOf(join(portal, path))
      const paths = Object.entries<string | { default?: string }>(bin ? {} : exports)
      return paths.flatMap(([key, to]) => (typeof to === "object" && to.default && name + key.slice(1)) || [])
    })
    strictEqual(entries.length, 15, `${entries}`)
    const imports = entries.map((entry) => `await import(${JSON.stringify(entry)})`).join("\n")
    await succeed(node, ["--input-type=module", "-e", imports], portal)
    match(await succeed(join(portal, "node_modules/.bin/xueshi"), ["--help"], portal), /doctor/u)
  })
  await step("the guide's programs have types, and a wrong one has not", async () => {
    for (const [name, code] of programs) writeFileSync(join(portal, name), code)
    const wrong = program("client.ts", 3000).replace("superior: null", "superior: 7")
    writeFileSync(join(portal, "wrong.ts"), wrong)
    for (const resolution of ["nodenext", "bundler"] as const) {
      const { text } = await types(resolution, ...programs.keys(), "wrong.ts")
      match(text, /^wrong\.ts\S+: error TS2322: Type 'number' is not assignable/u)
      doesNotMatch(text, /^(?!wrong\.ts)\S/mu)
    }
  })
  await step("they run as they stand, and what is wrong is told", () =>
    serving(async (port) => {
      const printed = await succeed(node, ["client.ts"], portal)
      match(printed, /^\{ imported: 1, known: 0, refused: \[\], more: 0 \}\n张三 422 InvalidFields 6 处填写有误/u)
      match(printed, /^ {2}claim\/subject DEC-01 该学习形式不能计入这个科目$/mu)
      match(await succeed(node, ["whatIf.ts"], portal), /^1 seen, 0 gain, 0 lose\n\{\n {2}persons: 1,/u)
      const url = `http://localhost:${port}`
      await readDocuments(url)
      await breakAsTold(port, portal)
      const setup = { headers: { authorization: "Bearer setup" } }
      const { items } = (await (await fetch(`${url}/xueshi/organisations`, setup)).json()) as {
        items: [{ id: string }]
      }
      strictEqual(items.length > 0, true)
      await commandTooLate(url, items[0].id)
    })
  )
} finally {
  rmSync(outside, { recursive: true, force: true })
}
