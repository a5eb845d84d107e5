import type { Printer } from "@xueshi/core"
import { pdf } from "@xueshi/pdf"
import { DateTime, Effect } from "effect"
import { beforeAll, describe, expect, it } from "vitest"
import { extract } from "./extract.ts"
import { printerOf } from "./printer.ts"
import { certificateOf, longSample, sample } from "./sample.ts"

let printer: Printer["Service"]

beforeAll(async () => {
  printer = await printerOf(pdf())
})

const print = (text: typeof sample, createdAt?: DateTime.Utc) => Effect.runPromise(printer.print(text, createdAt))

describe("CRT-01 the file", () => {
  it("CRT-02 the same certificate gives the same bytes, whatever was printed before, now or by another printer", async () => {
    const text = certificateOf("王\u3000五·A B")
    const createdAt = DateTime.makeUnsafe("2018-12-31T08:00:00Z")
    const first = await print(text, createdAt)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    // the other spaces and dots share their glyphs with those above
    const another = await printerOf(pdf())
    await Effect.runPromise(another.print(certificateOf("王\u2003五・A\u00a0B•‧")))
    await Effect.runPromise(another.print(longSample))
    const [second, third] = await Promise.all([
      print(text, createdAt),
      Effect.runPromise(another.print(text, createdAt))
    ])
    expect(Buffer.compare(first, second)).toBe(0)
    expect(Buffer.compare(first, third)).toBe(0)
  })

  it("CRT-02 certificates printed at the same time do not mix", async () => {
    const names = ["张三", "李四", "王五", "迪丽热巴·迪力木拉提"]
    const alone: Array<Uint8Array> = []
    for (const name of names) alone.push(await print(certificateOf(name)))
    const together = await Promise.all(names.map((name) => print(certificateOf(name))))
    together.forEach((bytes, index) => {
      expect(Buffer.compare(bytes, alone[index] ?? new Uint8Array())).toBe(0)
    })
  })

  it("CRT-01 says its title, issuer and language, and nothing of the person", async () => {
    const { info, pages } = await extract(await print(sample, DateTime.makeUnsafe("2018-12-31T08:00:00Z")))
    expect(pages).toBe(1)
    expect(info).toMatchObject({
      Title: sample.title,
      Author: sample.issuer,
      Producer: "@xueshi/pdf",
      Language: "zh-CN",
      CreationDate: "D:20181231080000Z"
    })
    expect(JSON.stringify(info)).not.toMatch(/110101199003078515|张三丰/)
    expect((await extract(await print(sample))).info).not.toHaveProperty("CreationDate")
  })

  it("CRT-01 is small: a hundred certificates take under 30 KB each, and little time", async () => {
    let total = 0
    const start = performance.now()
    for (let index = 0; index < 100; index++) {
      total += (await print(certificateOf(`张三丰${index}`))).length
    }
    const each = { bytes: total / 100, ms: (performance.now() - start) / 100 }
    expect(each.bytes).toBeLessThan(30_000)
    // some 15 ms on an idle machine: the bound only finds a font that is parsed again for each certificate
    expect(each.ms).toBeLessThan(150)
    console.log(`${(each.bytes / 1024).toFixed(1)} KB and ${each.ms.toFixed(1)} ms a certificate`)
  })
})
