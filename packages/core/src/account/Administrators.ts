import { Effect } from "effect"
import { taking } from "../department/Departments.ts"
import { type Change, change } from "../journal/Change.ts"
import { decideAgain } from "../journal/decideAgain.ts"
import { ExpectedVersion } from "../journal/ExpectedVersion.ts"
import type { Guard } from "../journal/Guard.ts"
import { asExpected } from "../journal/rules/asExpected.ts"
import { unchanged } from "../journal/unchanged.ts"
import { write } from "../journal/write.ts"
import { Ids, type OrganisationId, PostId, type ProfessionalId } from "../kernel/ids.ts"
import { NotFound } from "../kernel/NotFound.ts"
import { now } from "../kernel/now.ts"
import type { PageRequest } from "../kernel/Page.ts"
import { permitIn } from "../organisation/permitIn.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import { freed, holding, leading } from "./freed.ts"
import { listedPost } from "./ListedPost.ts"
import type { Operation } from "./operations.ts"
import type { Assignment, Holder, Post, PostEnding, PostEvent } from "./Post.ts"
import { PostRepository } from "./PostRepository.ts"
import type { Principal } from "./Principal.ts"
import { permitOwn } from "./permit.ts"
import { postFor } from "./postFor.ts"
import { acceptPost } from "./rules/acceptPost.ts"
import { assign as mayAssign } from "./rules/assign.ts"
import { disablePost } from "./rules/disablePost.ts"
import { leavePost } from "./rules/leavePost.ts"
import { makeSuper as decideSuper } from "./rules/makeSuper.ts"
import { overPost } from "./rules/overPost.ts"
import { readHolder } from "./rules/readHolder.ts"
import { userFor } from "./userFor.ts"

/** The department and role of a post, with the guards that they still take it (ACC-06, ORG-08). */
const placed = Effect.fnUntraced(function* (
  { powers }: Principal,
  organisation: OrganisationId,
  { department, role: id }: Assignment
) {
  const departments = yield* taking(department, organisation)
  if (id === null) return departments
  const role = yield* (yield* PostRepository).getRole(id)
  yield* Effect.fromResult(mayAssign(role, organisation, powers?.modules ?? []))
  return [...departments, unchanged("Role", role)]
})

const give = Effect.fnUntraced(function* (
  principal: Principal,
  given: Pick<Post, "organisation" | "user" | "holder" | "department" | "role" | "professional" | "rank" | "state">,
  guards: ReadonlyArray<Guard>
) {
  const id = PostId.make(yield* (yield* Ids).next)
  const { at } = yield* now
  const post = change("Post", id, undefined, { _tag: "PostGiven", id, ...given })
  const keys = [
    holding("Claimed", { ...given, id }),
    ...(given.rank === "super" ? [leading("Claimed", { ...given, id })] : [])
  ]
  yield* write(principal, at, [post], [...guards, ...keys])
  return post.after as Post
})

const nowhere: Assignment = { department: null, role: null }

/**
 * The embedder gives a post: the first two administrators of the root, whom nobody else could give one, or whoever a portal knows
 * already (ORG-11). The post is taken at once.
 */
export const found = Effect.fn("Administrators.found")(function* (
  principal: Principal,
  id: OrganisationId,
  typed: Holder,
  rank: Post["rank"],
  role: Assignment["role"] = null
) {
  yield* permitIn(principal, "Administrators.found", id)
  const holder = yield* Effect.fromResult(readHolder(typed))
  const { guards, user } = yield* userFor(holder.document)
  return yield* give(
    principal,
    { organisation: id, user, holder, department: null, role, rank, state: "active" },
    guards
  )
})

