import {
  type Certificate,
  Certificates,
  type Declaration,
  DeclarationRepository,
  Declarations,
  hours,
  type OrganisationFacts,
  organisationCodeCheck,
  Professionals
} from "@xueshi/core"
import { type Code, type Problem, statusOf } from "@xueshi/http"
import { Effect } from "effect"
import { beforeAll, describe, expect, it } from "vitest"
import { administrator, claim, day, facts, rosterRow, self } from "../core/fixtures.ts"
import { declared, denials, managing, reviewing } from "./harness/declared.ts"
import { jsonBody, openCity } from "./world.ts"

type World = Awaited<ReturnType<typeof openCity>>
type Asked = Parameters<World["ask"]>[1]

/** Brings a refusal about: the operation, the code, and the request. */
type Case = readonly [operation: string, code: Code, path: string, init?: Asked]

/** An organisation whose code is of nobody else. */
const sound = facts("employer", "371000", `11111111-${organisationCodeCheck("11111111")}`)

const cases = ({ city: { authority, bureau, employer, person } }: World, number: string): ReadonlyArray<Case> => {
  const above = { as: "bureau" } as const
  const establish = (superior: string | null, change: Partial<OrganisationFacts> = {}) =>
    jsonBody({ superior, facts: { ...sound, ...change } })
  const issue = (change: object, headers = {}) =>
    jsonBody({ professional: person.id, year: 2018, kind: "annual", ...change }, headers)
  const cursor = "bm9uZQ"
  const version = "/policies/weihai-2018/versions/1"
  const nothing = { year: 2018, records: [] }
  const changed = { document: {}, year: 2018 }
  const undeclared = { id: "a", form: "postTraining", subject: "specialised", from: "2018-03-01" }
  const csv = { "content-type": "text/csv" }
  return [
    ["organisations.list", "Unauthenticated", "/organisations"],
    ["organisations.list", "NotFound", "/organisations?within=nowhere", above],
    ["organisations.list", "InvalidCursor", `/organisations?cursor=${cursor}`, above],
    ["organisations.get", "Unauthenticated", `/organisations/${bureau.id}`],
    ["organisations.get", "NotFound", `/organisations/${bureau.id}`, { as: "employer" }],
    ["organisations.establish", "Unauthenticated", "/organisations", establish(bureau.id)],
    ["organisations.establish", "NotFound", "/organisations", { ...establish("nowhere"), ...above }],
    ["organisations.establish", "NotFound", "/organisations", { ...establish(bureau.id), as: "authority" }],
    [
      "organisations.establish",
      "InvalidFields",
      "/organisations",
      { ...establish(bureau.id, { code: "11111111-?" }), ...above }
    ],
    ["organisations.establish", "RootMustBeBureau", "/organisations", { ...establish(null), as: "embedder" }],
    [
      "organisations.establish",
      "IllegalSuperior",
      "/organisations",
      { ...establish(employer.id, { kind: "authority", code: authority.code }), ...above }
    ],
    [
      "organisations.establish",
      "Conflict",
      "/organisations",
      { ...establish(authority.id, { code: employer.code }), ...above }
    ],
    ["organisations.establish", "PayloadTooLarge", "/organisations", { ...jsonBody("x".repeat(1 << 20)), ...above }],
    [
      "organisations.establish",
      "UnsupportedMediaType",
      "/organisations",
      { ...jsonBody({}, { "content-type": "text/csv" }), ...above }
    ],
    ["professionals.list", "Unauthenticated", "/professionals"],
    ["professionals.list", "NotFound", `/professionals?organisation=${bureau.id}`, { as: "authority" }],
    ["professionals.list", "InvalidCursor", `/professionals?cursor=${cursor}`, above],
    ["professionals.get", "Unauthenticated", `/professionals/${person.id}`],
    ["professionals.get", "NotFound", `/professionals/${person.id}`, { as: "other" }],
    ["professionals.declarations", "Unauthenticated", `/professionals/${person.id}/declarations`],
    ["professionals.declarations", "NotFound", `/professionals/${person.id}/declarations`, { as: "other" }],
    ["professionals.declarations", "InvalidCursor", `/professionals/${person.id}/declarations?cursor=${cursor}`, above],
    ["completions.all", "Unauthenticated", `/professionals/${person.id}/years`],
    ["completions.all", "NotFound", `/professionals/${person.id}/years`, { as: "other" }],
    ["completions.ofYear", "Unauthenticated", `/professionals/${person.id}/years/2018`],
    ["completions.ofYear", "NotFound", `/professionals/${person.id}/years/2018`, { as: "other" }],
    ["completions.ofYear", "NoPolicy", `/professionals/${person.id}/years/2015`, above],
    ["completions.explanation", "Unauthenticated", `/professionals/${person.id}/years/2018/explanation`],
    ["completions.explanation", "NotFound", `/professionals/${person.id}/years/2018/explanation`, { as: "other" }],
    ["completions.explanation", "NoPolicy", `/professionals/${person.id}/years/2015/explanation`, above],
    ["completions.outcome", "Unauthenticated", `/professionals/${person.id}/years/2018/outcome`],
    ["completions.outcome", "NotFound", `/professionals/${person.id}/years/2018/outcome`, { as: "other" }],
    ["completions.outcome", "NoPolicy", `/professionals/${person.id}/years/2015/outcome`, above],
    ["statistics.completion", "Unauthenticated", `/statistics/completion?organisation=${bureau.id}&year=2018`],
    ["statistics.completion", "NotFound", "/statistics/completion?organisation=nowhere&year=2018", above],
    [
      "statistics.completion",
      "NotFound",
      `/statistics/completion?organisation=${bureau.id}&year=2018`,
      { as: "authority" }
    ],
    ["certificates.issue", "Unauthenticated", "/certificates", issue({})],
    ["certificates.issue", "NotFound", "/certificates", { ...issue({}), as: "other" }],
    ["certificates.issue", "NoPolicy", "/certificates", { ...issue({ year: 2015 }), ...above }],
    ["certificates.issue", "GateNotMet", "/certificates", { ...issue({}), ...above }],
    ["certificates.issue", "UnknownCertificateKind", "/certificates", { ...issue({ kind: "diploma" }), ...above }],
    ["certificates.issue", "PayloadTooLarge", "/certificates", { ...jsonBody("x".repeat(1 << 20)), ...above }],
    [
      "certificates.issue",
      "UnsupportedMediaType",
      "/certificates",
      { ...jsonBody({}, { "content-type": "text/csv" }), ...above }
    ],
    ["certificates.list", "Unauthenticated", `/certificates?professional=${person.id}`],
    ["certificates.list", "NotFound", `/certificates?professional=${person.id}`, { as: "other" }],
    ["certificates.get", "Unauthenticated", `/certificates/${number}`],
    ["certificates.get", "NotFound", `/certificates/${number}`, { as: "other" }],
    ["certificates.print", "Unauthenticated", `/certificates/${number}/pdf`],
    ["certificates.print", "NotFound", `/certificates/${number}/pdf`, { as: "other" }],
    ["certificates.print", "MissingGlyphs", `/certificates/${number}/pdf`, above],
    ["verifications.verify", "NotFound", "/verifications/371000-2018-0000000000"],
    ["policies.list", "Unauthenticated", "/policies"],
    ["policies.schema", "Unauthenticated", "/policies/schema"],
    ["policies.get", "Unauthenticated", version],
    ["policies.get", "NotFound", "/policies/weihai-2018/versions/2", above],
    ["policies.words", "Unauthenticated", `${version}/words`],
    ["policies.words", "NotFound", "/policies/nowhere/versions/1/words", above],
    ["policies.assess", "Unauthenticated", `${version}/assess`, jsonBody(nothing)],
    ["policies.assess", "NotFound", "/policies/nowhere/versions/1/assess", { ...jsonBody(nothing), ...above }],
    [
      "policies.assess",
      "InvalidFields",
      `${version}/assess`,
      { ...jsonBody({ ...nothing, records: [undeclared] }), ...above }
    ],
    ["policies.assess", "PayloadTooLarge", `${version}/assess`, { ...jsonBody("x".repeat(1 << 20)), ...above }],
    ["policies.assess", "UnsupportedMediaType", `${version}/assess`, { ...jsonBody({}, csv), ...above }],
    ["policies.assessUnder", "Unauthenticated", "/policies/assess", jsonBody({ document: {}, request: nothing })],
    [
      "policies.assessUnder",
      "NotAllowed",
      "/policies/assess",
      { ...jsonBody({ document: {}, request: nothing }), as: "person" }
    ],
    [
      "policies.assessUnder",
      "InvalidFields",
      "/policies/assess",
      { ...jsonBody({ document: {}, request: nothing }), ...above }
    ],
    ["policies.assessUnder", "PayloadTooLarge", "/policies/assess", { ...jsonBody("x".repeat(1 << 20)), ...above }],
    ["policies.assessUnder", "UnsupportedMediaType", "/policies/assess", { ...jsonBody({}, csv), ...above }],
    ["policies.whatIf", "Unauthenticated", "/policies/what-if", jsonBody(changed)],
    ["policies.whatIf", "NotAllowed", "/policies/what-if", { ...jsonBody(changed), as: "person" }],
    [
      "policies.whatIf",
      "NotFound",
      "/policies/what-if",
      { ...jsonBody({ ...changed, organisation: bureau.id }), as: "other" }
    ],
    ["policies.whatIf", "InvalidFields", "/policies/what-if", { ...jsonBody(changed), ...above }],
    ["policies.whatIf", "PayloadTooLarge", "/policies/what-if", { ...jsonBody("x".repeat(1 << 20)), ...above }],
    ["policies.whatIf", "UnsupportedMediaType", "/policies/what-if", { ...jsonBody({}, csv), ...above }]
  ]
}

