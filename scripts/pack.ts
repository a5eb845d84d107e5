// Packs every package that can be published, built anew, as `npm publish` would: npm run pack -- [folder]
import { spawnSync } from "node:child_process"
import { globSync, mkdirSync, readFileSync, rmSync } from "node:fs"
import { join, resolve } from "node:path"
import process from "node:process"

const root = join(import.meta.dirname, "..")
const folder = resolve(process.env["INIT_CWD"] ?? root, process.argv[2] ?? ".cache/packed")

const run = (directory: string, program: string, ...args: ReadonlyArray<string>) => {
  const { status } = spawnSync(program, args, { cwd: directory, stdio: ["ignore", "inherit", "inherit"] })
  if (status !== 0) process.exit(status ?? 1)
}

const { workspaces } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly workspaces: ReadonlyArray<string>
}
const packages = globSync(workspaces, { cwd: root })
  .filter((path) => {
    const { private: own = false } = JSON.parse(readFileSync(join(root, path, "package.json"), "utf8"))
    return !own
  })
  .toSorted()

// The compiler leaves what it built of sources that are gone.
for (const path of packages)
  for (const built of ["dist", "tsconfig.tsbuildinfo"])
    rmSync(join(root, path, built), { recursive: true, force: true })
run(root, process.execPath, join(root, "node_modules/typescript/bin/tsc"), "-b", ...packages)

for (const old of globSync("xueshi-*.tgz", { cwd: folder })) rmSync(join(folder, old))
mkdirSync(folder, { recursive: true })
const npm = process.env["npm_execpath"]
const pack = ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder]
for (const path of packages) {
  if (npm?.endsWith(".js")) run(join(root, path), process.execPath, npm, ...pack)
  else run(join(root, path), "npm", ...pack)
}
console.log(`\n${packages.length} packages: ${folder}`)
