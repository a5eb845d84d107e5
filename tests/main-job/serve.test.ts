import { spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"
import { makeClient } from "@xueshi/http/client"
import { Effect } from "effect"
import { expect, it } from "vitest"
import { freshDirectory } from "../freshDirectory.ts"
import { argsOf, smallFiles } from "./small.ts"

const main = fileURLToPath(import.meta.resolve("@xueshi/example-weihai/main"))

/** Starts what `npm start` starts, and gives its address once it serves. */
const startServing = async (...args: ReadonlyArray<string>) => {
  const flags = ["--conditions=xueshi-source", "--disable-warning=ExperimentalWarning"]
  const child = spawn(process.execPath, [...flags, main, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DATABASE_URL: "" }
  })
  const printed: Array<string> = []
  const serving = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (data: Buffer) => {
      printed.push(data.toString())
      const url = /http:\/\/localhost:\d+\/xueshi(?=\/docs)/u.exec(printed.join(""))?.[0]
      if (url !== undefined && printed.join("").includes("Ctrl-C ends")) resolve(url)
    })
    child.stderr.on("data", (data: Buffer) => printed.push(data.toString()))
    child.once("exit", () => reject(new Error(printed.join(""))))
  })
  return { child, printed, url: await serving }
}

const waitFor = async (holds: () => boolean) => {
  for (let round = 0; !holds() && round < 200; round++) await new Promise((resolve) => setTimeout(resolve, 50))
  return holds()
}

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

it("ACC-02 SYS-04 the sample city is served when its work is done, until Ctrl-C ends the service and its database", async () => {
  const home = freshDirectory()
  const where = ["--data", join(home, "data"), "--out", join(home, "out"), "--port", "0"]
  const { child, printed, url } = await startServing(...where, ...argsOf(await smallFiles(14, 3)))
  // The requests that are shown can be tried as they are shown.
  const shown = /curl -s (\S+) -H '[^']+' -d '([^']+)'/u.exec(printed.join(""))
  expect(shown?.[1]).toBe(`${url}/sessions`)
  const logIn = await fetch(`${url}/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ document: { type: "passport", number: "E20180002" }, password: "weihai-2018" })
  })
  expect(logIn.status).toBe(201)
  const { token } = (await logIn.json()) as { readonly token: string }
  const client = await Effect.runPromise(makeClient({ url, token }))
  const { items } = await Effect.runPromise(client.organisations.list({ query: { limit: 200 } }))
  expect(items.length).toBe(62)
  expect((await fetch(`${url}/docs`)).headers.get("content-type")).toContain("text/html")
  const database = Number(readFileSync(join(home, "data", "data", "postmaster.pid"), "utf8").split("\n")[0])
  expect(runs(database)).toBe(true)
  child.kill("SIGINT")
  await once(child, "exit")
  expect(await waitFor(() => !runs(database))).toBe(true)
  expect(printed.join("")).not.toContain(token)
}, 120_000)

it("SYS-04 a port in use is refused with what to do", async () => {
  const taken = createServer().listen(0, "127.0.0.1")
  await once(taken, "listening")
  const { port } = taken.address() as { readonly port: number }
  const home = freshDirectory()
  const where = ["--data", join(home, "data"), "--out", join(home, "out"), "--port", String(port)]
  await expect(startServing(...where, ...argsOf(await smallFiles(12, 1)))).rejects.toThrow(
    /端口 \d+ 已被占用[\s\S]*--port/u
  )
  taken.close()
}, 120_000)
