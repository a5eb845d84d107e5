/**
 * The soak: what takes too long for `npm test`. `npm run -s soak -- --kills 200 --races 500 --memory 100000
 * --postgres 5000 --http 100000 --trees 1000000 --seed 1`; each flag scales one part, 0 leaves it out.
 */
import process from "node:process"
import { parseArgs } from "node:util"
import { askedOfTrees, tooRare } from "../core/jurisdictionOracle.ts"
import { crash } from "./crash.ts"
import { historiesOn } from "./histories.ts"
import { attacks } from "./http.ts"
import { collisions, schedules } from "./races.ts"

const whole = {
  memory: "100000",
  postgres: "5000",
  http: "100000",
  trees: "1000000",
  races: "500",
  kills: "200",
  seed: "20190115"
}
const option = (name: keyof typeof whole) => ({ type: "string", default: whole[name] }) as const
const { values } = parseArgs({
  options: {
    memory: option("memory"),
    postgres: option("postgres"),
    http: option("http"),
    trees: option("trees"),
    races: option("races"),
    kills: option("kills"),
    seed: option("seed")
  }
})
const number = (name: keyof typeof whole): number => {
  const value = Number(values[name])
  if (Number.isSafeInteger(value) && value >= 0) return value
  process.stderr.write(`--${name} 应为非负整数：${values[name]}\n--${name} must be a whole number: ${values[name]}\n`)
  process.exit(2)
}
const [memory, postgres, http, trees, races, kills, seed] = [
  number("memory"),
  number("postgres"),
  number("http"),
  number("trees"),
  number("races"),
  number("kills"),
  number("seed")
]

const started = Date.now()
const say = (line: string) =>
  process.stdout.write(`${((Date.now() - started) / 1000).toFixed(0).padStart(6)} s  ${line}\n`)
const tally = { passed: 0, failed: 0 }

/** One check: what it says when it holds, and why when it does not. */
const check = async (name: string, run: () => Promise<string>): Promise<void> => {
  try {
    say(`✓ ${name}: ${await run()}`)
    tally.passed += 1
  } catch (error) {
    say(`✗ ${name}\n${error instanceof Error ? error.message : String(error)}`)
    tally.failed += 1
  }
}

if (kills > 0)
  await check("SYS-01 SYS-02 SYS-03 kill -9 of the application and of PostgreSQL", async () => {
    const { acknowledged, blocks, entries, kills: hit, resumed } = await crash({ kills, seed }, say)
    const victims = Object.entries(hit).map(([victim, times]) => `${victim} ${times}`)
    return `${kills} kills (${victims.join(", ")}); ${acknowledged} commands acknowledged, all there once; ${resumed} stories resumed; ${entries} entries give what is kept, and verify in ${blocks} blocks sealed under load`
  })
if (races > 0) {
  await schedules(check)
  await collisions(check, { races, seed })
}
if (memory > 0) await historiesOn("memory", check, { runs: memory, seed, say })
if (postgres > 0) await historiesOn("PostgreSQL", check, { runs: postgres, seed, say })
if (trees > 0)
  await check("ACC-10 ORG-03 ORG-09 who may do what, by paths as by superiors", async () => {
    const shares = askedOfTrees(trees, seed)
    const rare = tooRare(shares, trees)
    if (rare.length > 0) throw new Error(`seed ${seed}: too rare: ${rare.join(", ")}`)
    return [...shares].map(([answer, times]) => `${answer} ${times}`).join(", ")
  })
if (http > 0) await attacks(check, { requests: http, seed, say })

process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`)
process.exitCode = tally.failed === 0 ? 0 : 1
