import { PgClient } from "@effect/sql-pg"
import {
  CertificateId,
  change,
  Declarations,
  type Fault,
  type Head,
  hours,
  JournalChain,
  Policies,
  type Principal,
  Store,
  seal,
  verify
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { TestDatabase } from "@xueshi/embedded"
import { SequentialIds } from "@xueshi/memory"
import { sql } from "@xueshi/sql"
import { Effect, Layer } from "effect"
import { inject } from "vitest"
import { administrator, claim, day, type SmallCity, self, smallCity } from "../core/fixtures.ts"
import { emptiedPostgres } from "../postgres/emptied.ts"

/** Every port on a database that has been migrated. */
export const portsOn = (connection: PgClient.PgPoolConfig) =>
  Layer.mergeAll(sql, SequentialIds, Policies.layer([documents.weihai2018])).pipe(
    Layer.provideMerge(PgClient.layer(connection)),
    Layer.orDie
  )

/** A migrated, empty database that goes with the scope. */
export const emptyDatabase = Effect.orDie(Effect.suspend(() => TestDatabase.create(inject("postgres"), "migrated")))

export const onPostgres = Layer.unwrap(Effect.map(emptyDatabase, portsOn))

/** The same ports on a database of the test file, which is empty whenever this is built. */
export const onEmptied = Layer.merge(emptiedPostgres, Layer.orDie(Policies.layer([documents.weihai2018])))

/** A certificate of the city's person, as its wording prints them. */
export const certificate = Effect.fnUntraced(function* ({ authority, person }: SmallCity) {
  const id = CertificateId.make("certificate-1")
  const event = {
    _tag: "CertificateIssued",
    id,
    number: "371000-2018-X",
    kind: "annual",
    professional: person.id,
    year: 2018,
    policy: { id: "weihai-2018", version: "1" },
    total: hours(30),
    issuedOn: day("2019-01-15"),
    text: {
      number: "371000-2018-X",
      title: "结业证书",
      paragraphs: [`${person.person.name}（${person.person.document.number}）完成继续教育`],
      issuer: "威海市",
      issuedOn: "2019年1月15日",
      note: "",
      qr: "https://example.com/371000-2018-X"
    }
  } as const
  const actor: Principal = administrator(authority.id)
  yield* (yield* Store).commit({ actor, at: 7, changes: [change("Certificate", id, undefined, event)], guards: [] })
})

/** Some life: organisations, a person, declarations drafted, submitted, withdrawn, removed and approved, a certificate. */
export const someLife = Effect.gen(function* () {
  const city = yield* smallCity
  const me = self(city.person)
  for (let month = 1; month <= 4; month++) {
    const some = claim({
      from: day(`2018-0${month}-01`),
      to: day(`2018-0${month}-02`),
      fields: { ...claim().fields, className: `班${month}` }
    })
    const { id } = yield* Declarations.draft(me, city.person.id, some)
    if (month === 1) yield* Declarations.remove(me, id)
    else yield* Declarations.submit(me, id)
    if (month === 2) yield* Declarations.withdraw(me, id)
    if (month === 3) yield* Declarations.approve(administrator(city.employer.id), id)
  }
  yield* certificate(city)
  return city
})

/** Seals until nothing is left: others on the same server may keep the newest entries from being settled for a moment. */
export const sealAll = Effect.gen(function* () {
  const chain = yield* JournalChain
  for (let round = 0; round < 200; round++) {
    yield* seal
    const last = yield* chain.lastBlock
    if ((yield* chain.countAfter(last?.last ?? 0)) === 0) return
    yield* Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 20)))
  }
  return yield* Effect.die(new Error("something keeps the journal from being sealed"))
})

/** What a walk over the chain finds. */
export const findings = Effect.fnUntraced(function* (head?: Head) {
  const faults: Array<Fault> = []
  const verified = yield* verify({
    head,
    onFault: (fault) =>
      Effect.sync(() => {
        faults.push(fault)
      })
  })
  return { ...verified, told: faults }
})
