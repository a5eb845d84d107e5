import {
  Administrators,
  Certificates,
  type DeclarationId,
  Declarations,
  Departments,
  fullPowers,
  Organisations,
  organisationCodeCheck,
  Roles,
  Samples
} from "@xueshi/core"
import type { Problem } from "@xueshi/http"
import { Effect } from "effect"
import { beforeAll, describe, expect, it } from "vitest"
import { administrator, claim, facts, self } from "../core/fixtures.ts"
import { operations } from "./harness/document.ts"
import { holder } from "./harness/offices.ts"
import { jsonBody, openCity } from "./world.ts"

type World = Awaited<ReturnType<typeof openCity>>
let [here, elsewhere]: ReadonlyArray<World> = []
const both = (): readonly [World, World] => {
  if (here === undefined || elsewhere === undefined) throw new Error("two worlds")
  return [here, elsewhere]
}

/** What stands elsewhere alone, by what a path calls it. */
let ids: Readonly<Record<string, string>> = {}
beforeAll(async () => {
  ;[here, elsewhere] = await Promise.all([openCity(), openCity()])
  const { city, runtime } = elsewhere
  ids = await runtime.runPromise(
    Effect.gen(function* () {
      const root = administrator(city.bureau.id)
      const code = `11111111-${organisationCodeCheck("11111111")}`
      const organisation = yield* Organisations.establish(root, facts("employer", "371000", code), city.authority.id)
      let declaration = "" as DeclarationId
      for (const className of ["一", "二", "三"]) {
        const fields = { ...claim().fields, className }
        declaration = (yield* Declarations.draft(self(city.person), city.person.id, claim({ fields }))).id
        yield* Declarations.submit(self(city.person), declaration)
        yield* Declarations.approve(administrator(city.employer.id), declaration)
      }
      const { number } = yield* Certificates.issue(root, city.person.id, 2018, "annual")
      const department = yield* Departments.add(root, city.bureau.id, { name: "人事科" })
      const role = yield* Roles.create(root, city.bureau.id, { name: "查询员", description: "", modules: ["queries"] })
      const nowhere = { department: null, role: null }
      const post = yield* Administrators.add(root, city.bureau.id, holder(0), nowhere)
      const asked = yield* Organisations.requestChange(
        { ...administrator(organisation.id), powers: fullPowers("employer") },
        organisation.id,
        "name",
        "改名单位"
      )
      return {
        organisations: organisation.id,
        declarations: declaration,
        certificates: number,
        verifications: number,
        departments: department.id,
        roles: role.id,
        administrators: post.id,
        reviews: asked.id,
        registrations: organisation.id,
        samples: (yield* Samples.draw(root, { seed: "1", size: 1, by: "none" })).id
      }
    })
  )
})

const bodies: Readonly<Record<string, object>> = {
  "declarations.edit": { form: "postTraining", fields: {}, evidence: [] },
  "declarations.approve": {},
  "declarations.reject": { reason: "材料不全" },
  "declarations.audit": { outcome: "passed" },
  "declarations.appeal": { reason: "证书编号可查" },
  "organisations.edit": {},
  "organisations.move": { superior: "id-00000001" },
  "organisations.requestChange": { field: "name", value: "改名单位" },
  "organisations.requestSuperior": { superior: "id-00000001" },
  "reviews.approve": {},
  "reviews.reject": { reason: "材料不全" },
  "onBehalf.forAttendees": {
    attendees: [{ document: { type: "residentId", number: "371002197604256277" }, name: "于海晴" }],
    claim: { form: "postTraining", fields: {}, evidence: [] }
  },
  "departments.rename": { name: "改名科" },
  "roles.edit": { name: "审批员", description: "", modules: [] },
  "administrators.assign": { department: null, role: null }
}

describe("another instance in the same process", () => {
  /**
   * The operations on one thing; the people of both have the same ids here, and are asked for in mount.test.ts; policy documents are
   * the deployment's, and devices are of the interface's own log-in, which these have not (see proving.test.ts), as are resets and invitations; what an
   * organisation has asked for is its own list, which takes a kind; a picture is called by what it is, which is the same everywhere.
   */
  const all = operations.filter(
    ({ id, path }) =>
      /\{/u.test(path) &&
      !/^\/(professionals|policies|me)\//u.test(path) &&
      !/^(access\.|organisations\.reviews$|evidence\.get$)/u.test(id)
  )

  it("has no thing of this one: no operation on its id finds any", async () => {
    const [own, other] = both()
    const asked: Array<string> = []
    for (const { id, method, path } of all) {
      const target = path.replace(/\{\w+\}/u, ids[path.split("/")[1] ?? ""] ?? "unknown")
      const body = bodies[id] === undefined ? { method } : { ...jsonBody(bodies[id]), method }
      for (const as of ["person", "employer", "authority", "bureau", "embedder"] as const) {
        const answer = await own.ask(target, { ...body, as })
        const { code } = (await answer.json()) as Problem
        // Who never holds a post, or is no training base, is told so before a post or a plan is looked for.
        const before = id === "onBehalf.forAttendees" || (as === "embedder" && id.startsWith("administrators."))
        const expected = before ? /NotFound|NotAllowed/u : /NotFound/u
        expect(code, `${as}: ${method} ${target}`).toMatch(expected)
      }
      if (method === "GET") expect((await other.ask(target, { as: "bureau" })).status, target).toBe(200)
      asked.push(id)
    }
    expect(asked.length).toBeGreaterThan(10)
  })

  it("knows no key of this one", async () => {
    const code = (body: string) => `${body}-${organisationCodeCheck(body)}`
    const establish = ({ ask, city }: World, digits: string) => {
      const body = { superior: city.authority.id, facts: facts("employer", "371000", code(digits)) }
      return ask("/organisations", { ...jsonBody(body, { "idempotency-key": "the-same" }), as: "bureau" })
    }
    const [one, two] = both()
    expect((await establish(one, "22222222")).status).toBe(201)
    expect((await establish(two, "33333333")).status).toBe(201)
    expect((await establish(one, "33333333")).status).toBe(422)
  })
})
