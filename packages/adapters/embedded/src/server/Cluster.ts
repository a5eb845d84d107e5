import type { Programs } from "../binaries/Programs.ts"
import type { Account } from "../directory/Account.ts"
import type { Layout } from "../directory/Layout.ts"

/** What making and running a cluster need to know. */
export interface Cluster {
  readonly layout: Layout
  readonly account: Account | undefined
  readonly programs: Programs
  /** False: no fsync, for tests. */
  readonly durable: boolean
  readonly network: "socket" | "loopback"
  readonly startSeconds: number
  /** The directory to remove when our process dies; for tests. */
  readonly temporary: string | undefined
}

/**
 * How PostgreSQL is told where the cluster is. It gets root's `nobody` past the directories above, which that user may
 * not enter (a project under /root): the working directory is set before root's rights are dropped, and through this
 * name Linux leads back to it without asking for the path.
 */
export const dataArgument = (path: string, account: Account | undefined): string =>
  account !== undefined && process.platform === "linux" ? "/proc/self/cwd" : path

export const superuser = "postgres"
