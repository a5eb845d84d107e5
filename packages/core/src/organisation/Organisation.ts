import { Schema } from "effect"
import { Region } from "../codes/region.ts"
import { OrganisationId } from "../kernel/ids.ts"

/** 人社部门 · 行业主管部门 · 用人单位 · 继续教育基地 */
export const OrganisationKind = Schema.Literals(["bureau", "authority", "employer", "base"])
export type OrganisationKind = typeof OrganisationKind.Type

const Line = Schema.String.check(Schema.isMaxCodePoints(200))

/** What an organisation says of itself (ORG-01). */
export const OrganisationFacts = Schema.Struct({
  kind: OrganisationKind,
  name: Schema.NonEmptyString.check(Schema.isMaxCodePoints(200)),
  /** Unified social credit code (GB 32100) or, without one, organisation code (GB 11714). */
  code: Schema.NonEmptyString.check(Schema.isMaxCodePoints(20)),
  region: Region,
  nature: Schema.optionalKey(Line),
  level: Schema.optionalKey(Line),
  phone: Schema.optionalKey(Line),
  industry: Schema.optionalKey(Line),
  address: Schema.optionalKey(Line)
})
export type OrganisationFacts = typeof OrganisationFacts.Type

/** An organisation in the tree. */
export const Organisation = Schema.Struct({
  ...OrganisationFacts.fields,
  id: OrganisationId,
  superior: Schema.NullOr(OrganisationId),
  /** The ids from the root down to this one, each followed by `/`: a jurisdiction is what begins with it (ORG-03). */
  path: Schema.String,
  /** Who reviews its people's declarations now: itself while its authority is open (ORG-09). */
  reviewer: OrganisationId,
  version: Schema.Int
})
export type Organisation = typeof Organisation.Type

export const OrganisationEvent = Schema.TaggedUnion({
  /** The root bureau, or a subordinate placed under its superior. */
  OrganisationEstablished: {
    id: OrganisationId,
    superior: Schema.NullOr(OrganisationId),
    path: Schema.String,
    facts: OrganisationFacts
  }
})
export type OrganisationEvent = typeof OrganisationEvent.Type

export const evolveOrganisation = (
  _before: Organisation | undefined,
  event: OrganisationEvent
): Organisation | undefined =>
  OrganisationEvent.match(event, {
    OrganisationEstablished: ({ facts, id, path, superior }): Organisation => ({
      ...facts,
      id,
      superior,
      path,
      reviewer: id,
      version: 1
    })
  })
