import { describePolicy, documentSchema, type Explanation, PolicyDocuments, policyDigest, tell } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { Asked } from "./Asked.ts"
import { asking } from "./asking.ts"
import { taggedBy } from "./command.ts"
import { whatIf } from "./whatIf.ts"

const schema = documentSchema()

const told = (assessed: { readonly applies: boolean; readonly explanation: Explanation }) =>
  Effect.map(Asked, ({ language }) => ({ ...assessed, text: tell(assessed.explanation, language) }))

export const policies = HttpApiBuilder.group(Api, "policies", (handlers) =>
  Effect.map(whatIf, (whatIf) =>
    handlers
      .handle("list", () =>
        Effect.map(asking(PolicyDocuments.all), (all) =>
          all.map((policy) => {
            const { id, inForce, jurisdiction, title, version } = policy.document
            return { id, version, title, jurisdiction, inForce, digest: policyDigest(policy) }
          })
        )
      )
      .handle("schema", () => Effect.succeed(schema))
      .handle("get", ({ params: { id, version } }) =>
        asking((actor) => PolicyDocuments.get(actor, id, version)).pipe(
          Effect.tap((policy) => taggedBy(`"${policyDigest(policy)}"`)),
          Effect.map(({ document }) => document)
        )
      )
      .handle("words", ({ params: { id, version } }) =>
        asking((actor) => PolicyDocuments.get(actor, id, version)).pipe(
          Effect.flatMap((policy) => Effect.map(Asked, ({ language }) => describePolicy(policy, language)))
        )
      )
      .handle("assess", ({ params: { id, version }, payload }) =>
        asking((actor) => PolicyDocuments.assess(actor, id, version, payload)).pipe(Effect.flatMap(told))
      )
      .handle("assessUnder", ({ payload: { document, request } }) =>
        asking((actor) => PolicyDocuments.assessUnder(actor, document, request)).pipe(Effect.flatMap(told))
      )
      .handle("whatIf", ({ payload }) => whatIf(payload))
  )
)