/** Makes a professional of one's own organisation an administrator of it (ACC-06, way a). */
export const appoint = Effect.fn("Administrators.appoint")(function* (
  principal: Principal,
  id: OrganisationId,
  professionalId: ProfessionalId,
  assignment: Assignment
) {
  yield* permitIn(principal, "Administrators.appoint", id)
  const professional = yield* (yield* ProfessionalRepository).get(professionalId)
  if (professional.organisation !== id) return yield* new NotFound({ kind: "Professional", id: professionalId })
  const places = yield* placed(principal, id, assignment)
  const { document, email, mobile, name } = professional.person
  const holder = { document, name, mobile, email }
  return yield* give(
    principal,
    {
      organisation: id,
      user: professional.user,
      holder,
      ...assignment,
      professional: professionalId,
      rank: "ordinary",
      state: "active"
    },
    [...places, unchanged("Professional", professional)]
  )
})

/**
 * Offers a post to the holder of a document, known or not: the same is answered, so that nobody learns who is known. It is
 * theirs once they take it. (ACC-06, ways b and c)
 */
export const add = Effect.fn("Administrators.add")(function* (
  principal: Principal,
  id: OrganisationId,
  typed: Holder,
  assignment: Assignment
) {
  yield* permitIn(principal, "Administrators.add", id)
  const holder = yield* Effect.fromResult(readHolder(typed))
  const places = yield* placed(principal, id, assignment)
  const { guards, user } = yield* userFor(holder.document)
  const given = { organisation: id, user, holder, ...assignment, rank: "ordinary", state: "offered" } as const
  return yield* give(principal, given, [...guards, ...places])
})

/** The administrators of an organisation, and whether it lacks a super administrator (ACC-05, ACC-08). */
export const list = Effect.fn("Administrators.list")(function* (
  principal: Principal,
  id: OrganisationId,
  page: PageRequest
) {
  yield* permitIn(principal, "Administrators.list", id)
  const posts = yield* PostRepository
  const { items, next } = yield* posts.ofOrganisation(id, page)
  return { items: items.map(listedPost), next, vacant: (yield* posts.superOf(id)) === undefined }
})

/** A post that whoever asks may do the operation on, in the version that they expect (SYS-03). */
const standing = Effect.fnUntraced(function* <Name extends Operation>(
  principal: Principal,
  operation: Name,
  id: PostId
) {
  const post = yield* postFor(principal, operation, id)
  yield* Effect.fromResult(asExpected(yield* ExpectedVersion, post.version))
  return post
})

/** Writes what becomes of a post; gives it as it is then. */
const wrote = Effect.fnUntraced(function* (
  principal: Principal,
  post: Post,
  event: PostEvent | undefined,
  guards: ReadonlyArray<Guard>,
  others: ReadonlyArray<Change> = []
) {
  if (event === undefined) return post
  const { at } = yield* now
  const changed = change("Post", post.id, post, event)
  yield* write(principal, at, [changed, ...others], guards)
  return (changed.after as Post | undefined) ?? post
})

const end = (principal: Principal, post: Post, why: PostEnding, guards: ReadonlyArray<Guard>) =>
  Effect.asVoid(wrote(principal, post, { _tag: "PostEnded", why }, [...freed(post), ...guards]))

/** Gives an administrator of one's own organisation another department or role (ACC-06). */
export const assign = Effect.fn("Administrators.assign")(function* (
  principal: Principal,
  id: PostId,
  assignment: Assignment
) {
  const post = yield* standing(principal, "Administrators.assign", id)
  const guards = yield* placed(principal, post.organisation, assignment)
  const { department, role } = post
  return yield* wrote(
    principal,
    post,
    { _tag: "PostAssigned", before: { department, role }, after: assignment },
    guards
  )
})

/** The post of the organisation's super administrator, who is whoever asks, and the post that they act on, another's (ACC-07). */
const asSuper = Effect.fnUntraced(function* <Name extends Operation>(
  principal: Principal,
  operation: Name,
  id: PostId
) {
  const post = yield* standing(principal, operation, id)
  const current = yield* (yield* PostRepository).superOf(post.organisation)
  yield* Effect.fromResult(overPost(principal, post, current))
  return { post, current: current as Post }
})

