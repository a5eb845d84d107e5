import { chmodSync, lstatSync, mkdirSync, realpathSync } from "node:fs"
import { dirname, join } from "node:path"

const worldWritable = 0o002
const othersWritable = 0o022
const sticky = 0o1000

/** Who could put another file under this name: anyone who can write a directory above it, unless it is sticky. */
const above = (path: string, us: number): string | undefined => {
  for (let one = path; ; one = dirname(one)) {
    const entry = lstatSync(one)
    if (entry.uid !== 0 && entry.uid !== us) return `${one} belongs to user ${entry.uid}`
    if ((entry.mode & worldWritable) !== 0 && (entry.mode & sticky) === 0) return `everyone can write ${one}`
    if (one === dirname(one)) return undefined
  }
}

/**
 * Makes a directory that everyone may enter and only we may write, or says why it is not safe. What stands there
 * already must be ours: in /tmp anyone could have put it there before us, with programs of theirs for us to run.
 */
export const safeDirectory = (path: string): string | undefined => {
  const us = process.getuid?.() ?? 0
  try {
    mkdirSync(dirname(path), { recursive: true })
    const parent = realpathSync(dirname(path))
    const danger = above(parent, us)
    if (danger !== undefined) return danger
    const real = join(parent, path.slice(dirname(path).length))
    try {
      mkdirSync(real, { mode: 0o700 })
      chmodSync(real, 0o755)
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause
    }
    const entry = lstatSync(real)
    if (!entry.isDirectory()) return "it is no directory"
    if (entry.uid !== us) return `it belongs to user ${entry.uid}`
    if ((entry.mode & othersWritable) !== 0) return "others can write it"
    return undefined
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code ?? String(cause)
  }
}
