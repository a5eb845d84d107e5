import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { fullPowers, OrganisationId, Policies, type Principal, ProfessionalId, UserId } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { excel } from "@xueshi/excel"
import { xueshi } from "@xueshi/http"
import { evidenceFiles, memory } from "@xueshi/memory"
import { pdf } from "@xueshi/pdf"
import { Layer, ManagedRuntime } from "effect"
import { Hono } from "hono"
import { expect, it, vi } from "vitest"
import { smallCity } from "../core/fixtures.ts"

const guide = readFileSync(join(import.meta.dirname, "../../docs/portal.md"), "utf8")
const blocks = [...guide.matchAll(/```ts\n([\s\S]*?)```/gu)].map(([, code = ""]) => code)
const program = blocks.filter((code) => !code.startsWith("// portal.ts")).join("\n")

/** The portal of docs/http.md with the layer of docs/portal.md, and a city in it. */
const openPortal = async () => {
  const policies = Policies.layer([documents.weihai2018])
  const runtime = ManagedRuntime.make(Layer.mergeAll(memory, evidenceFiles, policies, pdf(), excel()))
  await runtime.runPromise(smallCity)
  const principal = (token: string): Principal => {
    const [who, id = ""] = token.split(":")
    const user = UserId.make(who ?? "")
    if (who === "setup") return { user, hat: { _tag: "Embedder" } }
    if (who === "person") return { user, hat: { _tag: "Professional", professional: ProfessionalId.make(id) } }
    return { user, hat: { _tag: "Administrator", organisation: OrganisationId.make(id) }, powers: fullPowers("bureau") }
  }
  const mounted = xueshi({
    layer: Layer.succeedContext(await runtime.context()),
    principal: (c) => principal((c.req.header("authorization") ?? "").replace("Bearer ", ""))
  })
  return new Hono().route("/xueshi", mounted)
}

it("DEC-01 DEC-04 DEC-07 DEC-14 the program of docs/portal.md runs as it stands: draw, check, upload, submit, follow, mend, on behalf", async () => {
  const app = await openPortal()
  const printed: Array<string> = []
  const folder = mkdtempSync(join(import.meta.dirname, "guide-"))
  const stubbed = vi.stubGlobal("fetch", async (input: Request | string | URL, init?: RequestInit) =>
    app.request(input instanceof Request ? input : `${input}`, init)
  )
  const said = vi.spyOn(console, "log").mockImplementation((...parts) => void printed.push(parts.join(" ")))
  try {
    writeFileSync(join(folder, "declare.ts"), program)
    await import(pathToFileURL(join(folder, "declare.ts")).href)
  } finally {
    said.mockRestore()
    stubbed.unstubAllGlobals()
    rmSync(folder, { recursive: true })
  }
  const [drawn = "", ...rest] = printed.filter((line) => !line.includes("INFO"))
  expect(drawn).toMatch(/^岗位培训 参加岗位培训班后填写/u)
  expect(rest).toEqual([
    "* 学校（单位）名称 最多 200 字",
    "* 培训班名称 最多 200 字",
    "  学习内容 最多 200 字",
    "* 学习成绩 最多 200 字",
    "可计入 专业科目",
    "折算： 由审核认定",
    "附件： 提交岗位培训结业证书扫描件。 jpg、gif、bmp、png，每个不超过 4 MB",
    expect.stringMatching(/^依据： 根据《河南省.* http:\/\/hrss\.henan\.gov\.cn\/$/u),
    "fields/score Required 必须填写",
    "evidence EvidenceMissing 提交岗位培训结业证书扫描件。",
    "gif Draft Pending",
    expect.stringMatching(/^postTraining self Pending \S+/u),
    "驳回： 证明材料不清晰 请重新扫描",
    "postTraining self Rejected —",
    expect.stringMatching(/^postTraining self Approved \S+/u),
    "organisation 学校（单位）名称、培训班名称、学习内容、学习成绩",
    "declared ",
    "postTraining self Rejected —",
    expect.stringMatching(/^postTraining self Approved \S+/u),
    expect.stringMatching(/^postTraining organisation Pending \S+/u)
  ])
})