/** Declared, but not to be brought about by one request on its own, and why. */
const elsewhere: ReadonlyArray<readonly [operation: string, code: Code, why: string]> = [
  ["organisations.establish", "KeyReused", "needs a first request under the key: below"],
  ["certificates.issue", "KeyReused", "needs a first request under the key: below"],
  ["certificates.issue", "Conflict", "decided again until somebody else is faster too often"],
  ["certificates.print", "CertificateRevoked", "needs an audit that fails: below"],
  ["policies.whatIf", "Busy", "needs others that run: what-if.test.ts"],
  ["completions.all", "NoPolicy", "nothing can be declared for a year without a document, unless one is taken away"]
]

/** The groups whose refusals are tried here; those of managing organisations and of reviews have files of their own. */
const groups = [
  "organisations",
  "professionals",
  "completions",
  "statistics",
  "certificates",
  "verifications",
  "policies"
]
const here = (operation: string): boolean =>
  groups.includes(operation.split(".")[0] ?? "") && ![...managing, ...reviewing].includes(operation)

/** One more person of the city, with a passed year. */
const learnt = ({ city, runtime }: World, name: string) =>
  runtime.runPromise(
    Effect.gen(function* () {
      const root = administrator(city.bureau.id)
      const row = rosterRow(city.employer.code, {
        name,
        documentType: "护照",
        documentNumber: `E${name.codePointAt(0)}`
      })
      const imported = yield* (yield* Professionals.rosterImporter(root))(row)
      if (imported._tag !== "Imported") return yield* Effect.die(imported)
      const person = yield* Professionals.get(root, imported.id)
      for (const className of ["一", "二", "三"]) {
        const fields = { ...claim().fields, className }
        const { id } = yield* Declarations.draft(self(person), person.id, claim({ fields }))
        yield* Declarations.submit(self(person), id)
        yield* Declarations.approve(administrator(city.employer.id), id)
      }
      return person.id
    })
  )

