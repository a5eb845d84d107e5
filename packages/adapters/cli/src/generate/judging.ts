import { governing, judge, Policies } from "@xueshi/core"
import { Effect, Result } from "effect"
import type { wholeLifeOf } from "./province/lives.ts"
import type { Province } from "./province/Province.ts"

/** The documents of a province, as everything that is made of them asks. */
export const documentsOf = (documents: ReadonlyArray<unknown>) =>
  Effect.map(Effect.provide(Policies, Policies.layer(documents)), (policies) => ({
    policies,
    governing: ((region, year, person) =>
      Result.getOrThrow(governing(policies.all, region, year, person))) satisfies Parameters<typeof wholeLifeOf>[1],
    judgeAll: (lives: ReadonlyArray<ReturnType<typeof wholeLifeOf>>, province: Province) =>
      Effect.runSync(
        Effect.forEach(lives, ({ ledger }) => judge(ledger, province.today)).pipe(
          Effect.provideService(Policies, policies)
        )
      )
  }))

/** The regions and years of a province that none of its documents is for. */
export const ungovernedIn = ({ all }: typeof Policies.Service, province: Province): ReadonlyArray<string> => {
  const regions = [...new Set(province.placed.map(({ organisation }) => organisation.region))]
  return regions.flatMap((region) =>
    province.years.flatMap((year) => (Result.isFailure(governing(all, region, year)) ? [`${region} ${year}`] : []))
  )
}
