import { PgClient } from "@effect/sql-pg"
import {
  type EventShape,
  EventShapes,
  eventShapes,
  JournalChain,
  type JsonObject,
  NewerEvent,
  Policies,
  type ProfessionalId,
  ProfessionalRepository,
  Professionals,
  Registrations,
  Reviews,
  replay,
  Store,
  Transfers,
  UserId
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { memory } from "@xueshi/memory"
import { Cause, Effect, Equal, Exit, Layer } from "effect"
import { describe, expect, it } from "vitest"
import { administrator, day, self, smallCity } from "../core/fixtures.ts"
import { certificate, findings, onEmptied, sealAll, someLife } from "./support.ts"

const inMemory = Layer.merge(memory, Layer.orDie(Policies.layer([documents.weihai2018])))
const entries = Effect.flatMap(Store, (store) => store.journal(0, 1000))
const secrets = ["张三丰", "371002197604256277", "10000000000", "z@example.com"]

describe.each([
  ["memory", inMemory],
  ["PostgreSQL", onEmptied]
] as const)("the journal's events on %s", (_, layer) => {
  const run = <A, E>(effect: Effect.Effect<A, E, Layer.Success<typeof layer>>): Promise<A> =>
    Effect.runPromise(
      Effect.provide(effect as Effect.Effect<A, E, Layer.Success<typeof onEmptied>>, layer as typeof onEmptied)
    )

  it("SYS-01 what is stored of a person is a reference, and reading joins it again", () =>
    run(
      Effect.gen(function* () {
        const { person } = yield* someLife
        const stored = JSON.stringify(yield* (yield* JournalChain).entries(0, 1000, 1000))
        for (const secret of secrets) expect(stored).not.toContain(secret)
        const rebuilt = replay(yield* entries)
        expect(rebuilt.Professional.get(person.id)).toEqual(yield* (yield* ProfessionalRepository).get(person.id))
        expect(JSON.stringify([...rebuilt.Certificate.values()])).toContain("张三丰")
      })
    ))

  it("SYS-01 each item has a salt of its own, so that a document number cannot be guessed from its digest", () =>
    run(
      Effect.gen(function* () {
        const city = yield* smallCity
        yield* certificate(city)
        const stored = yield* (yield* JournalChain).entries(0, 1000, 1000)
        const references = stored.flatMap(({ personal }) => (personal === null ? [] : [personal]))
        expect(references).toHaveLength(2)
        const items = yield* (yield* JournalChain).personal(references)
        const salts = [...items.values()].map(({ salt }) => salt)
        expect(new Set(salts).size).toBe(2)
        for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{32}$/)
      })
    ))

  it("SYS-01 SYS-02 erased, a person is a placeholder, and the journal still verifies", () =>
    run(
      Effect.gen(function* () {
        const { person } = yield* someLife
        yield* sealAll
        const chain = yield* JournalChain
        yield* chain.erase("Professional", person.id)
        yield* chain.erase("Certificate", "certificate-1")
        const journal = yield* entries
        const text = JSON.stringify(journal)
        for (const secret of secrets) expect(text).not.toContain(secret)
        const rebuilt = replay(journal)
        expect(rebuilt.Professional.get(person.id)?.person.name).toBe("已删除")
        expect(rebuilt.Certificate.get("certificate-1")?.text).toMatchObject({ title: "已删除", issuer: "威海市" })
        expect(yield* findings()).toMatchObject({ faults: 0, erased: 2, unsealed: 0 })
      })
    ))
})

