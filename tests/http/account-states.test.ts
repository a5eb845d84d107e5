import type { Problem } from "@xueshi/http"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Caller } from "./harness/city.ts"
import { operations } from "./harness/document.ts"
import { holder } from "./harness/offices.ts"
import { openPortal, type Portal, requestOf } from "./harness/portal.ts"
import { tokenOf } from "./harness/standing.ts"
import { soundWire } from "./harness/wire.ts"

interface Answer {
  readonly status: number
  readonly body: Partial<Problem> & {
    readonly token?: string
    readonly password?: string
    readonly mustChoose?: boolean
  }
}

/** What a session may do that must choose a password. */
const whileChoosing = ["passwords.change", "sessions.close"]
const secured = operations.filter((one) => one.secured && !whileChoosing.includes(one.id))

/** An administrator of the employer in every state that an account of theirs may have. */
describe("every operation in every state of an account", () => {
  let portal: Portal
  let post: string
  const { document } = holder(30)
  const chosen = "山高水长 correct horse"

  const send = async (path: string, token: string | undefined, body?: unknown, method = "POST"): Promise<Answer> => {
    const headers = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": "application/json" })
    }
    const wire = { method, target: path, headers, body: body === undefined ? undefined : JSON.stringify(body) }
    const answer = await portal.app.request(requestOf(wire))
    const text = await answer.text()
    return { status: answer.status, body: text === "" ? {} : JSON.parse(text) }
  }
  const boss = (path: string, method = "POST") => send(path, tokenOf("employer" as Caller), undefined, method)
  const logIn = (password: string) => {
    const hat = { _tag: "Administrator", organisation: portal.city.organisations.employer.id }
    return send("/sessions", undefined, { document, password, hat })
  }
  /** What every operation answers to a token. */
  const told = async (token: string) => {
    const codes = new Map<string, string>()
    for (const operation of secured) {
      const wire = soundWire(operation, "employer", portal.city)
      const answer = await portal.app.request(
        requestOf({ ...wire, headers: { ...wire.headers, authorization: `Bearer ${token}` } })
      )
      const problem = answer.headers.get("content-type") === "application/problem+json"
      codes.set(operation.id, problem ? `${answer.status} ${((await answer.json()) as Problem).code}` : "answered")
    }
    return codes
  }
  const each = (code: string) => new Map(secured.map(({ id }) => [id, code]))

  beforeAll(async () => {
    portal = await openPortal()
    post = portal.city.posts.active[0] ?? ""
  })
  afterAll(() => portal.close())

  it("ACC-03 ACC-04 ACC-07 reset, active, disabled, enabled again, deleted: each is let in or told why not", async () => {
    const { body: issued, status } = await boss(`/administrators/${post}/one-time-password`)
    expect(status).toBe(200)
    const first = await logIn(issued.password ?? "")
    expect([first.status, first.body.mustChoose]).toEqual([201, true])
    const once = first.body.token ?? ""
    expect(await told(once)).toEqual(each("403 PasswordMustChange"))
    expect((await logIn(issued.password ?? "")).body.code).toBe("LogInFailed")
    expect((await send("/me/password", once, { password: chosen }, "PUT")).status).toBeLessThan(300)

    const active = (await logIn(chosen)).body.token ?? ""
    expect((await send("/me", active, undefined, "GET")).status).toBe(200)
    expect((await boss(`/administrators/${post}/disabling`)).status).toBe(200)
    for (const token of [once, active]) expect(await told(token)).toEqual(each("401 Unauthenticated"))
    expect((await logIn(chosen)).body.code).toBe("HatUnusable")
    expect((await logIn("somebody else's")).body.code).toBe("LogInFailed")

    expect((await boss(`/administrators/${post}/enabling`)).status).toBe(200)
    expect(await told(active)).toEqual(each("401 Unauthenticated"))
    const again = (await logIn(chosen)).body.token ?? ""
    expect((await send("/me", again, undefined, "GET")).status).toBe(200)
    expect((await boss(`/administrators/${post}`, "DELETE")).status).toBe(204)
    expect(await told(again)).toEqual(each("401 Unauthenticated"))
    expect((await logIn(chosen)).body.code).toBe("NoSuchHat")
  })
})
