import type { Problem } from "@xueshi/http"
import { type Caller, callers } from "./city.ts"
import { type Portal, requestOf } from "./portal.ts"
import { tokenOf } from "./standing.ts"

/** An answer as JSON, whose fields nobody has checked yet; lines of JSON where it comes in lines. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: what stands where in an answer is what the tests look at
  readonly body: any
  readonly code: string | undefined
}

const bodyOf = (type: string, text: string): unknown => {
  if (type === "application/x-ndjson")
    return text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
  return text === "" ? undefined : JSON.parse(text)
}

/** Asks as a kind of caller, or under a session's token. */
export const askedOf =
  (portal: () => Portal) =>
  async (
    who: Caller | (string & {}),
    asked: `${"GET" | "POST" | "PUT" | "DELETE"} ${string}`,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {}
  ): Promise<Answer> => {
    const [method = "GET", target = ""] = asked.split(" ")
    const token = (callers as ReadonlyArray<string>).includes(who) ? tokenOf(who as Caller) : who
    const wire = {
      method,
      target,
      headers: {
        ...(who !== "nobody" && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers
      },
      body: body === undefined ? undefined : JSON.stringify(body)
    }
    const answer = await portal().app.request(requestOf(wire))
    const text = await answer.text()
    const json = bodyOf(answer.headers.get("content-type") ?? "", text)
    return { status: answer.status, headers: answer.headers, text, body: json, code: (json as Partial<Problem>)?.code }
  }