describe.each([
  ["memory", inMemory],
  ["PostgreSQL", onEmptied]
] as const)("what the journal keeps of requests, on %s", (_, layer) => {
  it("SYS-01 PRO-02 TRF-03 what people say in requests is a reference; erased, all can be read, and the journal verifies", () =>
    Effect.runPromise(
      Effect.provide(
        Effect.gen(function* () {
          const { authority, employer, person } = yield* smallCity
          const boss = administrator(employer.id)
          const newcomer = {
            ...person.person,
            name: "李时珍",
            document: { type: "passport", number: "E87654321" }
          } as const
          const form = { organisation: employer.id, department: null, person: newcomer, promise: true, agreement: true }
          const registered = yield* Registrations.registerAs(
            { user: UserId.make("e"), hat: { _tag: "Embedder" } },
            form
          )
          yield* Reviews.approve(boss, registered.id)
          const title = {
            series: "卫生",
            level: "senior",
            qualification: "主任药师",
            effectiveOn: day("2015-06-01"),
            scan: { digest: "0", name: "张三丰.jpg" }
          } as const
          const changed = yield* Professionals.requestChange(self(person), person.id, { title, department: null })
          yield* Reviews.approve(boss, changed.id)
          const refused = yield* Professionals.requestChange(self(person), person.id, { title: null, department: null })
          yield* Reviews.reject(boss, refused.id, "李某某证书不清")
          yield* Professionals.keepRecords(self(person), person.id, [{ kind: "education", name: "神农书院" }])
          const sent = yield* Transfers.request(boss, person.id, {
            to: authority.id,
            phone: "13912345678",
            reason: "张三丰调动",
            attachments: []
          })
          yield* Reviews.approve(administrator(authority.id), sent.id)
          const said = [...secrets, "李时珍", "E87654321", "主任药师", "神农书院", "13912345678", "李某某"]
          const chain = yield* JournalChain
          const stored = JSON.stringify(yield* chain.entries(0, 1000, 1000))
          for (const secret of said) expect(stored).not.toContain(secret)
          const before = replay(yield* entries)
          expect(before.Review.get(sent.id)?.content).toEqual(sent.content)
          yield* sealAll
          const professional = registered.professional as ProfessionalId
          for (const { id } of [registered, changed, refused, sent]) yield* chain.erase("Review", id)
          for (const id of [person.id, professional]) yield* chain.erase("Professional", id)
          const journal = yield* entries
          for (const secret of said) expect(JSON.stringify(journal)).not.toContain(secret)
          const rebuilt = replay(journal)
          expect(rebuilt.Review.get(registered.id)).toMatchObject({ title: "已删除", content: {}, state: "approved" })
          expect(rebuilt.Review.get(refused.id)).toMatchObject({ reason: "已删除", state: "rejected" })
          expect(rebuilt.Professional.get(professional)?.person.name).toBe("已删除")
          expect(rebuilt.Professional.get(person.id)).toMatchObject({
            organisation: authority.id,
            records: [],
            person: { title: null }
          })
          expect(yield* findings()).toMatchObject({ faults: 0, unsealed: 0 })
        }) as Effect.Effect<void, unknown, Layer.Success<typeof onEmptied>>,
        layer as typeof onEmptied
      )
    ))
})

/** The version in which an organisation's events are written today, and an invented next one, in which each has another name. */
const written = eventShapes.Organisation.upcasters.length + 1
const invented: EventShape = {
  upcasters: [
    ...eventShapes.Organisation.upcasters,
    ({ facts, ...event }): JsonObject => ({ ...event, facts: { ...(facts as JsonObject), name: "改版后" } })
  ],
  personal: {}
}

describe("SYS-02 versions of events", () => {
  const run = <A, E>(effect: Effect.Effect<A, E, Layer.Success<typeof onEmptied>>) =>
    Effect.runPromise(Effect.provide(effect, onEmptied))

  it("SYS-02 an old event is brought up to today's version when it is read; a new one is not", () =>
    run(
      Effect.gen(function* () {
        const { bureau } = yield* smallCity
        const today = { ...eventShapes, Organisation: invented }
        const read = yield* Effect.provideService(entries, EventShapes, today)
        expect(replay(read).Organisation.get(bureau.id)?.name).toBe("改版后")
        const sql = yield* PgClient.PgClient
        yield* sql`update journal set shape = ${written + 1} where id = ${bureau.id}`
        const again = yield* Effect.provideService(entries, EventShapes, today)
        expect(replay(again).Organisation.get(bureau.id)?.name).toBe(bureau.name)
      })
    ))

  it("SYS-02 today's version is written with each event", () =>
    run(
      Effect.gen(function* () {
        const today = { ...eventShapes, Organisation: invented }
        yield* Effect.provideService(smallCity, EventShapes, today)
        const stored = yield* (yield* JournalChain).entries(0, 1000, 1000)
        expect(new Set(stored.map(({ aggregate, shape }) => `${aggregate} ${shape}`))).toEqual(
          new Set([`Organisation ${written + 1}`, `Professional ${eventShapes.Professional.upcasters.length + 1}`])
        )
      })
    ))

  it("SYS-02 an event of a version that the code does not know says that the code is older than its data", () =>
    run(
      Effect.gen(function* () {
        yield* smallCity
        yield* Effect.flatMap(PgClient.PgClient, (sql) => sql`update journal set shape = 9 where sequence = 1`)
        const exit = yield* Effect.exit(entries)
        const defect = Exit.isFailure(exit) ? Cause.squash(exit.cause) : undefined
        expect(defect).toBeInstanceOf(NewerEvent)
        expect(defect).toMatchObject({ aggregate: "Organisation", stored: 9, known: written, rule: "SYS-02" })
        expect(String(defect)).toMatch(/程序比数据旧.*older than its data/)
      })
    ))

  it("SYS-02 an entry of before personal data stood apart is read as it is", () =>
    run(
      Effect.gen(function* () {
        const { person } = yield* smallCity
        const sql = yield* PgClient.PgClient
        yield* sql`
          update journal set personal = null, event = event || item.value from journal_personal item
          where item.digest = journal.personal`
        yield* sql`delete from journal_personal`
        const rebuilt = replay(yield* entries).Professional.get(person.id)
        expect(Equal.equals(rebuilt, person)).toBe(true)
      })
    ))
})
