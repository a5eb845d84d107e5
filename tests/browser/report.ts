import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { type Day, decodePolicy, type LearningRecord, WhatIf } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { whatIfPage } from "@xueshi/report"
import { Result } from "effect"
import type { Browser } from "playwright-core"

const read = (document: unknown) => Result.getOrThrow(decodePolicy(document))
const record = (id: string, subject: string, units: number) =>
  ({
    ...{ id, form: "conference", subject, creditYear: 2018, from: 17_600, to: 17_600, declared: units },
    ...{ recognised: units, standing: "approved", identity: null }
  }) as unknown as LearningRecord

/** The page of a what-if, of people with names that would run if they could. */
const page = (): string => {
  const reform = { from: read(documents.weihai2018), to: read(documents.weihai2018Completed), year: 2018 }
  const whatIf = new WhatIf(reform)
  for (let index = 0; index < 40; index++)
    whatIf.add({
      id: `<script>document.title = "run"</script>${index}`,
      organisation: `</svg><img src="http://127.0.0.1:9/x" onerror="document.title='run'">${index % 4}`,
      records: [record("g", "general", 1000 * index), record("s", "specialised", 60_000)]
    })
  return whatIfPage(whatIf.report(true), { ...reform, madeOn: 17_700 as Day })
}

/** Opens the page as a double click does: what it drew, what it complained of and asked for, and what its switch shows. */
export const openReport = async (browser: Browser, folder: string) => {
  const path = join(folder, "what-if.html")
  writeFileSync(path, page())
  const url = pathToFileURL(path).href
  const opened = await browser.newPage({ viewport: { width: 1000, height: 800 } })
  const complaints: Array<string> = []
  opened.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`))
  opened.on("pageerror", (error) => complaints.push(error.message))
  opened.on("request", (request) => {
    if (request.url() !== url) complaints.push(`asked for ${request.url()}`)
  })
  await opened.goto(url)
  const shown = () =>
    opened.evaluate<ReadonlyArray<string>>(
      "[...document.querySelectorAll('main')].filter((one) => one.offsetHeight > 0).map((one) => one.lang)"
    )
  /** The bars of the shown language that are wider than a hair. */
  const bars = await opened.evaluate<ReadonlyArray<number>>(
    `[...document.querySelectorAll('main[lang=zh] figure')].map((figure) =>
      [...figure.querySelectorAll('svg path')].filter((path) => /^#(c2410c|0b5394|9aa5b1)$/.test(path.getAttribute('fill')) &&
        path.getBoundingClientRect().width > 30).length)`
  )
  const first = await shown()
  await opened.locator("label[for=en]").dispatchEvent("click")
  const second = await shown()
  return { bars, complaints, first, second, title: await opened.title() }
}
