import { deepStrictEqual, ok } from "node:assert"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "playwright-core"
import { launch } from "./browser.ts"
import { type Bundle, bundle } from "./bundle.ts"
import type { declareHalf } from "./declaring.ts"
import { openPortal } from "./portal.ts"
import { openReport } from "./report.ts"
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

/** The interface as a browser meets it. */
const overHttp = async (
  browser: Browser,
  { person, url }: { readonly person: string; readonly url: string }
): Promise<void> => {
  const opened = async (path: string) => {
    const page = await browser.newPage()
    const complaints: Array<string> = []
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text())
    })
    page.on("pageerror", (error) => complaints.push(error.message))
    page.on("request", (request) => {
      if (!/^(data|blob):/u.test(request.url()) && !request.url().startsWith(url)) complaints.push(request.url())
    })
    await page.goto(`${url}${path}`)
    return { complaints, page }
  }
  await test("SYS-04 the documentation can be read in a browser, and asks nobody else for anything", async () => {
    const { complaints, page } = await opened("/api/xueshi/docs")
    // The browser of the package has no Chinese font: what it lays out has no size, so it is asked for, not looked at.
    for (const text of ["申报 · Declarations", "设立所属单位", `${url}/api/xueshi`])
      await page.getByText(text).first().waitFor({ state: "attached", timeout: 20_000 })
    deepStrictEqual(complaints, [])
  })
  await test("ORG-11 the typed client runs in a page, and is told why it is refused", async () => {
    const { page } = await opened("/")
    const call = `import("/client.js").then(({ placeRoot }) => placeRoot(${JSON.stringify(`${url}/api/xueshi`)}))`
    deepStrictEqual(await page.evaluate(call), { name: "威海市人力资源和社会保障局", code: "Conflict" })
  })
  await test("DEC-01 DEC-02 DEC-14 a page draws a form from the catalogue, and fails the fields that the server fails", async () => {
    const { page } = await opened("/")
    const call = `import("/client.js").then((all) => all.declareHalf(${JSON.stringify(`${url}/api/city`)}, "${person}"))`
    const { answered, inPage, link, shown } = await page.evaluate<Awaited<ReturnType<typeof declareHalf>>>(call)
    for (const text of ["H1 学术会议", "LABEL 会议级别", "SELECT 国家级省级", "SELECT 专业科目"])
      ok(shown.includes(text), text)
    ok(shown.includes("SMALL 提交会议通知与参会证明。jpg、gif、bmp、png，每个不超过 4 MB"))
    deepStrictEqual(link, "http://www.mohrss.gov.cn/")
    deepStrictEqual(
      inPage.map(({ code, path }) => `${path.replace("claim/", "")} ${code}`),
      [
        "from Required",
        "to Required",
        "hours Required",
        "fields/title TooLong",
        "fields/level Required",
        "fields/paper Required",
        "evidence EvidenceMissing"
      ]
    )
    deepStrictEqual(answered, inPage)
  })
}

await test("CMP-06 the page of a what-if opens from a file: charts are drawn, nothing runs, nothing is asked for, either language", async () => {
  const folder = mkdtempSync(join(tmpdir(), "xueshi-report-"))
  try {
    const browser = await launch()
    const { bars, ...told } = await openReport(browser, folder).finally(() => browser.close())
    deepStrictEqual(told, { complaints: [], first: ["zh"], second: ["en"], title: "政策测算报告" })
    // Outcomes before and after, four organisations, one reason.
    deepStrictEqual(bars, [3, 4, 1])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

await test("the interface answers a browser started here", async () => {
  const client = await bundle('export * from "./client.ts"; export * from "./declaring.ts"')
  size("@xueshi/http/client with core", client)
  const portal = await openPortal(client.text)
  try {
    const browser = await launch()
    await overHttp(browser, portal).finally(() => browser.close())
  } finally {
    await portal.stop()
  }
})

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
