import { Schema } from "effect"
import { Region } from "../codes/region.ts"
import { OrganisationId } from "../kernel/ids.ts"

/** 人社部门 · 行业主管部门 · 用人单位 · 继续教育基地 */
export const OrganisationKind = Schema.Literals(["bureau", "authority", "employer", "base"])
export type OrganisationKind = typeof OrganisationKind.Type

const Line = Schema.String.check(Schema.isMaxCodePoints(200))

/** What an organisation changes of itself at once (ORG-05). */
export const BasicInformation = Schema.Struct({
  nature: Schema.optionalKey(Line),
  level: Schema.optionalKey(Line),
  phone: Schema.optionalKey(Line),
  industry: Schema.optionalKey(Line),
  address: Schema.optionalKey(Line),
  /** Of a training base: what it is accredited as, and what it teaches (BAS-01). */
  baseLevel: Schema.optionalKey(Line),
  teachingIndustry: Schema.optionalKey(Line)
})
export type BasicInformation = typeof BasicInformation.Type

/** What an organisation changes of itself only after a review (ORG-06). */
export const ReviewedField = Schema.Literals(["code", "name", "region"])
export type ReviewedField = typeof ReviewedField.Type

/** What an organisation says of itself (ORG-01). */
export const OrganisationFacts = Schema.Struct({
  kind: OrganisationKind,
  name: Schema.NonEmptyString.check(Schema.isMaxCodePoints(200)),
  /** Unified social credit code (GB 32100) or, without one, organisation code (GB 11714). */
  code: Schema.NonEmptyString.check(Schema.isMaxCodePoints(20)),
  region: Region,
  ...BasicInformation.fields
})
export type OrganisationFacts = typeof OrganisationFacts.Type

/** An organisation as its own events make it. */
export const OrganisationState = Schema.Struct({
  ...OrganisationFacts.fields,
  id: OrganisationId,
  superior: Schema.NullOr(OrganisationId),
  /** 关闭审核权限: while it is closed, the nearest superior whose authority is open reviews for it (ORG-09). */
  reviewClosed: Schema.Boolean,
  version: Schema.Int
})
export type OrganisationState = typeof OrganisationState.Type

/** Where an organisation stands in the tree: it follows from its own state and those of all its superiors. */
export const Position = Schema.Struct({
  /** The ids from the root down to this one, each followed by `/`: a jurisdiction is what begins with it (ORG-03). */
  path: Schema.String,
  /** Who reviews its people's declarations now: itself while its authority is open (ORG-09). */
  reviewer: OrganisationId
})
export type Position = typeof Position.Type

/** An organisation in the tree. */
export const Organisation = Schema.Struct({ ...OrganisationState.fields, ...Position.fields })
export type Organisation = typeof Organisation.Type

/** Before and after of one field (ORG-10); null where it said nothing. */
const Changed = Schema.Struct({ before: Schema.NullOr(Schema.String), after: Schema.NullOr(Schema.String) })

export const OrganisationEvent = Schema.TaggedUnion({
  /** The root bureau, or a subordinate placed under its superior. */
  OrganisationEstablished: {
    id: OrganisationId,
    superior: Schema.NullOr(OrganisationId),
    facts: OrganisationFacts
  },
  /** Basic information, by the organisation itself (ORG-05). */
  OrganisationEdited: {
    changes: Schema.Struct({
      nature: Schema.optionalKey(Changed),
      level: Schema.optionalKey(Changed),
      phone: Schema.optionalKey(Changed),
      industry: Schema.optionalKey(Changed),
      address: Schema.optionalKey(Changed),
      baseLevel: Schema.optionalKey(Changed),
      teachingIndustry: Schema.optionalKey(Changed)
    })
  },
  /** What is changed only after a review (ORG-06). */
  OrganisationChanged: { field: ReviewedField, before: Schema.String, after: Schema.String },
  /** It and all below it stand under another superior. */
  OrganisationMoved: { from: OrganisationId, to: OrganisationId },
  ReviewClosed: {},
  ReviewReopened: {}
})
export type OrganisationEvent = typeof OrganisationEvent.Type

const edited = (
  before: OrganisationState,
  changes: Extract<OrganisationEvent, { _tag: "OrganisationEdited" }>["changes"]
): OrganisationState => {
  const after: Record<string, unknown> = { ...before }
  for (const [field, { after: value }] of Object.entries(changes)) {
    if (value === null) delete after[field]
    else after[field] = value
  }
  return after as unknown as OrganisationState
}

/** What does not stand is not changed. */
export const evolveOrganisation = (
  before: OrganisationState | undefined,
  event: OrganisationEvent
): OrganisationState | undefined => {
  if (event._tag === "OrganisationEstablished")
    return { ...event.facts, id: event.id, superior: event.superior, reviewClosed: false, version: 1 }
  if (before === undefined) return undefined
  const next = { ...before, version: before.version + 1 }
  switch (event._tag) {
    case "OrganisationEdited":
      return edited(next, event.changes)
    case "OrganisationChanged":
      return { ...next, [event.field]: event.after }
    case "OrganisationMoved":
      return { ...next, superior: event.to }
    case "ReviewClosed":
      return { ...next, reviewClosed: true }
    case "ReviewReopened":
      return { ...next, reviewClosed: false }
  }
}
