import { Result, Schema } from "effect"
import { FaultList } from "../../kernel/FaultList.ts"
import { InvalidFields } from "../../kernel/FieldIssue.ts"
import { shapeFaults } from "../../kernel/shapeFaults.ts"
import { type Drawn, drawSample } from "./drawSample.ts"
import { readDraw } from "./readDraw.ts"

/** What of a published sample tells who is drawn, and who was. */
const Published = Schema.Struct({
  seed: Schema.String,
  size: Schema.Int,
  strata: Schema.Array(
    Schema.Struct({
      stratum: Schema.String,
      frame: Schema.Array(Schema.String),
      drawn: Schema.optionalKey(Schema.Array(Schema.String))
    })
  )
})
const decode = Schema.decodeUnknownResult(Published, { errors: "all", reportInput: true })

/** What is drawn of a published frame, and whether the same was published as drawn; undefined where nothing was. */
export interface DrawnAgain {
  readonly strata: ReadonlyArray<Drawn>
  readonly agrees: boolean | undefined
}

/** AUD-05: draws a published sample again, from its seed, its size and its frame alone; every fault of it at once. */
export const drawAgain = (published: unknown): Result.Result<DrawnAgain, InvalidFields> => {
  const decoded = decode(published)
  if (Result.isFailure(decoded)) {
    const faults = new FaultList("AUD-05")
    faults.addAll(shapeFaults(decoded.failure.issue), [])
    return Result.fail(new InvalidFields({ issues: faults.issues }))
  }
  return Result.map(readDraw(decoded.success), ({ seed, size, strata }) => {
    const frame = strata.flatMap(({ frame, stratum }) => frame.map((id) => ({ id, stratum })))
    const again = drawSample(frame, seed, size)
    const told = new Map(strata.map(({ drawn, stratum }) => [stratum, drawn]))
    const agrees = again.every(({ ids, stratum }) => JSON.stringify(told.get(stratum)) === JSON.stringify(ids))
    return { strata: again, agrees: strata.some(({ drawn }) => drawn !== undefined) ? agrees : undefined }
  })
}
