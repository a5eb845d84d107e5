import { Schema } from "effect"
import { DepartmentId, OrganisationId, PostId, ProfessionalId, RoleId, UserId } from "../kernel/ids.ts"
import { IdentityDocument } from "../professional/Professional.ts"

const Line = Schema.NonEmptyString.check(Schema.isMaxCodePoints(100))

/** Who holds a post, as the organisation knows them. */
export const Holder = Schema.Struct({
  document: IdentityDocument,
  name: Line,
  mobile: Line,
  email: Schema.optionalKey(Line)
})
export type Holder = typeof Holder.Type

/** What a post is for: where in the organisation, and with which role; a super administrator needs none. */
export const Assignment = Schema.Struct({
  department: Schema.NullOr(DepartmentId),
  role: Schema.NullOr(RoleId)
})
export type Assignment = typeof Assignment.Type

/** `super` has every module of its organisation, and its posts (ACC-05, ACC-07). */
export const Rank = Schema.Literals(["super", "ordinary"])
export type Rank = typeof Rank.Type

/** A new one is `offered` until its holder takes it (ACC-06). */
export const PostState = Schema.Literals(["offered", "active", "disabled"])
export type PostState = typeof PostState.Type

/** 单位管理员: a post that a user holds in one organisation. */
export const Post = Schema.Struct({
  id: PostId,
  organisation: OrganisationId,
  user: UserId,
  holder: Holder,
  ...Assignment.fields,
  /** Given to a professional of the organisation as such (ACC-06, way a): it ends when they move on (TRF-05). */
  professional: Schema.optionalKey(ProfessionalId),
  rank: Rank,
  state: PostState,
  version: Schema.Int
})
export type Post = typeof Post.Type

/** Why a post ended: its own super administrator, a superior, a new super administrator in its place, or that its holder moved. */
export const PostEnding = Schema.Literals(["deleted", "removed", "handedOver", "declined", "transferred"])
export type PostEnding = typeof PostEnding.Type

export const PostEvent = Schema.TaggedUnion({
  PostGiven: {
    id: PostId,
    organisation: OrganisationId,
    user: UserId,
    holder: Holder,
    ...Assignment.fields,
    professional: Schema.optionalKey(ProfessionalId),
    rank: Rank,
    state: PostState
  },
  /** The holder takes an offered one. */
  PostAccepted: {},
  PostAssigned: { before: Assignment, after: Assignment },
  PostMadeSuper: {},
  PostDisabled: {},
  PostEnabled: {},
  PostEnded: { why: PostEnding }
})
export type PostEvent = typeof PostEvent.Type

/** What does not stand is not changed. */
export const evolvePost = (before: Post | undefined, event: PostEvent): Post | undefined => {
  if (event._tag === "PostGiven") {
    const { _tag, ...given } = event
    return { ...given, version: 1 }
  }
  if (before === undefined || event._tag === "PostEnded") return undefined
  const next = { ...before, version: before.version + 1 }
  switch (event._tag) {
    case "PostAssigned":
      return { ...next, ...event.after }
    case "PostMadeSuper":
      return { ...next, rank: "super" }
    case "PostDisabled":
      return { ...next, state: "disabled" }
    case "PostAccepted":
    case "PostEnabled":
      return { ...next, state: "active" }
  }
}
