import { organisationCodeCheck } from "@xueshi/core"
import { Pick } from "./arbitrary.ts"
import type { Caller, City } from "./city.ts"
import type { Operation } from "./document.ts"
import type { Portal, Wire } from "./portal.ts"
import { sound } from "./sound.ts"
import { standingDevice, tokenOf } from "./standing.ts"
import { type Change, type Parts, poolsOf, type Template } from "./templates.ts"
import type { Trick } from "./tricks.ts"

type Pool = (portal: Portal, seen: ReadonlyArray<string>) => ReadonlyArray<unknown>

const organisationCode = (index: number): string => {
  const body = String(20_000_000 + index * 7_919)
  return `${body}-${organisationCodeCheck(body)}`
}

/** The form of a device's id or a captcha's, and nobody's. */
const unknown = "f".repeat(32)

/** What stands under a name when a request goes out. */
const pools: Readonly<Record<string, Pool>> = {
  organisations: ({ tables }) => [...tables.rows.Organisation.keys()],
  professionals: ({ tables }) => [...tables.rows.Professional.keys()],
  declarations: ({ tables }) => [...tables.rows.Declaration.keys()],
  reviews: ({ tables }) => [...tables.rows.Review.keys()],
  samples: ({ tables }) => [...tables.rows.Sample.keys()],
  "training-plans": ({ tables }) =>
    [...tables.rows.Review.values()].flatMap(({ id, kind }) => (kind === "trainingPlan" ? [id] : [])),
  registrations: ({ tables }) => [...tables.rows.Organisation.keys()],
  moments: ({ city }) => [city.moment, "0", "99999"],
  certificates: ({ tables }) => [...tables.rows.Certificate.values()].map(({ number }) => number),
  digests: ({ tables }) => [...new Set([...tables.uploads.values()].map(({ digest }) => digest))],
  me: () => [standingDevice.id, unknown],
  // Captchas, which a portal without a painter does not ask for.
  sessions: () => [unknown],
  "password-codes": () => [unknown],
  departments: ({ tables }) => [...tables.rows.Department.keys()],
  roles: ({ tables }) => [...tables.rows.Role.keys()],
  administrators: ({ tables }) => [...tables.rows.Post.keys()],
  policies: () => ["weihai-2018", "weihai-2018-completed"],
  documentVersions: () => ["1", "2"],
  years: () => [2017, 2018, 2019, 2016],
  forms: () => ["postTraining", "conference", "baseTraining"],
  subjects: () => ["specialised", "general", "all"],
  kinds: () => [
    "annual",
    "general",
    "informationChange",
    "transfer",
    "registration",
    "declaration",
    "audit",
    "baseAudit"
  ],
  days: () => ["2019-03-01", "2019-03-05", "2018-12-31"],
  hours: () => ["30", "0.5", 8, "360.5"],
  codes: ({ tables }) => [0, 1, 2].map((index) => organisationCode(tables.journal.length * 3 + index)),
  regions: () => ["371000", "371002"],
  cursors: (_portal, seen) => ["W10", ...seen.slice(-20)],
  limits: () => ["1", "2", "200"],
  keys: () => ["key-1", "key-2", "key-3"],
  versions: () => ["*", '"v1"', '"v2"', '"v3"']
}

const filled = (value: unknown, portal: Portal, seen: ReadonlyArray<string>): unknown => {
  if (value instanceof Pick) {
    const pool = pools[value.pool]
    if (pool === undefined) throw new Error(`the harness knows no pool of ${value.pool}: add it to wire.ts`)
    const all = pool(portal, seen)
    return all[value.turn % all.length]
  }
  if (Array.isArray(value)) return value.map((one) => filled(one, portal, seen))
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, portal, seen)]))
}

/** The parameters of an operation's path that the city keeps nothing for. */
export const unfilled = (operation: Operation): ReadonlyArray<string> =>
  operation.parameters
    .filter(({ in: slot, name }) => slot === "path" && pools[poolsOf(operation)(name) ?? ""] === undefined)
    .map(({ name }) => `${operation.id}: ${name}`)

