import { Effect, Option } from "effect"
import type { Region } from "../codes/region.ts"
import { Policies } from "./Policies.ts"
import type { PolicyDocument } from "./PolicyDocument.ts"

/** The document for everybody in a region and credit year; undefined where there is none. */
export const policyOfRegion = Effect.fnUntraced(function* (region: Region, year: number) {
  const found = yield* Effect.option((yield* Policies).governing(region, year))
  return Option.getOrUndefined(Option.map(found, ({ document }): PolicyDocument => document))
})
