// Runs beside a probe's trials and ends the probe where one trial runs in a circle. Processor time is counted, of all threads: on a
// busy machine a trial takes longer, and is no slower.
import process from "node:process"
import { workerData } from "node:worker_threads"

/** A trial that uses as much, in microseconds, runs in a circle: the slowest takes 4 s. */
const most = 60_000_000

const trials = new Int32Array(workerData as SharedArrayBuffer)
let [trial, before] = [0, process.cpuUsage()]
setInterval(() => {
  const now = Atomics.load(trials, 0)
  if (now !== trial) [trial, before] = [now, process.cpuUsage()]
  const { system, user } = process.cpuUsage(before)
  if (user + system > most) process.kill(process.pid, "SIGKILL")
}, 500)
