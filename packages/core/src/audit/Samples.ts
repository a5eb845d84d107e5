import { Effect, Schema } from "effect"
import type { Principal } from "../account/Principal.ts"
import { ownOrganisation } from "../account/permit.ts"
import type { Declaration } from "../declaration/Declaration.ts"
import { DeclarationRepository } from "../declaration/DeclarationRepository.ts"
import { change } from "../journal/Change.ts"
import { write } from "../journal/write.ts"
import { Ids, type OrganisationId, SampleId } from "../kernel/ids.ts"
import { NotFound } from "../kernel/NotFound.ts"
import { now } from "../kernel/now.ts"
import type { PageRequest } from "../kernel/Page.ts"
import { RuleError } from "../kernel/RuleError.ts"
import { permitIn } from "../organisation/permitIn.ts"
import { drawSample, type Framed } from "./rules/drawSample.ts"
import { readDraw } from "./rules/readDraw.ts"
import type { AuditList, Sample, StrataBy } from "./Sample.ts"
import { SampleRepository } from "./SampleRepository.ts"

/** More than this is kept in no sample: it is drawn of less, such as one year. */
const mostFramed = 10_000
/** How many are read at once. */
const pageful = 1000

export class FrameTooLarge extends RuleError<FrameTooLarge>()(
  "FrameTooLarge",
  { most: Schema.Int },
  {
    rule: "AUD-05",
    zh: ({ most }) => `待审验的超过 ${most} 条，请按年度缩小范围后再抽取`,
    en: ({ most }) => `more than ${most} await audit: draw of less, such as one year`
  }
) {}

/** What a sample is to be drawn by. */
export interface Draw {
  readonly seed: string
  readonly size: number
  readonly by: StrataBy
  /** Of which list; of what people and organisations declared, unless said. */
  readonly list?: AuditList | undefined
  /** Of this year's hours alone. */
  readonly creditYear?: number | undefined
}

const stratumOf = (by: StrataBy, declaration: Declaration): string => {
  if (by === "none" || declaration._tag === "Draft") return ""
  const { claim, responsible } = declaration
  return { organisation: responsible, form: claim.form, creditYear: String(claim.creditYear) }[by]
}

/** Everything that awaits the audit of an organisation, as far as a sample may be of it. */
const framed = Effect.fnUntraced(function* (
  organisation: Sample["organisation"],
  { by, creditYear, list = "audit" }: Draw
) {
  const repository = yield* DeclarationRepository
  const frame: Array<Framed> = []
  let after: string | null = null
  do {
    const page: Effect.Success<ReturnType<typeof repository.awaitingAudit>> = yield* repository.awaitingAudit(
      organisation,
      list,
      { creditYear },
      { limit: pageful, after }
    )
    frame.push(...page.items.map((one) => ({ id: one.id, stratum: stratumOf(by, one) })))
    if (frame.length > mostFramed) return yield* new FrameTooLarge({ most: mostFramed })
    after = page.next
  } while (after !== null)
  return frame
})

/**
 * Draws a random sample of what awaits the own organisation's audit, by a seed that was published before, and keeps the seed, the frame
 * and what was drawn: anybody can draw it again (AUD-05). Drawn again with another seed it is another sample, and both are kept.
 */
export const draw = Effect.fn("Samples.draw")(function* (principal: Principal, asked: Draw) {
  const organisation = yield* ownOrganisation(principal, "Samples.draw")
  const { by, creditYear, list = "audit", seed, size } = yield* Effect.fromResult(readDraw(asked))
  const frame = yield* framed(organisation, asked)
  const { at, today } = yield* now
  const id = SampleId.make(yield* (yield* Ids).next)
  const framedBy = Map.groupBy(frame, ({ stratum }) => stratum)
  const strata = drawSample(frame, seed, size).map(({ ids, stratum }) => ({
    stratum,
    drawn: ids,
    frame: (framedBy.get(stratum) ?? []).map((one) => one.id).toSorted()
  }))
  const drawn = change("Sample", id, undefined, {
    _tag: "SampleDrawn",
    ...{ id, organisation, drawnBy: principal.user, drawnOn: today, seed, size, list, by, strata },
    ...(creditYear !== undefined && { creditYear })
  })
  yield* write(principal, at, [drawn], [])
  return drawn.after as Sample
})

/** A sample as it was drawn, for those who audit there and above (AUD-05, ACC-10). */
export const get = Effect.fn("Samples.get")(function* (principal: Principal, id: SampleId) {
  const missing = { kind: "Sample", id }
  const sample = yield* (yield* SampleRepository).get(id)
  yield* Effect.mapError(permitIn(principal, "Samples.get", sample.organisation, missing), (refused) =>
    refused._tag === "NotFound" ? new NotFound(missing) : refused
  )
  return sample
})

/** What an organisation has drawn, for those who audit there and above (AUD-05, ACC-10). */
export const ofOrganisation = Effect.fn("Samples.ofOrganisation")(function* (
  principal: Principal,
  id: OrganisationId,
  page: PageRequest
) {
  yield* permitIn(principal, "Samples.ofOrganisation", id)
  return yield* (yield* SampleRepository).ofOrganisation(id, page)
})
