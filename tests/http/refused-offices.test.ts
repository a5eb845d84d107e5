import type { Code, Problem } from "@xueshi/http"
import { statusOf } from "@xueshi/http"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Caller, City } from "./harness/city.ts"
import { declared, managing } from "./harness/declared.ts"
import { operations } from "./harness/document.ts"
import { allowed } from "./harness/expected.ts"
import { holder } from "./harness/offices.ts"
import { openPortal, type Portal, requestOf, type Wire } from "./harness/portal.ts"
import { soundWire } from "./harness/wire.ts"

/** A refusal of what stands in the way: the sound request of whoever may, with another thing or another body. */
interface Case {
  readonly of: readonly [operation: string, code: Code]
  readonly id?: (city: City, portal: Portal) => string
  readonly body?: (city: City) => object
  readonly by?: Caller
}

const ownPost = (_city: City, { city, tables }: Portal): string => {
  const posts = [...tables.rows.Post.values()]
  const own = posts.find(
    ({ organisation, rank }) => organisation === city.organisations.employer.id && rank === "super"
  )
  return own?.id ?? ""
}
const first = <Id extends string>(ids: ReadonlyArray<Id>): Id => ids[0] as Id
const role = (change: object) => ({ name: "新角色", description: "", modules: [], ...change })
const closed = ({ departments }: City) => ({ department: first(departments.disabled), role: null })
const more = ({ roles }: City) => ({ department: null, role: first(roles.unused) })
const nowhere = { department: null, role: null }
const inEmployer =
  (body: (city: City) => object) =>
  (city: City): object => ({ organisation: city.organisations.employer.id, ...body(city) })
/** Somebody who holds a post in the employer already. */
const known = holder(21)
const nameless = { ...holder(40), name: " " }

const cases: ReadonlyArray<Case> = [
  { of: ["organisations.edit", "InvalidFields"], body: () => ({ phone: "1\u200b" }) },
  {
    of: ["organisations.move", "IllegalSuperior"],
    by: "authority",
    body: ({ organisations }) => ({ superior: organisations.base.id })
  },
  {
    of: ["organisations.move", "WithinItself"],
    by: "authority",
    id: ({ organisations }) => organisations.employer.id,
    body: ({ organisations }) => ({ superior: organisations.branch.id })
  },
  { of: ["departments.add", "InvalidFields"], body: inEmployer(() => ({ name: " " })) },
  { of: ["departments.add", "Conflict"], body: inEmployer(() => ({ name: "财务科" })) },
  {
    of: ["departments.add", "DepartmentDisabled"],
    body: inEmployer(({ departments }) => ({ name: "新部门", superior: first(departments.disabled) }))
  },
  { of: ["departments.rename", "InvalidFields"], body: () => ({ name: " " }) },
  { of: ["departments.rename", "Conflict"], body: () => ({ name: "财务科" }) },
  { of: ["roles.create", "InvalidFields"], body: inEmployer(() => ({ facts: role({ modules: ["audit"] }) })) },
  { of: ["roles.create", "Conflict"], body: inEmployer(() => ({ facts: role({ name: "查询员" }) })) },
  { of: ["roles.edit", "InvalidFields"], body: () => role({ name: " " }) },
  { of: ["roles.edit", "Conflict"], body: () => role({ name: "查询员" }) },
  { of: ["roles.remove", "RoleInUse"], id: ({ roles }) => first(roles.used) },
  { of: ["administrators.found", "InvalidFields"], body: inEmployer(() => ({ holder: nameless, rank: "ordinary" })) },
  { of: ["administrators.found", "Conflict"], body: inEmployer(() => ({ holder: holder(40), rank: "super" })) },
  {
    of: ["administrators.appoint", "Conflict"],
    body: inEmployer(({ people }) => ({ professional: people.person.id, assignment: nowhere }))
  },
  {
    of: ["administrators.appoint", "DepartmentDisabled"],
    body: inEmployer((city) => ({ professional: city.people.colleague.id, assignment: closed(city) }))
  },
  {
    of: ["administrators.appoint", "MoreThanHeld"],
    by: "appointer",
    body: inEmployer((city) => ({ professional: city.people.colleague.id, assignment: more(city) }))
  },
  {
    of: ["administrators.add", "InvalidFields"],
    body: inEmployer(() => ({ holder: nameless, assignment: nowhere }))
  },
  { of: ["administrators.add", "Conflict"], body: inEmployer(() => ({ holder: known, assignment: nowhere })) },
  {
    of: ["administrators.add", "DepartmentDisabled"],
    body: inEmployer((city) => ({ holder: holder(40), assignment: closed(city) }))
  },
  {
    of: ["administrators.add", "MoreThanHeld"],
    by: "appointer",
    body: inEmployer((city) => ({ holder: holder(40), assignment: more(city) }))
  },
  {
    of: ["administrators.install", "InvalidFields"],
    body: ({ organisations }) => ({ organisation: organisations.branch.id, holder: nameless })
  },
  {
    of: ["administrators.install", "Conflict"],
    by: "authority",
    body: inEmployer(() => ({ holder: holder(40) }))
  },
  { of: ["administrators.assign", "DepartmentDisabled"], body: closed },
  { of: ["administrators.assign", "MoreThanHeld"], by: "appointer", body: more },
  {
    of: ["administrators.succeed", "Conflict"],
    by: "authority",
    id: ({ posts }) => first(posts.active)
  },
  { of: ["administrators.succeed", "PostNotActive"], by: "authority", id: ({ posts }) => first(posts.disabled) },
  { of: ["administrators.makeSuper", "PostNotActive"], id: ({ posts }) => first(posts.disabled) },
  ...(["makeSuper", "disable", "enable", "remove"] as const).map(
    (name): Case => ({ of: [`administrators.${name}`, "OwnPost"], id: ownPost })
  ),
  { of: ["administrators.decline", "OwnPost"], by: "employer", id: ownPost }
]

