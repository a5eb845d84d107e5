import { join } from "node:path"

/** What lies where in a database's directory. */
export interface Layout {
  readonly directory: string
  /** Its presence says that the directory is ours; the lock on it says who has it open. */
  readonly lock: string
  /** The pid of who has the lock, for the message to others. */
  readonly holder: string
  /** Nobody wants people's data in version control. */
  readonly ignore: string
  /** The cluster. It appears by a rename, so it is never half made. */
  readonly data: string
  /** The directory of the socket at the last start, so that the next can remove what a crash left. */
  readonly socket: string
  readonly log: string
  /** Of the superuser; only where the server listens on the network. */
  readonly password: string
}

export const lockName = "xueshi-embedded.lock"
export const partial = "data.partial-"

export const layoutOf = (directory: string): Layout => ({
  directory,
  lock: join(directory, lockName),
  holder: join(directory, "holder"),
  ignore: join(directory, ".gitignore"),
  data: join(directory, "data"),
  socket: join(directory, "socket"),
  log: join(directory, "postgres.log"),
  password: join(directory, "password")
})
