import { type CertificateId, Certificates, Completions } from "@xueshi/core"
import { Effect, Equal, Result } from "effect"
import { cast } from "./cast.ts"
import { sampleClaims } from "./claims.ts"
import { afterHistory, type HistoryLaw } from "./HistoryLaw.ts"
import { against, type Order, type Verb } from "./Model.ts"
import { give, type World } from "./World.ts"

/** Has a person declare one of each sound claim and whoever may approve it, as far as the rules let them: histories alone hardly fill a year. */
const fill = async (world: World, person: number): Promise<void> => {
  for (const claim of sampleClaims.filter(({ sound }) => sound)) {
    const entry = world.model.entries.length
    for (const verb of ["draft", "submit", "approve"] satisfies ReadonlyArray<Verb>) {
      const order = cast
        .map((who): Order => ({ verb, who, entry, person, claim, grant: undefined, reason: "" }))
        .find((one) => against(world.model, one).length === 0)
      if (order !== undefined) await give(world, order)
    }
  }
}

/** U27, as far as it stands: a certificate is issued where its gate holds and nowhere else, says what was judged, and there is one. */
export const certified: HistoryLaw = {
  id: "U27",
  rules: ["CRT-01", "CRT-02"],
  title: "a certificate's gate held when it was issued",
  statement: {
    zh: "只有年度合格才出具证书，证书所载学时即当时认定的学时，再次出具得到同一份",
    en: "a certificate is issued where the year is passed and nowhere else, with the hours judged; issued again it is the same"
  },
  meets: { issued: 0.5, refused: 0.5 },
  broken: (adapter, history, met) =>
    afterHistory(adapter, history, async (world) => {
      for (const index of world.city.people.keys()) if ((history.length + index) % 2 === 0) await fill(world, index)
      return world.run(
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
      )
    })
}