/** The certificate of one more person of the city. */
const certified = async (world: World, name: string) => {
  const issue = Certificates.issue(administrator(world.city.bureau.id), await learnt(world, name), 2018, "annual")
  return world.runtime.runPromise(issue)
}

describe("what is refused", () => {
  let world: World
  let certificate: Certificate
  let all: ReadonlyArray<Case>
  beforeAll(async () => {
    world = await openCity()
    // No usual font has this character.
    certificate = await certified(world, "张𠮷")
    all = cases(world, certificate.number)
  })

  const told = async (path: string, init: Asked, language: string): Promise<Problem> => {
    const answer = await world.ask(path, { ...init, headers: { ...init?.headers, "accept-language": language } })
    const problem = (await answer.json()) as Problem
    expect([answer.status, answer.headers.get("content-type")]).toEqual([problem.status, "application/problem+json"])
    return problem
  }

  it("SYS-04 is refused with its code and status, in Chinese and in English", async () => {
    for (const [operation, code, path, init] of all) {
      const [zh, en] = [await told(path, init, "zh-CN"), await told(path, init, "en")]
      for (const { code: found, status } of [zh, en])
        expect([operation, found, status]).toEqual([operation, code, statusOf[code]])
      expect(zh.detail, operation).toMatch(/\p{Script=Han}/u)
      expect([operation, en.title, en.detail.replace("张𠮷", "").replace("𠮷", "")].join(" ")).not.toMatch(
        /\p{Script=Han}/u
      )
    }
  })

  it("SYS-04 every refusal that these endpoints declare is tried here, or says why not", () => {
    const tried = [...all, ...elsewhere].map(([operation, code]) => `${operation} ${code}`)
    expect([...new Set(tried.filter((one) => !denials.test(one)))].toSorted()).toEqual(declared(here))
  })

  it.each([
    ["/organisations", async () => ({ superior: world.city.authority.id, facts: sound }), { superior: "elsewhere" }],
    [
      "/certificates",
      async () => ({ professional: await learnt(world, "LEARNT"), year: 2018, kind: "annual" }),
      { year: 2019 }
    ]
  ])("SYS-03 a key of %s gives the first answer again, and is not for another command", async (path, body, change) => {
    const said = await body()
    const post = (one: object) => ({ ...jsonBody(one, { "idempotency-key": `of${path}` }), as: "bureau" }) as const
    const [first, again] = [await world.ask(path, post(said)), await world.ask(path, post(said))]
    expect([first.ok, again.status, await again.text()]).toEqual([true, first.status, await first.text()])
    const other = await told(path, post({ ...said, ...change }), "en")
    expect([other.code, other.status, other.rule]).toEqual(["KeyReused", 422, "SYS-03"])
  })

  it("CRT-03 what can be no number is answered as an unknown one", async () => {
    const answers: Array<Omit<Problem, "detail" | "instance">> = []
    for (const number of ["371000-2018-0000000000", "x", "证书", "a b", "%27--", "..%2F..", "9".repeat(100)]) {
      const { detail, instance, ...rest } = await told(`/verifications/${number}`, {}, "zh")
      expect(detail.length, number).toBeLessThan(200)
      answers.push(rest)
    }
    expect(answers).toEqual(answers.map(() => answers[0]))
  })
})

