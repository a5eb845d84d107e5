import {
  Certificates,
  Declarations,
  hours,
  maskDocument,
  NotFound,
  type OrganisationId,
  Organisations,
  organisationCodeCheck,
  type PageRequest,
  Professionals,
  type Region
} from "@xueshi/core"
import { Effect } from "effect"
import { type City, rowOf } from "../histories/City.ts"
import { sampleClaims } from "../histories/claims.ts"
import type { Contract } from "./Contract.ts"
import { refused, same } from "./check.ts"
import { declarationReads } from "./declarationReads.ts"
import { city, learn, pending, personOf, selfOf, transfer } from "./derivedWorld.ts"
import { commit, eachHat, hats, pagesOf, readBy, walk } from "./readWorld.ts"
import { boss } from "./selectionWorld.ts"

const page = { limit: 100 }
const ids = (rows: ReadonlyArray<{ readonly id: string }>) => rows.map(({ id }) => id)

/** An employer under the authority. */
const newcomer = Effect.fnUntraced(function* (world: City, number: number) {
  const body = String(70_000_000 + number)
  const code = `${body}-${organisationCodeCheck(body)}`
  const facts = { kind: "employer", name: "新单位", code, region: "371000" as Region } as const
  return yield* Organisations.establish(hats(world).authority, facts, world.organisations.authority.id)
})

/** A certificate of the hospital's first person. */
const certified = Effect.fnUntraced(function* (world: City) {
  const person = personOf(world, 1)
  const general = sampleClaims.find(({ claim }) => claim.subject === "general") ?? (yield* Effect.die("no such claim"))
  const { id } = yield* pending(person, { ...general.claim, hours: hours(24) })
  yield* Declarations.approve(boss(world), id)
  yield* learn(world, person, 66, "a")
  return yield* Certificates.issue(selfOf(person), person.id, 2018, "annual")
})

