import { Context, Effect, Layer } from "effect"
import type { Region } from "../codes/region.ts"
import type { InvalidFields } from "../kernel/FieldIssue.ts"
import { sha256 } from "../kernel/sha256.ts"
import { decodePolicy } from "./decode.ts"
import type { Policy } from "./Policy.ts"
import { policyDigest } from "./policyDigest.ts"
import { governing, type NoPolicy } from "./rules/governing.ts"

/** Port: the policy documents of a deployment. */
export class Policies extends Context.Service<
  Policies,
  {
    /** The document that governs a region's credit year (CMP-01). */
    readonly governing: (region: Region, year: number) => Effect.Effect<Policy, NoPolicy>
    /** Of all documents together: another one where any of them changes. */
    readonly digest: string
  }
>()("@xueshi/core/policy/Policies") {
  /** The given documents, read and compiled once; fails with every fault of the first that is not sound. */
  static readonly layer = (documents: ReadonlyArray<unknown>): Layer.Layer<Policies, InvalidFields> =>
    Layer.effect(
      Policies,
      Effect.map(
        Effect.forEach(documents, (document) => Effect.fromResult(decodePolicy(document))),
        (policies) =>
          Policies.of({
            governing: (region, year) => Effect.fromResult(governing(policies, region, year)),
            digest: sha256(policies.map(policyDigest).join("\n"))
          })
      )
    )
}