/** Makes another administrator super; one's own post ends (ACC-05). */
export const makeSuper = Effect.fn("Administrators.makeSuper")(function* (principal: Principal, id: PostId) {
  const { current, post } = yield* asSuper(principal, "Administrators.makeSuper", id)
  const event = yield* Effect.fromResult(decideSuper(post))
  const ended = change("Post", current.id, current, { _tag: "PostEnded", why: "handedOver" })
  return yield* wrote(principal, post, event, [...freed(current), leading("Claimed", post)], [ended])
}, decideAgain)

const able = Effect.fnUntraced(function* <Name extends Operation>(
  principal: Principal,
  operation: Name,
  id: PostId,
  disabled: boolean
) {
  const { current, post } = yield* asSuper(principal, operation, id)
  return yield* wrote(principal, post, disablePost(post, disabled), [unchanged("Post", current)])
})

/** Nobody logs in under this post any more, and whoever has is logged out (ACC-07). */
export const disable = Effect.fn("Administrators.disable")((principal: Principal, id: PostId) =>
  able(principal, "Administrators.disable", id, true)
)

/** The post can be logged in under again (ACC-07). */
export const enable = Effect.fn("Administrators.enable")((principal: Principal, id: PostId) =>
  able(principal, "Administrators.enable", id, false)
)

/** Deletes a post of one's own organisation; the user's other hats stay (ACC-07). */
export const remove = Effect.fn("Administrators.remove")(function* (principal: Principal, id: PostId) {
  const { current, post } = yield* asSuper(principal, "Administrators.remove", id)
  yield* end(principal, post, "deleted", [unchanged("Post", current)])
})

/** Removes a post of an organisation below one's own (移除权限), be it the super administrator's: then it is vacant (ACC-08). */
export const depose = Effect.fn("Administrators.depose")(function* (principal: Principal, id: PostId) {
  const post = yield* standing(principal, "Administrators.depose", id)
  yield* end(principal, post, "removed", [])
})

/** Makes an administrator of a vacant organisation below one's own its super administrator (ACC-05). */
export const succeed = Effect.fn("Administrators.succeed")(function* (principal: Principal, id: PostId) {
  const post = yield* standing(principal, "Administrators.succeed", id)
  const event = yield* Effect.fromResult(decideSuper(post))
  return yield* wrote(principal, post, event, [leading("Claimed", post)])
})

/** Offers the post of a vacant organisation's super administrator, below one's own, to the holder of a document (ACC-05). */
export const install = Effect.fn("Administrators.install")(function* (
  principal: Principal,
  id: OrganisationId,
  typed: Holder
) {
  yield* permitIn(principal, "Administrators.install", id)
  const holder = yield* Effect.fromResult(readHolder(typed))
  const { guards, user } = yield* userFor(holder.document)
  return yield* give(principal, { organisation: id, user, holder, ...nowhere, rank: "super", state: "offered" }, guards)
})

/** Takes a post that is offered to oneself (ACC-06). */
export const accept = Effect.fn("Administrators.accept")(function* (principal: Principal, id: PostId) {
  yield* permitOwn(principal, "Administrators.accept")
  const post = yield* (yield* PostRepository).get(id)
  const event = yield* Effect.fromResult(acceptPost(principal, post))
  yield* Effect.fromResult(asExpected(yield* ExpectedVersion, post.version))
  return yield* wrote(principal, post, event, [])
})

/** Lays a post of one's own down, offered or taken; a super administrator hands over first (ACC-05, ACC-06). */
export const decline = Effect.fn("Administrators.decline")(function* (principal: Principal, id: PostId) {
  yield* permitOwn(principal, "Administrators.decline")
  const post = yield* (yield* PostRepository).get(id)
  const { why } = yield* Effect.fromResult(leavePost(principal, post))
  yield* Effect.fromResult(asExpected(yield* ExpectedVersion, post.version))
  yield* end(principal, post, why, [])
})
