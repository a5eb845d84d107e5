import { type Code, type Problem, statusOf } from "@xueshi/http"
import { expect } from "vitest"
import type { Caller, City } from "./city.ts"
import { declared } from "./declared.ts"
import { operations } from "./document.ts"
import { allowed, expected } from "./expected.ts"
import { type Portal, requestOf, type Wire } from "./portal.ts"
import { soundWire } from "./wire.ts"

/** A refusal of what stands in the way: the sound request of whoever may, with another thing, query or body. */
export interface Case {
  readonly of: readonly [operation: string, code: Code]
  readonly id?: (city: City, portal: Portal) => string
  readonly query?: string
  readonly body?: (city: City) => object
  readonly by?: Caller
}

/** Declared, but not to be brought about by one request, and why. */
export type Elsewhere = ReadonlyArray<readonly [operation: RegExp, code: Code, why: string]>

const withHeader = (wire: Wire, headers: Readonly<Record<string, string>>): Wire => ({
  ...wire,
  headers: { ...wire.headers, ...headers }
})
const huge = JSON.stringify("x".repeat(1 << 20))

const operationOf = (id: string) => {
  const found = operations.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no operation ${id}`)
  return found
}

/** Who may ask, be there something to see or not. */
const whoMay = (id: string): Caller =>
  allowed(id)[0] ?? [...(expected.get(id) ?? [])].find(([, cell]) => cell === "∅")?.[0] ?? "nobody"

/** Commands that may use a key before another is asked for under it. */
const firsts = [
  "departments.add",
  "roles.create",
  "organisations.reopenReview",
  "organisations.establish",
  "declarations.draft",
  "trainingBases.submitPlan",
  "trainingBases.submitReport",
  "transfers.request",
  "reviews.withdraw"
]

const takes = (id: string, header: string): boolean =>
  operationOf(id).parameters.some(({ in: slot, name }) => slot === "header" && name === header)

const tryingIn = (portal: Portal) => {
  const soundOf = (id: string, by: Caller = whoMay(id)): Wire => soundWire(operationOf(id), by, portal.city)
  const ask = (wire: Wire) => portal.app.request(requestOf(wire))

  /** The code of a refusal, in both languages, of which neither changes anything; none where it is no refusal. */
  const codeOf = async (wire: Wire): Promise<ReadonlyArray<string>> => {
    const before = portal.fingerprint()
    const [zh, en] = [
      await ask(withHeader(wire, { "accept-language": "zh-CN" })),
      await ask(withHeader(wire, { "accept-language": "en" }))
    ]
    if (zh.ok) {
      // What comes line by line runs until it is read.
      await Promise.all([zh.text(), en.text()])
      return []
    }
    const problems = [(await zh.json()) as Problem, (await en.json()) as Problem] as const
    const [chinese, english] = problems
    expect(zh.status).toBe(statusOf[chinese.code])
    expect([chinese.code, english.status]).toEqual([english.code, chinese.status])
    expect(chinese.detail).toMatch(/\p{Script=Han}/u)
    expect(portal.fingerprint()).toBe(before)
    return [chinese.code]
  }

  const wireOf = ({ body, by, id, of: [operation], query }: Case): Wire => {
    const sound = soundOf(operation, by)
    const asked = query === undefined ? sound.target : sound.target.replace(/\?.*|$/u, `?${query}`)
    const target = id === undefined ? asked : asked.replace(/id-[\w-]+/u, id(portal.city, portal))
    return { ...sound, target, ...(body !== undefined && { body: JSON.stringify(body(portal.city)) }) }
  }

  /** What stands in the way of anything: who asks, of what; and of any command: its size, its form, its version, its key. */
  const usual = async (id: string): Promise<ReadonlyArray<string>> => {
    const sound = soundOf(id)
    const found = [
      ...(await codeOf(soundOf(id, "nobody"))),
      ...(await codeOf({
        ...sound,
        target: sound.target.replace(/id-[\w-]+/u, "id-of-nothing"),
        ...(typeof sound.body === "string" && { body: sound.body.replace(/id-[\w-]+/u, "id-of-nothing") })
      }))
    ]
    portal.restore()
    if (sound.method === "GET") {
      const joined = `${sound.target}${sound.target.includes("?") ? "&" : "?"}cursor=bm9uZQ`
      return [...found, ...(await codeOf({ ...sound, target: joined }))]
    }
    if (sound.body !== undefined) {
      found.push(...(await codeOf({ ...sound, body: huge })))
      found.push(...(await codeOf(withHeader(sound, { "content-type": "text/csv" }))))
    }
    if (takes(id, "if-match")) found.push(...(await codeOf(withHeader(sound, { "if-match": '"v99"' }))))
    const by = whoMay(id)
    const other = firsts.find((one) => one !== id && allowed(one).includes(by))
    if (!takes(id, "idempotency-key") || other === undefined) return found
    const key = { "idempotency-key": "the-same" }
    expect((await ask(withHeader(soundOf(other, by), key))).ok).toBe(true)
    found.push(...(await codeOf(withHeader(sound, key))))
    portal.restore()
    return found
  }
  return { codeOf, wireOf, usual }
}

/**
 * Tries every case, and the usual ones of each operation: which refusals are declared but neither tried nor excused, and which
 * were met but are not declared.
 */
export const untried = async (
  portal: Portal,
  of: ReadonlyArray<string>,
  cases: ReadonlyArray<Case>,
  elsewhere: Elsewhere
) => {
  const { codeOf, usual, wireOf } = tryingIn(portal)
  const tried: Array<string> = []
  for (const one of cases) {
    portal.restore()
    const [operation, code] = one.of
    expect([operation, ...(await codeOf(wireOf(one)))]).toEqual([operation, code])
    tried.push(`${operation} ${code}`)
  }
  for (const operation of of) {
    portal.restore()
    for (const code of await usual(operation)) tried.push(`${operation} ${code}`)
  }
  const all = declared((operation) => of.includes(operation))
  const untold = all.filter((one) => {
    const [operation = "", code] = one.split(" ")
    return !tried.includes(one) && !elsewhere.some(([of, other]) => of.test(operation) && other === code)
  })
  return { untold, undeclared: tried.filter((one) => !all.includes(one)) }
}
