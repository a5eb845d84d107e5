import { partialDeepStrictEqual, strictEqual } from "node:assert"
import { breaking } from "./guide.ts"
import { succeed } from "./shell.ts"

/** What is served beside the operations. */
export const readDocuments = async (url: string) => {
  const document = await (await fetch(`${url}/xueshi/openapi.json`)).json()
  partialDeepStrictEqual(document, {
    openapi: "3.1.0",
    servers: [{ url: "/xueshi" }],
    components: { securitySchemes: {} }
  })
  const page = await fetch(`${url}/xueshi/docs`)
  strictEqual(page.headers.get("content-type"), "text/html; charset=utf-8")
  strictEqual((await page.text()).includes("学时 · Xueshi"), true)
  strictEqual(await (await fetch(url)).text(), "portal")
}

/** The guide's requests that are wrong, in its order: each is told what is wrong with it. */
export const breakAsTold = async (port: number, cwd: string) => {
  const printed = await succeed("sh", ["-e", "-c", breaking.replaceAll(":3000", `:${port}`)], cwd)
  const problems = printed.split(/(?<=\})(?=\{"type":"urn)/u).map((text) => JSON.parse(text))
  partialDeepStrictEqual(
    problems.map(({ code, status }) => [status, code]),
    [
      [400, "InvalidRequest"],
      [400, "InvalidRequest"],
      [415, "UnsupportedMediaType"],
      [401, "Unauthenticated"]
    ]
  )
  const failures: ReadonlyArray<{ path: string; message: string }> = problems[0].failures
  partialDeepStrictEqual(
    failures.map(({ path }) => path).toSorted(),
    ["code", "kind", "name", "nme", "region"].map((field) => `body/facts/${field}`)
  )
  strictEqual(failures.find(({ path }) => path === "body/facts/nme")?.message, "there is no such field")
}

/** As much of an answer as is asked on with. */
interface Answer {
  readonly id: string
  readonly items: readonly [{ readonly id: string }]
}

/** A command on a version that is no longer the last one. */
export const commandTooLate = async (url: string, bureau: string) => {
  const ask = async (token: string, path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", ...init.headers }
    const response = await fetch(`${url}/xueshi${path}`, { ...init, headers })
    return {
      status: response.status,
      etag: response.headers.get("etag") ?? "",
      body: (await response.json()) as Answer
    }
  }
  const list = await ask(`office:${bureau}`, "/professionals")
  const { id } = list.body.items[0]
  const claim = { form: "postTraining", fields: {}, evidence: [] }
  const draft = await ask(`person:${id}`, "/declarations", {
    method: "POST",
    body: JSON.stringify({ professional: id, claim })
  })
  const edit = () =>
    ask(`person:${id}`, `/declarations/${draft.body.id}/claim`, {
      method: "PUT",
      headers: { "if-match": draft.etag },
      body: JSON.stringify({ ...claim, creditYear: 2018 })
    })
  strictEqual((await edit()).status, 200)
  partialDeepStrictEqual(await edit(), { status: 412, body: { code: "VersionMismatch", title: "内容已被他人修改" } })
}