describe("what is given", () => {
  it("CRT-02 a certificate is a file whose name says what it is, in Chinese and for old programs", async () => {
    const world = await openCity()
    const { number } = await certified(world, "LISI")
    const file = await world.ask(`/certificates/${number}/pdf`, { as: "bureau" })
    expect(file.headers.get("content-type")).toBe("application/pdf")
    const name = encodeURIComponent(`威海市专业技术人员继续教育结业证书 ${number}.pdf`)
    expect(file.headers.get("content-disposition")).toBe(`inline; filename="${number}.pdf"; filename*=UTF-8''${name}`)
  })

  it("AUD-03 CRT-02 CRT-03 a certificate whose hours failed in audit is told to strangers as revoked, and printed no more", async () => {
    const world = await openCity()
    const { number, professional } = await certified(world, "LISI")
    const { city, runtime } = world
    const declared = await runtime.runPromise(
      Effect.flatMap(DeclarationRepository, (repository) => repository.ofProfessional(professional))
    )
    const id = (declared[0] as Declaration).id
    await runtime.runPromise(Declarations.failAudit(administrator(city.authority.id), id, "不实"))
    const verified = await (await world.ask(`/verifications/${number}`)).json()
    expect(verified).toMatchObject({ _tag: "Revoked", number, reason: { zh: expect.stringContaining("审验未通过") } })
    expect(JSON.stringify(verified)).not.toContain("不实")
    const refused = await world.ask(`/certificates/${number}/pdf`, { as: "bureau" })
    const { code, status } = (await refused.json()) as Problem
    expect([code, status]).toEqual(["CertificateRevoked", 409])
  })

  it("ORG-03 DEC-11 lists are walked to their end by their cursors and links, each item once", async () => {
    const world = await openCity()
    const { professional } = await certified(world, "LISI")
    const lists = [
      ["/organisations", 4],
      [`/organisations?within=${world.city.authority.id}`, 2],
      ["/professionals", 2],
      [`/professionals/${professional}/declarations`, 3],
      [`/professionals/${professional}/declarations?state=Approved&creditYear=2018`, 3],
      [`/professionals/${professional}/declarations?state=Draft`, 0]
    ] as const
    for (const [path, count] of lists) {
      const ids: Array<string> = []
      let next: string | null = null
      do {
        const at = `${path}${path.includes("?") ? "&" : "?"}limit=1${next === null ? "" : `&cursor=${next}`}`
        const page = await world.ask(at, { as: "bureau" })
        const body = (await page.json()) as { items: ReadonlyArray<{ id: string }>; next: string | null }
        expect([path, page.status, page.headers.has("link")]).toEqual([path, 200, body.next !== null])
        ids.push(...body.items.map(({ id }) => id))
        next = body.next
      } while (next !== null)
      expect([path, ids.length, new Set(ids).size]).toEqual([path, count, count])
    }
  })

  it("STA-02 the completion report names its day, its regions and organisations, and how many verdicts it waits for", async () => {
    const world = await openCity()
    const certificate = await certified(world, "LISI")
    const client = await world.as("bureau")
    const query = { organisation: world.city.bureau.id, year: 2018 }
    const asked = Effect.runPromise
    expect((await asked(client.statistics.completion({ query }))).stale).toBe(1)
    const outcome = await asked(client.completions.outcome({ params: { id: certificate.professional, year: 2018 } }))
    expect([outcome.outcome, outcome.total]).toEqual(["pass", hours(90)])
    const report = await asked(client.statistics.completion({ query }))
    const line = { registered: 2, learned: 1, passed: 1, passRate: "50.0%" }
    expect(report).toMatchObject({ year: 2018, stale: 0, total: line, regions: [{ region: "371000", ...line }] })
    expect(report.organisations.find(({ organisation }) => organisation === world.city.employer.id)).toMatchObject(line)
    const before = await asked(client.statistics.completion({ query: { ...query, asOf: day("2018-01-01") } }))
    expect([before.asOf, before.total.registered]).toEqual([day("2018-01-01"), 0])
  })
})
