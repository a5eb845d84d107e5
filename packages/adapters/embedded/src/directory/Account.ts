import { chownSync, existsSync, lchownSync, lstatSync, readdirSync } from "node:fs"
import { join } from "node:path"

/** The user as whom PostgreSQL runs; it refuses to run as root. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

const nobody: Account = { uid: 65534, gid: 65534 }

/**
 * Undefined: as ourselves. Root gives way to the owner of the data, so that the directory of an ordinary user stays
 * theirs, and to `nobody` where there are no data yet or root owns them (a backup copied back).
 */
export const accountFor = (data: string): Account | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const owner = lstatSync(data, { throwIfNoEntry: false })
  return owner === undefined || owner.uid === 0 ? nobody : { uid: owner.uid, gid: owner.gid }
}

/** Gives one file or directory to the account, where there is one to give it to. */
export const give = (path: string, account: Account | undefined): void => {
  if (account !== undefined) chownSync(path, account.uid, account.gid)
}

/** Gives the account a whole tree that root owns. Links are left alone. */
export const giveTree = (path: string, account: Account): void => {
  const entry = lstatSync(path)
  if (entry.isSymbolicLink()) return
  if (entry.isDirectory()) for (const name of readdirSync(path)) giveTree(join(path, name), account)
  give(path, account)
}

/** Root leaves no file of its own in an ordinary user's directory, else they could not start there again. */
export const leaveToOwner = (directory: string, files: ReadonlyArray<string>): void => {
  const owner = lstatSync(directory)
  if (process.getuid?.() !== 0 || owner.uid === 0) return
  for (const path of files) if (existsSync(path)) lchownSync(path, owner.uid, owner.gid)
}
