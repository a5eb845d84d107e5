import { Schema } from "effect"
import { CreditYear } from "../declaration/Declaration.ts"
import { Day } from "../kernel/DayCodec.ts"
import { OrganisationId, SampleId, UserId } from "../kernel/ids.ts"

/** What tells the strata of a sample apart; without any it is drawn of all alike. */
export const StrataBy = Schema.Literals(["none", "organisation", "form", "creditYear"])
export type StrataBy = typeof StrataBy.Type

/** The two lists of what awaits audit: what people and organisations declared, and what training bases did. */
export const AuditList = Schema.Literals(["audit", "baseAudit"])
export type AuditList = typeof AuditList.Type

const Stratum = Schema.Struct({
  stratum: Schema.String,
  /** What was drawn, in this order. */
  drawn: Schema.Array(Schema.String),
  /** What might have been drawn, that too; in the order of ids. */
  frame: Schema.Array(Schema.String)
})

/** A random sample of what awaited an organisation's audit, with all that drawing it again needs (AUD-05). Nothing about it changes. */
export const Sample = Schema.Struct({
  id: SampleId,
  organisation: OrganisationId,
  drawnBy: UserId,
  drawnOn: Day,
  seed: Schema.String,
  size: Schema.Int,
  /** In which of the lists it waited (DEC-08). */
  list: AuditList,
  by: StrataBy,
  /** Of which year's hours alone, if it was of one. */
  creditYear: Schema.optionalKey(CreditYear),
  strata: Schema.Array(Stratum),
  version: Schema.Int
})
export type Sample = typeof Sample.Type

const { version: _, strata: __, ...about } = Sample.fields

/** A sample as lists show it: without what it was drawn of. */
export const ListedSample = Schema.Struct({
  ...about,
  /** How many were drawn, and of how many. */
  drawn: Schema.Int,
  framed: Schema.Int
})
export type ListedSample = typeof ListedSample.Type

export const listedSample = ({ strata, version: _, ...sample }: Sample): ListedSample => ({
  ...sample,
  drawn: strata.reduce((sum, { drawn }) => sum + drawn.length, 0),
  framed: strata.reduce((sum, { frame }) => sum + frame.length, 0)
})

const drawn = { ...about, strata: Sample.fields.strata }

export const SampleEvent = Schema.TaggedUnion({ SampleDrawn: drawn })
export type SampleEvent = typeof SampleEvent.Type

export const evolveSample = (_before: Sample | undefined, { _tag, ...sample }: SampleEvent): Sample | undefined => ({
  ...sample,
  version: 1
})
