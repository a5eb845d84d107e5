import { type CertificateId, Certificates, Completions } from "@xueshi/core"
import { Effect, Equal, Result } from "effect"
import { whoMay } from "./against.ts"
import { sampleClaims } from "./claims.ts"
import { afterHistory, type HistoryLaw } from "./HistoryLaw.ts"
import type { Order, Verb } from "./Model.ts"
import { give, type World } from "./World.ts"

/** Gives an order under the hat of the first who may, as far as the rules let anybody. */
const byWhoMay = async (world: World, order: Omit<Order, "who">): Promise<void> => {
  const who = whoMay(world.model, order)
  if (who !== undefined) await give(world, { ...order, who })
}

/** Has a person declare one of each sound claim and whoever may approve it, as far as the rules let them: histories alone hardly fill a year. */
const fill = async (world: World, person: number): Promise<void> => {
  for (const claim of sampleClaims.filter(({ sound }) => sound)) {
    const entry = world.model.entries.length
    for (const verb of ["draft", "submit", "approve"] satisfies ReadonlyArray<Verb>)
      await byWhoMay(world, { verb, entry, person, claim, grant: undefined, reason: "" })
  }
}

/** Has whoever may fail one in three of what awaits audit of those people who may be certified. */
const audit = async (world: World, offset: number): Promise<void> => {
  for (const [entry, one] of world.model.entries.entries()) {
    if (one?.audit !== "awaiting" || (entry + offset) % 3 !== 0 || (one.person + offset) % 2 !== 0) continue
    const { claim, person } = one
    await byWhoMay(world, { verb: "failAudit", entry, person, claim, grant: undefined, reason: "不实" })
  }
}

/** What is wrong with the certificates of people as they are issued. */
const issuing = (world: World, met: (answer: string) => void) =>
  Effect.gen(function* () {
    const numbers = new Set<CertificateId>()
    for (const [index, { id }] of world.city.people.entries()) {
      const actor = world.city.actors[index]
      if (actor === undefined) return `person ${index} is nobody`
      const { verdict } = yield* Completions.ofYear(actor, id, 2018)
      const issued = yield* Effect.result(Certificates.issue(actor, id, 2018, "annual"))
      if (Result.isFailure(issued)) {
        met("refused")
        const { _tag } = issued.failure
        if (_tag !== "GateNotMet" || verdict.outcome === "pass")
          return `${_tag} for person ${index}, whose year is ${verdict.outcome}`
        continue
      }
      met("issued")
      if (verdict.outcome !== "pass") return `person ${index} is certified a year that is ${verdict.outcome}`
      if (issued.success.total !== verdict.total || numbers.has(issued.success.id))
        return `person ${index} is certified something else than was judged`
      numbers.add(issued.success.id)
      const again = yield* Certificates.issue(actor, id, 2018, "annual")
      if (!Equal.equals(again, issued.success)) return `person ${index} has two certificates of one year`
    }
    return undefined
  }).pipe(Effect.orDie)

/** What is wrong with them after audits: each stands exactly where its year is still passed, and strangers are told. */
const standing = (world: World, met: (answer: string) => void) =>
  Effect.gen(function* () {
    for (const [index, { id }] of world.city.people.entries()) {
      const actor = world.city.actors[index]
      if (actor === undefined) return `person ${index} is nobody`
      const { verdict } = yield* Completions.ofYear(actor, id, 2018)
      for (const { number, revoked } of yield* Certificates.ofProfessional(actor, id)) {
        const { _tag } = yield* Certificates.verify(number)
        met(_tag === "Revoked" ? "revoked" : "stands")
        if ((_tag === "Revoked") !== (revoked !== undefined)) return `strangers are told ${_tag} of person ${index}`
        if ((verdict.outcome === "pass") !== (_tag === "Genuine"))
          return `the year of person ${index} is ${verdict.outcome}, and its certificate ${_tag}`
      }
    }
    return undefined
  }).pipe(Effect.orDie)

/** U27: a certificate is issued where its gate holds and nowhere else, says what was judged, there is one, and it stands no longer than that. */
export const certified: HistoryLaw = {
  id: "U27",
  rules: ["AUD-03", "CRT-01", "CRT-02"],
  title: "a certificate's gate held when it was issued, and a later fall revokes it",
  statement: {
    zh: "只有年度合格才出具证书，证书所载学时即当时认定的学时，再次出具得到同一份；之后条件不再满足的，证书撤销",
    en: "a certificate is issued where the year is passed and nowhere else, with the hours judged; issued again it is the same; where its gate no longer holds it is revoked"
  },
  meets: { issued: 0.5, refused: 0.5, revoked: 0.15, stands: 0.05 },
  broken: (adapter, history, met) =>
    afterHistory(adapter, history, async (world) => {
      for (const index of world.city.people.keys()) if ((history.length + index) % 2 === 0) await fill(world, index)
      const wrong = await world.run(issuing(world, met))
      if (wrong !== undefined) return wrong
      await audit(world, history.length)
      return world.run(standing(world, met))
    })
}
