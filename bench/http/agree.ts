import { isDeepStrictEqual } from "node:util"
import type { Contestant } from "./contestant.ts"
import type { Asking } from "./requests.ts"

/** Headers of the connection and of the moment. */
const passing = ["connection", "content-length", "date", "keep-alive", "transfer-encoding", "x-request-id"]

const ask = async ({ url }: Contestant, { path, status, ...init }: Asking) => {
  const response = await fetch(`${url}${path}`, init)
  const id = response.headers.get("x-request-id")
  const body = (await response.json()) as { readonly instance?: string; readonly next?: string | null }
  if (response.status !== status || id === null || (status >= 400 && body.instance !== id))
    throw new Error(`${url}${path}: ${response.status} ${JSON.stringify(body)}`)
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !passing.includes(name)))
  return { headers, body: status < 400 ? body : { ...body, instance: "" } }
}

/** Throws unless both give one answer, its headers included; gives it. */
export const agree = async (one: Contestant, other: Contestant, asking: Asking) => {
  const [here, there] = [await ask(one, asking), await ask(other, asking)]
  if (!isDeepStrictEqual(here, there))
    throw new Error(
      `${asking.method} ${asking.path}: ${one.name} answers ${JSON.stringify(here)}, ${other.name} ${JSON.stringify(there)}`
    )
  return here.body
}
