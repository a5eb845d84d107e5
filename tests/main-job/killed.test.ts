import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { expect, it } from "vitest"
import { freshDirectory } from "../freshDirectory.ts"
import { runMain, startMain } from "./program.ts"
import { argsOf, smallFiles } from "./small.ts"
import { ask, holdings, sheetOf } from "./state.ts"

/** Numbers in [0, 1) that are the same on every run (mulberry32). */
const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

/** The workbook of outcomes but for the certificates' numbers, which are random: only whether there is one. */
const outcomes = async (out: string) =>
  (await sheetOf(out, "年度认定结果.xlsx")).map((cells) => [...cells.slice(0, -1), cells.at(-1) === ""])

/** Ids are another run's: which declaration has an activity already is told by them. */
const refused = async (out: string) =>
  (await sheetOf(out, "退回的申报.xlsx")).map((cells) =>
    cells.map((cell) => cell.replace(/申报编号 [\da-f-]{36}/u, ""))
  )

/** Everything that a run ends with. */
const endOf = async (data: string, out: string) => ({
  held: await ask(data, holdings),
  outcomes: await outcomes(out),
  people: await sheetOf(out, "退回的人员.xlsx"),
  declarations: await refused(out)
})

it("SYS-01 killed -9 at nine moments and started again, it ends as if it had never been disturbed", async () => {
  const files = argsOf(await smallFiles(20, 40))
  const [calm, killed] = [freshDirectory(), freshDirectory()]
  const places = (at: string) => ({ data: join(at, "data"), out: join(at, "out") })
  const undisturbed = runMain({ data: places(calm).data }, "--out", places(calm).out, ...files)
  expect((await undisturbed).code).toBe(0)
  const expected = await endOf(places(calm).data, places(calm).out)

  const { data, out } = places(killed)
  const random = seeded(20_190_115)
  const grown: Array<string> = []
  for (let kill = 0; kill < 9; kill++) {
    const { child, run } = startMain({ data }, "--out", out, ...files)
    // The first two while the database is made or starts, the others at work.
    if (kill >= 2)
      await new Promise<void>((resolve) => {
        child.stdout?.on("data", (text) => String(text).includes("一、") && resolve())
        child.once("exit", () => resolve())
      })
    await pause(random() * (kill < 2 ? 2000 : 400))
    child.kill("SIGKILL")
    const { code, stdout } = await run
    if (code === 0) continue
    grown.push(stdout.includes("二、") ? "declarations taken" : "before")
  }
  expect(grown.length, "most kills met the program at work").toBeGreaterThanOrEqual(8)
  const last = await runMain({ data }, "--out", out, ...files)
  expect(last.stderr).toBe("")
  expect(await endOf(data, out)).toEqual(expected)
  expect(expected.held.doubled).toEqual([])
}, 180_000)
