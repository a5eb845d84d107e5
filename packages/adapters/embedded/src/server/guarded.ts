import { type ChildProcess, spawn } from "node:child_process"
import { closeSync } from "node:fs"
import { Socket } from "node:net"
import { setTimeout as pause } from "node:timers/promises"
import type { Account } from "../directory/Account.ts"
import { openLog } from "./Log.ts"

/**
 * Becomes the program, after leaving a watchdog behind. The watchdog reads the pipe that only our process holds open:
 * a line means that the program has ended; the pipe's end means that our process has, in whatever way, so it shuts the
 * program down, harder and harder, and removes `$1` and `$2`. Twice in the background, so that the program has no child
 * it does not know.
 */
const watched = `
pid=$$ socket=$1 temporary=$2
shift 2
( (
  cd /
  read -r line <&3 && exit
  kill -INT $pid 2>/dev/null
  for next in "30 QUIT" "5 KILL" "5 0"; do
    left=\${next% *}
    while [ $left -gt 0 ] && kill -0 $pid 2>/dev/null; do sleep 1; left=$((left - 1)); done
    kill -\${next#* } $pid 2>/dev/null || break
  done
  for path in "$socket" "$temporary"; do [ -z "$path" ] || rm -rf -- "$path"; done
) & )
exec 3<&-
exec "$@"
`

export interface Command {
  readonly program: string
  readonly args: ReadonlyArray<string>
  readonly cwd: string
  readonly account: Account | undefined
  readonly log: string
  /** Directories to remove when our process dies before it could. */
  readonly removes?: { readonly socket?: string | undefined; readonly temporary?: string | undefined }
}

/** A running program; what it says is in the log, after `from`. */
export interface Guarded {
  readonly pid: number
  readonly from: number
  /** Undefined while it runs. */
  readonly ended: () => string | undefined
  readonly signal: (signal: NodeJS.Signals) => void
}

const environment = (): NodeJS.ProcessEnv => {
  const { PATH, SystemRoot } = process.env
  return { LC_ALL: "C", ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }) }
}

const started = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once("spawn", resolve)
    child.once("error", reject)
  })

/**
 * Runs a program that does not outlive our process, however that ends: see `watched`; on Windows the system sees to it
 * (libuv's job object). It is deaf to the terminal's Ctrl-C, which is for our process to answer, and does not keep
 * our process from ending.
 */
export const guarded = async ({ account, args, cwd, log, program, removes }: Command): Promise<Guarded> => {
  const { descriptor, from } = openLog(log)
  try {
    const windows = process.platform === "win32"
    const [command, given] = windows
      ? [program, args]
      : ["/bin/sh", ["-c", watched, "sh", removes?.socket ?? "", removes?.temporary ?? "", program, ...args]]
    const child = spawn(command, given, {
      cwd,
      env: environment(),
      stdio: ["ignore", descriptor, descriptor, "pipe"],
      detached: !windows,
      windowsHide: true,
      ...account
    })
    // Not the standard input: Node closes that before it says that the child has ended.
    const pipe = child.stdio[3] instanceof Socket ? child.stdio[3] : undefined
    pipe?.on("error", () => {})
    child.once("exit", () => pipe?.end("ended\n"))
    await started(child)
    child.unref()
    pipe?.unref()
    return {
      pid: child.pid ?? 0,
      from,
      ended: () => child.signalCode ?? (child.exitCode === null ? undefined : `${child.exitCode}`),
      signal: (signal) => child.kill(signal)
    }
  } finally {
    closeSync(descriptor)
  }
}

/** Waits until it has ended or the time is over; true when it has. */
export const endedWithin = async (child: Guarded, milliseconds: number): Promise<boolean> => {
  const until = performance.now() + milliseconds
  while (child.ended() === undefined) {
    if (performance.now() > until) return false
    await pause(5)
  }
  return true
}
