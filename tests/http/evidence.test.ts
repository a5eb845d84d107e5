import type { Problem } from "@xueshi/http"
import { beforeAll, describe, expect, it } from "vitest"
import { pictures, pngOf } from "../evidence/pictures.ts"
import { attached } from "./harness/evidence.ts"
import { openPortal, type Portal, requestOf } from "./harness/portal.ts"
import { tokenOf } from "./harness/standing.ts"
import { jsonBody } from "./world.ts"

const mebibyte = 2 ** 20

describe("evidence over HTTP", () => {
  let portal: Portal
  beforeAll(async () => {
    portal = await openPortal()
  })

  const ask = (who: "person" | "employer" | "outsider", path: string, init: RequestInit = {}) =>
    portal.app.request(`/xueshi${path}`, {
      ...init,
      headers: { authorization: `Bearer ${tokenOf(who)}`, ...init.headers }
    })
  const upload = (
    body: NonNullable<RequestInit["body"]>,
    type = "image/jpeg",
    headers: Readonly<Record<string, string>> = {}
  ) =>
    ask("person", `/professionals/${portal.city.people.person.id}/evidence`, {
      method: "POST",
      body,
      headers: { "content-type": type, ...headers },
      duplex: "half"
    } as RequestInit)
  const codesOf = async (answer: Response) => {
    const { failures = [], ...problem } = (await answer.json()) as {
      code: string
      failures?: ReadonlyArray<{ path: string; code: string; message: string }>
    }
    return { status: answer.status, code: problem.code, failures: failures.map(({ code, path }) => `${path} ${code}`) }
  }

  it.each(Object.entries(pictures))(
    "DEC-03 a %s is uploaded, declared, and sent to the reviewer as what it is, under a name that ends so",
    async (kind, bytes) => {
      const person = portal.city.people.person.id
      // Whatever type is said.
      const uploaded = await upload(bytes, "image/gif")
      expect(uploaded.status).toBe(201)
      const { digest, ...rest } = (await uploaded.json()) as { digest: string; kind: string; bytes: number }
      expect(rest).toMatchObject({ kind, bytes: bytes.length, professional: person })
      const hostileName = `证书'"(1)\r\n.html`.replace("\r\n", "；")
      const claim = { form: "postTraining", fields: {}, evidence: [{ digest, name: hostileName }] }
      const drafted = await ask("person", "/declarations", jsonBody({ professional: person, claim }))
      const { id } = (await drafted.json()) as { id: string }
      const sent = await ask("employer", `/declarations/${id}/evidence/${digest}`)
      expect(sent.status).toBe(200)
      expect(Buffer.from(await sent.arrayBuffer()).equals(bytes)).toBe(true)
      expect(sent.headers.get("content-type")).toBe(`image/${kind}`)
      expect(sent.headers.get("content-length")).toBe(`${bytes.length}`)
      expect(sent.headers.get("x-content-type-options")).toBe("nosniff")
      expect(sent.headers.get("content-security-policy")).toContain("default-src 'none'")
      const ending = kind === "jpeg" ? "jpg" : kind
      const encoded = encodeURIComponent(`${hostileName}.${ending}`).replace(
        /['()]/gu,
        (one) => `%${one.charCodeAt(0).toString(16)}`
      )
      expect(sent.headers.get("content-disposition")).toBe(
        `inline; filename="evidence.${ending}"; filename*=UTF-8''${encoded}`
      )
      expect((await ask("outsider", `/declarations/${id}/evidence/${digest}`)).status).toBe(404)
    }
  )

  it("DEC-03 of pictures that no declaration names only so many are taken, and the next is refused before it is read", async () => {
    portal.restore()
    const gifOf = (place: number) =>
      Buffer.from(
        `47494638396101000100800000${place.toString(16).padStart(6, "0")}ffffff2c00000000010001000002024401003b`,
        "hex"
      )
    for (let place = 1; place <= 50; place++) expect((await upload(gifOf(place), "image/gif")).status).toBe(201)
    for (const [language, told] of [
      ["zh", /^已有 50 张上传的图片没有附在任何申报上/u],
      ["en", /^50 uploaded pictures are in no declaration yet/u]
    ] as const) {
      // No picture at all: nobody looks.
      const answer = await upload("%PDF-1.7", "image/gif", { "accept-language": language })
      const { code, detail, failures, rule } = (await answer.json()) as Problem
      expect([answer.status, code, rule, failures]).toEqual([409, "TooManyLoose", "DEC-03", []])
      expect(detail).toMatch(told)
    }
    portal.restore()
  })

  it("DEC-03 what is no picture is refused whatever it is called, in the caller's language, and the connection is closed", async () => {
    const refused = await upload("%PDF-1.7", "image/jpeg", { "accept-language": "en" })
    expect(refused.headers.get("connection")).toBe("close")
    const { failures, ...problem } = (await refused.json()) as { failures: ReadonlyArray<object>; code: string }
    expect([refused.status, problem.code]).toEqual([422, "InvalidFields"])
    const message = "is no picture, or of a kind that is not known"
    expect(failures).toEqual([{ path: "body", code: "NotAPicture", rule: "DEC-03", message }])
    expect(await codesOf(await upload("{}", "application/json"))).toMatchObject({ status: 415 })
    const large = await codesOf(await upload(pngOf(4 * mebibyte + 1)))
    expect(large).toEqual({ status: 422, code: "InvalidFields", failures: ["body FileTooLarge"] })
  })

  it("DEC-03 a picture without end is read no further than it may be large", async () => {
    const piece = Buffer.alloc(1 << 16, 1)
    let pulled = 0
    let ended = false
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(
          pulled === 0 ? Buffer.concat([pictures.gif.subarray(0, -1), Buffer.from("!\xfe", "latin1")]) : piece
        )
        pulled += piece.length
      },
      cancel: () => {
        ended = true
      }
    })
    expect(await codesOf(await upload(endless))).toMatchObject({ status: 422, failures: ["body FileTooLarge"] })
    expect(pulled).toBeLessThan(5 * mebibyte)
    expect(ended).toBe(true)
  })

  it("DEC-03 a draft that names what was not uploaded is told so, each with its path", async () => {
    const evidence = [...attached, { digest: "sha256-0", name: "证书.jpg" }]
    const claim = { form: "postTraining", fields: {}, evidence }
    const professional = portal.city.people.person.id
    const refused = await ask("person", "/declarations", jsonBody({ professional, claim }))
    expect(await codesOf(refused)).toEqual({
      status: 422,
      code: "InvalidFields",
      failures: ["body/claim/evidence/1/digest NotUploaded"]
    })
  })

  it("DEC-03 the document tells that pictures come and go as bytes", async () => {
    const answer = await portal.app.request(requestOf({ method: "GET", target: "/openapi.json", headers: {} }))
    const { paths } = (await answer.json()) as {
      paths: Record<
        string,
        Record<string, { requestBody?: { content: object }; responses: Record<string, { content: object }> }>
      >
    }
    const types = ["image/jpeg", "image/gif", "image/bmp", "image/png"]
    expect(Object.keys(paths["/professionals/{id}/evidence"]?.["post"]?.requestBody?.content ?? {})).toEqual(types)
    const sent = paths["/declarations/{id}/evidence/{digest}"]?.["get"]?.responses["200"]
    expect(Object.keys(sent?.content ?? {})).toEqual(types)
  })
})