/** Declared, but not to be brought about by one request, and why. */
const elsewhere: ReadonlyArray<readonly [operation: RegExp, code: Code, why: string]> = [
  [
    /^organisations\.(move|closeReview|reopenReview)$/u,
    "RootStays",
    "nobody stands above the root, who alone might ask"
  ],
  [
    /^(organisations|departments|roles|administrators)\./u,
    "Conflict",
    "where it is no name or post that stands already: somebody else is faster, which the races show"
  ]
]

const withHeader = (wire: Wire, headers: Readonly<Record<string, string>>): Wire => ({
  ...wire,
  headers: { ...wire.headers, ...headers }
})
const huge = JSON.stringify("x".repeat(1 << 20))

describe("what is refused of organisations, departments, roles and posts", () => {
  let portal: Portal
  beforeAll(async () => {
    portal = await openPortal()
  })
  afterAll(() => portal.close())

  const operationOf = (id: string) => {
    const found = operations.find((one) => one.id === id)
    if (found === undefined) throw new Error(`no operation ${id}`)
    return found
  }
  const soundOf = (id: string, by: Caller = allowed(id)[0] ?? "nobody"): Wire =>
    soundWire(operationOf(id), by, portal.city)
  const ask = (wire: Wire) => portal.app.request(requestOf(wire))

  /** The code of a refusal, in both languages, of which neither changes anything. */
  const codeOf = async (wire: Wire): Promise<string> => {
    const before = portal.fingerprint()
    const [zh, en] = [
      await ask(withHeader(wire, { "accept-language": "zh-CN" })),
      await ask(withHeader(wire, { "accept-language": "en" }))
    ]
    if (zh.ok) return `${zh.status}`
    const problems = [(await zh.json()) as Problem, (await en.json()) as Problem] as const
    const [chinese, english] = problems
    expect(zh.status).toBe(statusOf[chinese.code])
    expect([chinese.code, english.status]).toEqual([english.code, chinese.status])
    expect(chinese.detail).toMatch(/\p{Script=Han}/u)
    expect(portal.fingerprint()).toBe(before)
    return chinese.code
  }

  const wireOf = ({ body, by, id, of: [operation] }: Case): Wire => {
    const sound = soundOf(operation, by)
    const [, kept = ""] = operationOf(operation).path.split("/")
    const target =
      id === undefined
        ? sound.target
        : sound.target.replace(new RegExp(`^/${kept}/[^/]+`, "u"), `/${kept}/${id(portal.city, portal)}`)
    return { ...sound, target, ...(body !== undefined && { body: JSON.stringify(body(portal.city)) }) }
  }

  /** What stands in the way of any command: its size, its form, its version, its key. */
  const usual = async (id: string): Promise<ReadonlyArray<string>> => {
    const sound = soundOf(id)
    const found = [
      await codeOf(soundOf(id, "nobody")),
      await codeOf({
        ...sound,
        target: sound.target.replace(/id-[\w-]+/u, "id-of-nothing"),
        ...(typeof sound.body === "string" && { body: sound.body.replace(/id-[\w-]+/u, "id-of-nothing") })
      })
    ]
    if (sound.method === "GET") {
      const joined = `${sound.target}${sound.target.includes("?") ? "&" : "?"}cursor=bm9uZQ`
      return [...found, await codeOf({ ...sound, target: joined })]
    }
    if (sound.body !== undefined) {
      found.push(await codeOf({ ...sound, body: huge }))
      found.push(await codeOf(withHeader(sound, { "content-type": "text/csv" })))
    }
    if (operationOf(id).parameters.some(({ name }) => name === "if-match"))
      found.push(await codeOf(withHeader(sound, { "if-match": '"v99"' })))
    const [by = "nobody"] = allowed(id)
    const firsts = [
      "departments.add",
      "roles.create",
      "organisations.reopenReview",
      "organisations.establish",
      "declarations.draft"
    ]
    const other = firsts.find((one) => one !== id && allowed(one).includes(by)) ?? ""
    const key = { "idempotency-key": "the-same" }
    expect((await ask(withHeader(soundOf(other, by), key))).ok).toBe(true)
    found.push(await codeOf(withHeader(sound, key)))
    portal.restore()
    return found
  }

  it("SYS-03 SYS-04 ORG-03 every declared refusal is tried, or says why not", async () => {
    const tried: Array<string> = []
    for (const one of cases) {
      portal.restore()
      const [operation, code] = one.of
      expect([operation, await codeOf(wireOf(one))]).toEqual([operation, code])
      tried.push(`${operation} ${code}`)
    }
    for (const operation of managing) {
      portal.restore()
      for (const code of await usual(operation)) tried.push(`${operation} ${code}`)
    }
    const all = declared((operation) => managing.includes(operation))
    const untold = all.filter((one) => {
      const [operation = "", code] = one.split(" ")
      return !tried.includes(one) && !elsewhere.some(([of, other]) => of.test(operation) && other === code)
    })
    expect(untold).toEqual([])
    expect(tried.filter((one) => !all.includes(one))).toEqual([])
  })
})
