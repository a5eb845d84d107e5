import { spawnSync } from "node:child_process"
import { readdirSync, readlinkSync, statSync } from "node:fs"
import { basename } from "node:path"

const programs = ["postgres", "initdb"]

/** Their working directory is the cluster's, also after someone renamed it; the device and inode tell. */
const onLinux = (data: string): ReadonlyArray<number> => {
  const here = statSync(data)
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const there = statSync(`/proc/${name}/cwd`)
      if (there.dev !== here.dev || there.ino !== here.ino) return []
      const program = basename(readlinkSync(`/proc/${name}/exe`)).replace(/ \(deleted\)$/, "")
      return programs.includes(program) ? [Number(name)] : []
    } catch {
      return [] // it ended just now, is a zombie, or another user's
    }
  })
}

/** `lsof -F` prints `p<pid>`, then `n<directory>` of each process. */
const onMac = (data: string): ReadonlyArray<number> => {
  const { stdout } = spawnSync("lsof", ["-a", ...programs.flatMap((name) => ["-c", name]), "-d", "cwd", "-Fpn"], {
    encoding: "utf8"
  })
  let pid = 0
  return (stdout ?? "").split("\n").flatMap((line) => {
    if (line.startsWith("p")) pid = Number(line.slice(1))
    return line === `n${data}` ? [pid] : []
  })
}

/**
 * The living PostgreSQL processes of this cluster: found by their program and working directory, never by a pid read
 * from a file, for that pid may be a stranger's by now. On Windows none: there the system ends them with Node.
 */
export const processesIn = (data: string): ReadonlyArray<number> =>
  process.platform === "win32" ? [] : process.platform === "linux" ? onLinux(data) : onMac(data)