const ofOthers: Contract = {
  "ORG-03 ACC-10 an organisation is read from above, by its own, and by the embedder; for others it does not exist":
    Effect.gen(function* () {
      const world = yield* city
      const { authority, bureau, factory, hospital } = world.organisations
      for (const [names, is] of [
        [["bureau", "embedder"], bureau],
        [["bureau", "authority", "embedder"], authority],
        [["bureau", "authority", "hospital", "doctor", "colleague", "embedder"], hospital],
        [["bureau", "factory", "worker", "embedder"], factory]
      ] as const)
        yield* readBy(world, is.name, names, { kind: "Organisation", id: is.id, is }, Organisations.get)
    }),

  "ORG-03 ACC-10 organisations are listed down from one's own or from one within it, superiors first": Effect.gen(
    function* () {
      const world = yield* city
      const { authority, bureau, factory, hospital } = world.organisations
      const whole = [bureau, authority, hospital, factory]
      const own = { bureau: whole, authority: [authority, hospital], hospital: [hospital], factory: [factory] }
      yield* eachHat(
        world,
        Effect.fnUntraced(function* (actor, name) {
          const list = Organisations.list(actor, {}, page)
          if (name === "nobody's administrator") return yield* refused(name, "NotFound", list)
          if (name !== "embedder" && !(name in own)) return yield* refused(name, "NotAllowed", list)
          const shown = name === "embedder" ? whole : own[name as keyof typeof own]
          return yield* same(`shown to ${name}`, (yield* list).items, shown)
        })
      )
      const within = (actor: Parameters<typeof Organisations.list>[0], id: OrganisationId) =>
        Effect.map(Organisations.list(actor, { within: id }, page), ({ items }) => items)
      const below = [authority, hospital]
      const thing = { kind: "Organisation", id: authority.id, is: below as ReadonlyArray<typeof authority> }
      yield* readBy(world, "within", ["bureau", "authority", "embedder"], thing, within)
      yield* pagesOf("organisations", (request) => Organisations.list(hats(world).bureau, {}, request), ids(whole))
    }
  ),

  "STA-06 organisations that come while somebody turns the pages leave none out and show none twice": Effect.gen(
    function* () {
      const world = yield* city
      for (const limit of [1, 2]) {
        const list = (request: PageRequest) => Organisations.list(hats(world).embedder, {}, request)
        const before = ids((yield* list(page)).items)
        let added = 0
        const all = yield* walk(list, limit, () => (added++ < 3 ? newcomer(world, limit * 10 + added) : Effect.void))
        yield* same("twice", new Set(ids(all)).size, all.length)
        yield* same(
          "left out",
          before.filter((id) => !ids(all).includes(id)),
          []
        )
      }
    }
  ),

  "ORG-03 ACC-10 a person is read by themselves and from above; for others they do not exist": Effect.gen(function* () {
    const world = yield* city
    const above = ["bureau", "authority", "hospital"] as const
    const [colleague, doctor, worker] = [personOf(world), personOf(world, 1), personOf(world, 2)]
    for (const [names, is] of [
      [[...above, "colleague"], colleague],
      [[...above, "doctor"], doctor],
      [["bureau", "factory", "worker"], worker],
      [["bureau"], personOf(world, 3)]
    ] as const)
      yield* readBy(world, is.person.name, names, { kind: "Professional", id: is.id, is }, Professionals.get)
    yield* commit(world, [transfer(worker, world.organisations.hospital.id)])
    const is = yield* Professionals.get(hats(world).worker, worker.id)
    const moved = { kind: "Professional", id: worker.id, is }
    yield* readBy(world, "who has moved", [...above, "worker"], moved, Professionals.get)
  }),

  "STA-06 ACC-10 people are listed within a jurisdiction alone, their documents and mobiles masked": Effect.gen(
    function* () {
      const world = yield* city
      const { authority, factory, hospital } = world.organisations
      const [one, two, worker, clerk, official] = ids(world.people) as [string, string, string, string, string]
      const shown = {
        bureau: [clerk, official, one, two, worker],
        authority: [official, one, two],
        hospital: [one, two],
        factory: [worker]
      }
      yield* eachHat(
        world,
        Effect.fnUntraced(function* (actor, name) {
          const list = Professionals.list(actor, {}, page)
          if (name === "nobody's administrator") return yield* refused(name, "NotFound", list)
          if (!(name in shown)) return yield* refused(name, "NotAllowed", list)
          const own = shown[name as keyof typeof shown]
          return yield* same(`shown to ${name}`, ids((yield* list).items), own)
        })
      )
      const below = (actor: Parameters<typeof Professionals.list>[0], id: OrganisationId) =>
        Effect.map(Professionals.list(actor, { organisation: id }, page), ({ items }) => ids(items))
      const people = (id: OrganisationId, is: ReadonlyArray<string>) => ({ kind: "Organisation", id, is })
      yield* readBy(world, "hospital", ["bureau", "authority", "hospital"], people(hospital.id, [one, two]), below)
      yield* readBy(world, "factory", ["bureau", "factory"], people(factory.id, [worker]), below)
      yield* readBy(world, "authority", ["bureau", "authority"], people(authority.id, [official, one, two]), below)
      const list = (request: PageRequest) => Professionals.list(hats(world).bureau, {}, request)
      yield* pagesOf("people", list, shown.bureau)
      const rows = (yield* list(page)).items
      for (const { id, person } of world.people) {
        const row = rows.find((one) => one.id === id)
        yield* same("document", row?.maskedDocument, maskDocument(person.document.number))
        yield* same("mobile", row?.maskedMobile, "*******0000")
        for (const secret of [person.document.number, person.mobile, person.email])
          yield* same("a secret", JSON.stringify(rows).includes(secret), false)
      }
    }
  ),

  "STA-06 people who come and go while somebody turns the pages": Effect.gen(function* () {
    const world = yield* city
    const importRow = yield* Professionals.rosterImporter(hats(world).bureau)
    const list = (request: PageRequest) => Professionals.list(hats(world).bureau, {}, request)
    const before = ids((yield* list(page)).items)
    let added = 0
    const all = yield* walk(list, 2, () =>
      added++ < 3 ? importRow({ number: 2, cells: rowOf(10 + added, world.organisations.hospital.code) }) : Effect.void
    )
    yield* same("with those who came", all.length, before.length + 3)
    yield* same("twice", new Set(ids(all)).size, all.length)
  }),

  "CRT-02 ACC-10 a certificate is read by its person and from above; a stranger with its number is told of none":
    Effect.gen(function* () {
      const world = yield* city
      const certificate = yield* certified(world)
      const names = ["bureau", "authority", "hospital", "doctor"] as const
      const { number, professional } = certificate
      const thing = { kind: "Certificate", id: number, is: certificate }
      yield* readBy(world, "by its number", names, thing, Certificates.get)
      const all = { kind: "Professional", id: professional, is: [certificate] as ReadonlyArray<typeof certificate> }
      yield* readBy(world, "of the person", names, all, Certificates.ofProfessional)
      const none = yield* Certificates.ofProfessional(hats(world).colleague, personOf(world).id)
      yield* same("none", none, [])
    }),

  "CRT-03 whoever knows a certificate's number is told what was certified, the document masked, and nothing more":
    Effect.gen(function* () {
      const world = yield* city
      const { number } = yield* certified(world)
      const { person } = personOf(world, 1)
      const told = yield* Certificates.verify(number)
      yield* same("told", told, {
        _tag: "Genuine",
        number,
        kind: "annual",
        title: "威海市专业技术人员继续教育结业证书",
        name: person.name,
        documentType: "residentId",
        maskedDocument: `**************${person.document.number.slice(-4)}`,
        year: 2018,
        total: hours(90),
        issuer: "威海市人力资源社会保障综合培训指导中心",
        issuedOn: told.issuedOn
      })
      yield* same("the document", JSON.stringify(told).includes(person.document.number.slice(0, -4)), false)
      const odd = [
        "",
        "371000-2018-0000000000",
        `${number}0`,
        `${number}\0`,
        `\0${number}`,
        number.toLowerCase(),
        "\ud800"
      ]
      for (const unknown of odd) {
        const answer = yield* refused(unknown, "NotFound", Certificates.verify(unknown))
        yield* same("unknown", answer as NotFound, new NotFound({ kind: "Certificate", id: unknown }))
      }
    })
}

/** What use cases read for whom, on any adapter (ORG-03, ACC-10, STA-06): names → programs that die where it is otherwise. */
export const readContract: Contract = { ...ofOthers, ...declarationReads }