/** The sound request of an operation, with what a template draws of its headers. */
const soundParts = (city: City, operation: string, turn: number): Parts => {
  const make = sound[operation]
  if (make === undefined) throw new Error(`the harness knows no sound request of ${operation}: add it to sound.ts`)
  const { params = {}, payload, query = {} } = make(city, turn)
  return { path: params, query, header: {}, body: payload }
}

type Slots = Record<string, unknown>

/** Sets, omits or adds something in a copy of a value. */
const changed = (value: unknown, at: ReadonlyArray<string>, change: Change): unknown => {
  const [key, ...deeper] = at
  if (key === undefined) {
    if (change._tag === "Replace") return change.value
    if (change._tag === "Omit") return undefined
    const held = typeof value === "object" && value !== null ? value : {}
    return Object.defineProperty({ ...held }, change.key, { value: change.value, enumerable: true })
  }
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === key ? changed(one, deeper, change) : one))
  const held: Slots = typeof value === "object" && value !== null ? { ...value } : {}
  const one = changed(held[key], deeper, change)
  if (one !== undefined) return { ...held, [key]: one }
  delete held[key]
  return held
}

const applied = (parts: Parts, change: Change | undefined): Parts => {
  if (change === undefined) return parts
  const { at, slot } = change.leaf
  const aside = change._tag === "Extra" && slot !== "body" ? [] : at
  return { ...parts, [slot]: changed(parts[slot], aside, change) }
}

const text = (value: unknown): string => {
  const string = typeof value === "string" ? value : (JSON.stringify(value) ?? "")
  return string.toWellFormed()
}

/** Headers carry bytes: whatever is none cannot be sent at all. */
const headerText = (value: unknown): string => text(value).replaceAll(/[^\t\x20-\x7e\x80-\xff]/gu, "?")

const targetOf = (path: string, parts: Parts): string => {
  const pathname = path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(text(parts.path[name] ?? "")))
  const query = new URLSearchParams(
    Object.entries(parts.query).map(([name, value]) => [name, text(value)] as [string, string])
  ).toString()
  return query === "" ? pathname : `${pathname}?${query}`
}

const tricked = (wire: Wire, trick: Trick | undefined): Wire => {
  switch (trick?._tag) {
    case undefined:
      return wire
    case "Method":
      return { ...wire, method: trick.method, body: ["GET", "HEAD"].includes(trick.method) ? undefined : wire.body }
    case "Target":
      return { ...wire, target: trick.bend.replace("@", wire.target) }
    case "Headers":
      return { ...wire, headers: { ...wire.headers, ...trick.headers } }
    case "Body": {
      const { "content-type": _, ...headers } = wire.headers
      const typed = trick.contentType === "" ? headers : { ...headers, "content-type": trick.contentType }
      return ["GET", "HEAD"].includes(wire.method) ? wire : { ...wire, headers: typed, body: trick.body }
    }
  }
}

/** The request of a caller that says these things. */
const assembled = (operation: Operation, caller: Caller, parts: Parts): Wire => {
  const who = caller === "nobody" ? {} : { authorization: `Bearer ${tokenOf(caller)}` }
  const given = Object.entries(parts.header).map(([name, value]) => [
    name.replaceAll(/[^\w-]/gu, "x") || "x",
    headerText(value)
  ])
  const [type] = parts.body === undefined ? [] : Object.keys(operation.body ?? {})
  return {
    method: operation.method,
    target: targetOf(operation.path, parts),
    headers: { ...Object.fromEntries(given), ...who, ...(type !== undefined && { "content-type": type }) },
    body: type === undefined ? undefined : parts.body instanceof Uint8Array ? parts.body : JSON.stringify(parts.body)
  }
}

/** The sound request of an operation by a caller, or one that differs by a change. */
export const soundWire = (operation: Operation, caller: Caller, city: City, change?: Change): Wire =>
  assembled(operation, caller, applied(soundParts(city, operation.id, 0), change))

/** A template as the request that it is in this city, now. */
export const wireOf = (template: Template, portal: Portal, seen: ReadonlyArray<string>): Wire => {
  const { caller, change, drawn, headers, operation, trick, turn } = template
  const base = drawn ?? soundParts(portal.city, operation.id, turn)
  const held = filled({ ...base, header: { ...base.header, ...headers } }, portal, seen) as Parts
  return tricked(assembled(operation, caller, applied(held, change)), trick)
}
