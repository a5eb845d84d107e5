import type { Code } from "@xueshi/http"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { City } from "./harness/city.ts"
import { managing } from "./harness/declared.ts"
import { holder } from "./harness/offices.ts"
import { openPortal, type Portal } from "./harness/portal.ts"
import { type Case, untried } from "./harness/refusing.ts"

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
    body: ({ organisations }) => ({ superior: organisations.base.id })
  },
  {
    of: ["organisations.move", "WithinItself"],
    id: ({ organisations }) => organisations.employer.id,
    body: ({ organisations }) => ({ superior: organisations.branch.id })
  },
  { of: ["organisations.move", "RootStays"], id: ({ organisations }) => organisations.bureau.id },
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
  [/^organisations\.(closeReview|reopenReview)$/u, "RootStays", "nobody stands above the root, who alone might ask"],
  [
    /^(organisations|departments|roles|administrators)\./u,
    "Conflict",
    "where it is no name or post that stands already: somebody else is faster, which the races show"
  ]
]

describe("what is refused of organisations, departments, roles and posts", () => {
  let portal: Portal
  beforeAll(async () => {
    portal = await openPortal()
  })
  afterAll(() => portal.close())

  it("SYS-03 SYS-04 ORG-03 every declared refusal is tried, or says why not", async () => {
    expect(await untried(portal, managing, cases, elsewhere)).toEqual({ untold: [], undeclared: [] })
  })
})
