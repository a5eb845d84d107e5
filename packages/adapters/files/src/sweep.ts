import { randomUUID } from "node:crypto"
import { readdir, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"

/** What is read of a file or folder, or something else where there is none: another process may have removed it. */
const ifThere = <A>(read: Promise<A>, otherwise: A): Promise<A> =>
  read.catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return otherwise
    throw error
  })

/** The names in a folder. */
export const namesIn = (folder: string): Promise<ReadonlyArray<string>> => ifThere(readdir(folder), [])

/** Whether a file was last written before a moment. */
export const isOlder = (path: string, before: number): Promise<boolean> =>
  ifThere(
    stat(path).then(({ mtimeMs }) => mtimeMs < before),
    false
  )

/** Removes a file unless it is put again meanwhile: taken aside it is looked at once more, and put back where it is new. */
export const removeIfOld = async (path: string, aside: string, before: number): Promise<boolean> => {
  const taken = join(aside, randomUUID())
  const found = await ifThere(
    rename(path, taken).then(() => true),
    false
  )
  if (!found) return false
  const old = await isOlder(taken, before)
  await (old ? rm(taken) : rename(taken, path))
  return old
}
