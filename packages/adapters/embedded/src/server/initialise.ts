import { randomBytes } from "node:crypto"
import { closeSync, fsyncSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect } from "effect"
import { programOf } from "../binaries/Programs.ts"
import { type Account, give } from "../directory/Account.ts"
import { attempt } from "../directory/attempt.ts"
import { type Layout, partial } from "../directory/Layout.ts"
import { DirectoryNotWritable, type StartError, StartTimedOut } from "../StartError.ts"
import { type Cluster, dataArgument, superuser } from "./Cluster.ts"
import { diagnose } from "./diagnose.ts"
import { endedWithin, type Guarded, guarded } from "./guarded.ts"
import { tailOf } from "./Log.ts"
import { removeHalf } from "./sweep.ts"

/** The password's file, where the account can read it. */
const passwordFile = ({ password }: Layout, account: Account | undefined): string => {
  writeFileSync(password, randomBytes(24).toString("base64url"), { mode: 0o600 })
  const made = mkdtempSync(join(tmpdir(), "xueshi-pg-"))
  writeFileSync(join(made, "password"), readFileSync(password), { mode: 0o600 })
  give(join(made, "password"), account)
  give(made, account)
  return join(made, "password")
}

const argsOf = ({ account, durable, network }: Cluster, making: string, secret: string | undefined) => [
  ...["-D", dataArgument(making, account), "-U", superuser, "-E", "UTF8", "--locale=C"],
  ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
  // Who reaches the socket has passed its directory's permissions.
  ...["--auth-local=trust", network === "socket" ? "--auth-host=reject" : "--auth-host=scram-sha-256"],
  ...(secret === undefined ? [] : [`--pwfile=${secret}`]),
  ...(durable ? [] : ["--no-sync", "--no-data-checksums"])
]

/** A rename is durable once its directory is; Windows has no such call. */
const appear = ({ data, directory }: Layout, making: string, durable: boolean): void => {
  renameSync(making, data)
  if (!durable || process.platform === "win32") return
  const descriptor = openSync(directory, "r")
  fsyncSync(descriptor)
  closeSync(descriptor)
}

/** Makes the cluster beside its place and puts it there when it is whole, so a crash leaves none or a sound one. */
export const initialise = (cluster: Cluster): Effect.Effect<void, StartError> =>
  Effect.scoped(
    Effect.gen(function* () {
      const { account, layout, network, startSeconds: seconds, temporary } = cluster
      const { directory, log } = layout
      const making = yield* Effect.acquireRelease(
        attempt(directory, () => {
          const path = mkdtempSync(join(directory, partial))
          give(path, account)
          return path
        }),
        (path) => Effect.promise(() => removeHalf(path))
      )
      const secret =
        network === "socket"
          ? undefined
          : yield* Effect.acquireRelease(
              attempt(directory, () => passwordFile(layout, account)),
              (path) => Effect.sync(() => rmSync(join(path, ".."), { recursive: true, force: true }))
            )
      const args = argsOf(cluster, making, secret)
      const initdb = yield* Effect.acquireRelease(
        attempt(directory, () =>
          guarded({
            program: programOf(cluster.programs, "initdb"),
            args,
            cwd: making,
            account,
            log,
            removes: { temporary }
          })
        ),
        (child: Guarded) =>
          Effect.promise(async () => {
            if (child.ended() !== undefined) return
            child.signal("SIGINT")
            if (!(await endedWithin(child, 2_000))) child.signal("SIGKILL")
          })
      )
      const ended = yield* Effect.promise(() => endedWithin(initdb, seconds * 1000))
      const tail = tailOf(log, initdb.from)
      if (!ended) return yield* new StartTimedOut({ directory, seconds, log, tail })
      if (initdb.ended() !== "0") return yield* unreachable(tail) ? notReachable(directory) : diagnose(layout, tail)
      yield* attempt(directory, () => appear(layout, making, cluster.durable))
    })
  )

/** Only where the working directory's trick is not to be had: root on macOS. */
const unreachable = (tail: string): boolean =>
  process.getuid?.() === 0 && process.platform !== "linux" && /could not (access|change)/.test(tail)
const notReachable = (directory: string) =>
  new DirectoryNotWritable({ directory, path: directory, reason: "unreachable", detail: "EACCES" })
