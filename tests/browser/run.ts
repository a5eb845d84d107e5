import { deepStrictEqual } from "node:assert"
import type { Browser, Page } from "playwright-core"
import { launch } from "./browser.ts"
import { type Bundle, bundle } from "./bundle.ts"
import * as scenario from "./scenario.ts"
import { serve } from "./serve.ts"

const print = (line: string) => process.stdout.write(`${line}\n`)
const tally = { passed: 0, failed: 0 }

/** Runs one test and prints its title; a failure is told and counted, and the next test runs. */
const test = async (title: string, check: () => unknown): Promise<void> => {
  try {
    await check()
    tally.passed++
    print(`✓ ${title}`)
  } catch (error) {
    tally.failed++
    print(`✗ ${title}\n${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Calls an export of the scenario in the page; what comes back went through JSON, as does what it is compared with. */
const inPage = async (page: Page, name: keyof typeof scenario, ...args: ReadonlyArray<unknown>): Promise<unknown> => {
  const call = `import("/scenario.js").then((all) => all.${name}(...${JSON.stringify(args)})).then(JSON.stringify)`
  return JSON.parse(await page.evaluate<string>(call))
}
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const size = (name: string, { gzip, raw }: Bundle) =>
  print(`  ${name}: ${raw.toFixed(0)} KB, ${gzip.toFixed(0)} KB gzip (minified)`)

const core = await bundle('export * from "@xueshi/core"; export { documents } from "@xueshi/core/documents"')
const engine = await bundle('export { evaluate, explain } from "@xueshi/core"')
const reader = await bundle('export { decodePolicy, evaluate, explain } from "@xueshi/core"')
const scripted = await bundle('export * from "./scenario.ts"')

await test("core bundles for browsers: nothing is left to import, no node: module", () => {
  for (const { imports } of [core, engine, reader, scripted]) deepStrictEqual(imports, [])
})

/** What runs in the page itself. */
const inBrowser = async (browser: Browser, url: string): Promise<void> => {
  const page = await browser.newPage()
  const complaints: Array<string> = []
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`))
  page.on("pageerror", (error) => complaints.push(error.message))
  page.on("requestfailed", (request) => complaints.push(`request failed: ${request.url()}`))
  await page.goto(url)
  print(`  Chromium ${browser.version()}, ${await page.evaluate<string>("navigator.userAgent")}`)

  for (const [general, specialised, ofRequired, ofCompleted] of scenario.cases) {
    const outcome = `${ofRequired} of the required total, ${ofCompleted} of the completed`
    await test(`CMP-03 ${general} + ${specialised}: ${outcome}, explained as in Node (CMP-04)`, async () => {
      const judged = (await inPage(page, "judge", general, specialised)) as ReturnType<typeof scenario.judge>
      deepStrictEqual(
        judged.map(({ verdict }) => verdict.outcome),
        [ofRequired, ofCompleted]
      )
      deepStrictEqual(judged, plain(scenario.judge(general, specialised)))
    })
  }
  await test("CMP-01 a broken document is refused with the same faults as in Node", async () => {
    const faults = (await inPage(page, "faults")) as ReturnType<typeof scenario.faults>
    deepStrictEqual(faults.length > 1, true)
    deepStrictEqual(faults, plain(scenario.faults()))
  })
  await test("DEC-04 AUD-02 CMP-03 CRT-01 the main job over ports in the page leaves the journal it leaves in Node", async () => {
    const done = (await inPage(page, "mainJob")) as Awaited<ReturnType<typeof scenario.mainJob>>
    deepStrictEqual(done.verdict.outcome, "pass")
    deepStrictEqual(done, plain(await scenario.mainJob()))
  })
  await test("core writes nothing to the console and needs no evaluation of text (content security policy)", () => {
    deepStrictEqual(complaints, [])
  })
}

await test("core runs in a browser started here", async () => {
  const server = await serve(scripted.text)
  try {
    const browser = await launch()
    await inBrowser(browser, server.url).finally(() => browser.close())
  } finally {
    server.stop()
  }
})

size("@xueshi/core with its documents", core)
size("evaluate and explain alone", engine)
size("decodePolicy, evaluate and explain", reader)
print(`${tally.passed} passed, ${tally.failed} failed`)
process.exitCode = tally.failed === 0 ? 0 : 1
