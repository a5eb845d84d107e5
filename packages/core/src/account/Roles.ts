import { Effect } from "effect"
import { change } from "../journal/Change.ts"
import { decideAgain } from "../journal/decideAgain.ts"
import { ExpectedVersion } from "../journal/ExpectedVersion.ts"
import type { Guard } from "../journal/Guard.ts"
import { asExpected } from "../journal/rules/asExpected.ts"
import { write } from "../journal/write.ts"
import { Ids, type OrganisationId, RoleId } from "../kernel/ids.ts"
import { now } from "../kernel/now.ts"
import type { PageRequest } from "../kernel/Page.ts"
import { permitIn } from "../organisation/permitIn.ts"
import type { Operation } from "./operations.ts"
import { PostRepository } from "./PostRepository.ts"
import type { Principal } from "./Principal.ts"
import type { Role, RoleFacts } from "./Role.ts"
import { defineRole } from "./rules/defineRole.ts"
import { namedHolders, removeRole } from "./rules/removeRole.ts"

const named = (
  _tag: "Claimed" | "Released",
  { id, name, organisation }: Pick<Role, "id" | "name" | "organisation">
): Guard => ({ _tag, scope: "role.name", key: `${organisation}/${name}`, by: id })

const heldBy = ({ powers }: Principal) => powers?.modules ?? []

/** The roles of one's own organisation, in the order of their making (ACC-09). */
export const list = Effect.fn("Roles.list")(function* (
  principal: Principal,
  organisation: OrganisationId,
  page: PageRequest
) {
  yield* permitIn(principal, "Roles.list", organisation)
  return yield* (yield* PostRepository).rolesOf(organisation, page)
})

/** Makes a role of one's own organisation; its name is unique there (ACC-09). */
export const create = Effect.fn("Roles.create")(function* (
  principal: Principal,
  organisation: OrganisationId,
  typed: RoleFacts
) {
  const { kind } = yield* permitIn(principal, "Roles.create", organisation)
  const facts = yield* Effect.fromResult(defineRole(typed, kind, heldBy(principal)))
  const id = RoleId.make(yield* (yield* Ids).next)
  const { at } = yield* now
  const created = change("Role", id, undefined, { _tag: "RoleCreated", id, organisation, facts })
  yield* write(principal, at, [created], [named("Claimed", { id, organisation, name: facts.name })])
  return created.after as Role
})

/** A role of an organisation in which whoever asks may do the operation, in the version that they expect. */
const standing = Effect.fnUntraced(function* <Name extends Operation>(
  principal: Principal,
  operation: Name,
  id: RoleId
) {
  const role = yield* (yield* PostRepository).getRole(id)
  const organisation = yield* permitIn(principal, operation, role.organisation, { kind: "Role", id })
  yield* Effect.fromResult(asExpected(yield* ExpectedVersion, role.version))
  return { organisation, role }
})

/** Replaces what a role says; whoever holds it may do that from now on (ACC-09). */
export const edit = Effect.fn("Roles.edit")(function* (principal: Principal, id: RoleId, typed: RoleFacts) {
  const { organisation, role } = yield* standing(principal, "Roles.edit", id)
  const facts = yield* Effect.fromResult(defineRole(typed, organisation.kind, heldBy(principal)))
  const { description, modules, name } = role
  const { at } = yield* now
  const edited = change("Role", id, role, { _tag: "RoleEdited", before: { name, description, modules }, after: facts })
  const renamed = name === facts.name ? [] : [named("Released", role), named("Claimed", { ...role, name: facts.name })]
  yield* write(principal, at, [edited], renamed)
  return edited.after as Role
})

/** Deletes a role that nobody holds (ACC-09); several are deleted one by one. */
export const remove = Effect.fn("Roles.remove")(function* (principal: Principal, id: RoleId) {
  const { role } = yield* standing(principal, "Roles.remove", id)
  const holders = yield* (yield* PostRepository).ofRole(id, namedHolders + 1)
  const event = yield* Effect.fromResult(removeRole(holders))
  const { at } = yield* now
  const guards: ReadonlyArray<Guard> = [{ _tag: "RoleUnused", role: id }, named("Released", role)]
  yield* write(principal, at, [change("Role", id, role, event)], guards)
}, decideAgain)
