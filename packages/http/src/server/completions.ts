import { type AnnualCompletion, Completions, explain, explainVerdict } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { Asked } from "./Asked.ts"
import { asking } from "./asking.ts"

const shown = ({ facts, policy, records, verdict }: AnnualCompletion) =>
  Effect.map(Asked, ({ language }) => ({
    verdict,
    explanation: explain(policy, verdict, records, language, { facts })
  }))

export const completions = HttpApiBuilder.group(Api, "completions", (handlers) =>
  handlers
    .handle("all", ({ params: { id } }) =>
      asking((actor) => Completions.allYears(actor, id)).pipe(Effect.flatMap((years) => Effect.forEach(years, shown)))
    )
    .handle("ofYear", ({ params: { id, year } }) =>
      asking((actor) => Completions.ofYear(actor, id, year)).pipe(Effect.flatMap(shown))
    )
    .handle("explanation", ({ params: { id, year } }) =>
      asking((actor) => Completions.ofYear(actor, id, year)).pipe(
        Effect.map(({ facts, policy, records, verdict }) => explainVerdict(policy, verdict, records, { facts }))
      )
    )
    .handle("outcome", ({ params: { id, year } }) => asking((actor) => Completions.outcomeOf(actor, id, year)))
)
