import { createHash } from "node:crypto"
import { type Dirent, existsSync, readdirSync, readFileSync } from "node:fs"
import { chmod, lstat, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises"
import { dirname, join, relative, sep } from "node:path"
import { hydrate } from "./links.ts"

const partial = ".partial-"

/** Parts for building extensions, which a server does not need. */
const unneeded = (path: string): boolean => path.endsWith(".a") || /[\\/](pgxs|pkgconfig|include)[\\/]/.test(path)

/** The files to copy, relative to `native`. Symbolic links are made anew. */
const filesOf = (native: string): ReadonlyArray<string> =>
  readdirSync(native, { recursive: true, withFileTypes: true })
    .filter((entry: Dirent) => entry.isFile())
    .map((entry) => relative(native, join(entry.parentPath, entry.name)))
    .filter((path) => !unneeded(sep + path))
    .sort()

/** Names the copy after what is in it, so another version never meets it. */
const nameOf = (native: string, files: ReadonlyArray<string>): string => {
  const manifest = join(dirname(native), "package.json")
  const digest = createHash("sha256").update(files.join("\n"))
  digest.update(existsSync(manifest) ? readFileSync(manifest) : native)
  return `postgres-${process.platform}-${process.arch}-${digest.digest("hex").slice(0, 16)}`
}

/** Whether the copy has every file as we would have made it: of this size, ours, and written by none but us. */
const sound = async (native: string, copy: string, files: ReadonlyArray<string>): Promise<boolean> => {
  const us = process.getuid?.() ?? 0
  const right = async (file: string) => {
    const [from, to] = await Promise.all([lstat(join(native, file)), lstat(join(copy, file))])
    return to.isFile() && to.uid === us && (to.mode & 0o022) === 0 && to.size === from.size
  }
  const root = await lstat(copy)
  if (!root.isDirectory() || root.uid !== us || (root.mode & 0o022) !== 0) return false
  return (await Promise.all(files.map(right))).every(Boolean)
}

const digestOf = async (path: string): Promise<string> =>
  createHash("sha256")
    .update(await readFile(path))
    .digest("hex")

const copyFile = async (from: string, to: string): Promise<void> => {
  await mkdir(dirname(to), { recursive: true })
  const bytes = await readFile(from)
  await writeFile(to, bytes, { flag: "wx" })
  await chmod(to, ((await lstat(from)).mode & 0o100) !== 0 ? 0o755 : 0o644)
  if ((await digestOf(to)) !== createHash("sha256").update(bytes).digest("hex"))
    throw new Error(`the copy of ${from} differs`)
}

/** What was left by a process that died while copying; an hour is longer than any copy takes. */
const sweep = async (cache: string): Promise<void> => {
  for (const name of readdirSync(cache).filter((one) => one.includes(partial))) {
    const path = join(cache, name)
    const entry = await lstat(path).catch(() => undefined)
    if (entry !== undefined && Date.now() - entry.mtimeMs > 3_600_000) await rm(path, { recursive: true, force: true })
  }
}

const openDirectories = async (root: string): Promise<void> => {
  await chmod(root, 0o755)
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true }))
    if (entry.isDirectory()) await chmod(join(entry.parentPath, entry.name), 0o755)
}

/**
 * The copy of the programs in a safe directory; made at the first call, checked at later ones, and made anew when it
 * is not sound. It appears whole, by a rename; of two that make it at once, either's will do.
 */
export const copyPrograms = async (native: string, cache: string): Promise<string> => {
  const files = filesOf(native)
  const copy = join(cache, nameOf(native, files))
  const good = () => sound(native, copy, files).catch(() => false)
  if (await good()) return copy
  await sweep(cache)
  const making = await mkdtemp(copy + partial)
  try {
    for (const file of files) await copyFile(join(native, file), join(making, file))
    await openDirectories(making)
    hydrate(making)
    if (existsSync(copy) && !(await good())) await rm(copy, { recursive: true, force: true })
    await rename(making, copy).catch(async (cause: unknown) => {
      if (!(await good())) throw cause
    })
    return copy
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}
