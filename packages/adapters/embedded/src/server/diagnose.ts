import type { Layout } from "../directory/Layout.ts"
import {
  DatabaseDamaged,
  DirectoryInUse,
  DirectoryNotWritable,
  DiskFull,
  type StartError,
  StartFailed,
  UnknownUser
} from "../StartError.ts"

const unknown = /could not look up effective user ID (\d+)/
const full = /No space left on device|Disk quota exceeded/
const used = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/
const forbidden = /(Permission denied|Read-only file system)/
const damaged = [
  /control file/,
  /could not (open|read|find|access) (file|directory) "(global|base|pg_\w+)\b/i,
  /could not access status of transaction/,
  /checkpoint record/,
  /database files are incompatible with server/,
  /is not a valid data directory/,
  /required WAL directory/,
  /invalid page in block/,
  /incorrect checksum/,
  /PANIC:/
]

const lineOf = (log: string, pattern: RegExp): string => {
  const line = log.split("\n").find((one) => pattern.test(one)) ?? ""
  return line.replace(/^.*?(FATAL|PANIC|ERROR|LOG|DETAIL):\s*/, "").trim()
}

/** What the last words of a server or of `initdb` mean to its user. */
export const diagnose = ({ directory, log }: Layout, tail: string): StartError => {
  if (full.test(tail)) return new DiskFull({ directory })
  if (used.test(tail))
    return new DirectoryInUse({ directory, pid: Number(/\(PID (\d+)\) running/.exec(tail)?.[1] ?? 0) })
  if (forbidden.test(tail)) {
    const reason = tail.includes("Read-only") ? "readOnly" : "forbidden"
    return new DirectoryNotWritable({ directory, path: directory, reason, detail: lineOf(tail, forbidden) })
  }
  const uid = unknown.exec(tail)?.[1]
  if (uid !== undefined) return new UnknownUser({ uid: Number(uid) })
  const pattern = damaged.find((one) => one.test(tail))
  if (pattern !== undefined) return new DatabaseDamaged({ directory, detail: lineOf(tail, pattern) })
  return new StartFailed({ directory, log, tail })
}
