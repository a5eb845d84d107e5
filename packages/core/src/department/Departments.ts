import { Effect, Result } from "effect"
import type { Operation } from "../account/operations.ts"
import type { Principal } from "../account/Principal.ts"
import { change } from "../journal/Change.ts"
import { ExpectedVersion } from "../journal/ExpectedVersion.ts"
import type { Guard } from "../journal/Guard.ts"
import { asExpected } from "../journal/rules/asExpected.ts"
import { unchanged } from "../journal/unchanged.ts"
import { write } from "../journal/write.ts"
import { DepartmentId, Ids, type OrganisationId } from "../kernel/ids.ts"
import { now } from "../kernel/now.ts"
import type { PageRequest } from "../kernel/Page.ts"
import { permitIn } from "../organisation/permitIn.ts"
import type { Department, DepartmentEvent } from "./Department.ts"
import { DepartmentRepository } from "./DepartmentRepository.ts"
import { nameDepartment } from "./rules/nameDepartment.ts"
import { takes } from "./rules/takes.ts"

/** No two departments that stand in the same place are called the same. */
const named = (
  _tag: "Claimed" | "Released",
  { id, name, organisation, superior }: Pick<Department, "id" | "name" | "organisation" | "superior">
): Guard => ({ _tag, scope: "department.name", key: `${organisation}/${superior ?? ""}/${name}`, by: id })

/** A department that takes who is new, with the guard that it still does; of an organisation alone (ORG-08). */
export const taking = Effect.fnUntraced(function* (id: DepartmentId | null, organisation: OrganisationId) {
  if (id === null) return []
  const department = yield* (yield* DepartmentRepository).get(id)
  yield* Effect.fromResult(takes(department, organisation))
  return [unchanged("Department", department)]
})

/** The departments of an organisation, for its administrators and those above it (ORG-08). */
export const list = Effect.fn("Departments.list")(function* (
  principal: Principal,
  organisation: OrganisationId,
  page: PageRequest
) {
  yield* permitIn(principal, "Departments.list", organisation)
  return yield* (yield* DepartmentRepository).ofOrganisation(organisation, page)
})

/** Adds a department to one's own organisation, or below another one of it (ORG-08). */
export const add = Effect.fn("Departments.add")(function* (
  principal: Principal,
  organisation: OrganisationId,
  { name: typed, superior = null }: { readonly name: string; readonly superior?: DepartmentId | null }
) {
  yield* permitIn(principal, "Departments.add", organisation)
  const name = yield* Effect.fromResult(nameDepartment(typed))
  const above = yield* taking(superior, organisation)
  const id = DepartmentId.make(yield* (yield* Ids).next)
  const { at } = yield* now
  const added = change("Department", id, undefined, { _tag: "DepartmentAdded", id, organisation, superior, name })
  yield* write(principal, at, [added], [...above, named("Claimed", { id, name, organisation, superior })])
  return added.after as Department
})

/** What changes a department that stands: read once, decide, write; nothing where nothing is to be changed. */
const step = Effect.fnUntraced(function* <Name extends Operation, E>(
  principal: Principal,
  operation: Name,
  id: DepartmentId,
  decide: (
    department: Department
  ) => Result.Result<{ readonly event: DepartmentEvent; readonly guards: ReadonlyArray<Guard> } | undefined, E>
) {
  const department = yield* (yield* DepartmentRepository).get(id)
  yield* permitIn(principal, operation, department.organisation, { kind: "Department", id })
  yield* Effect.fromResult(asExpected(yield* ExpectedVersion, department.version))
  const decided = yield* Effect.fromResult(decide(department))
  if (decided === undefined) return department
  const { at } = yield* now
  const changed = change("Department", id, department, decided.event)
  yield* write(principal, at, [changed], decided.guards)
  return changed.after as Department
})

/** Gives a department of one's own organisation another name (ORG-08). */
export const rename = Effect.fn("Departments.rename")((principal: Principal, id: DepartmentId, typed: string) =>
  step(principal, "Departments.rename", id, (department) =>
    Result.map(nameDepartment(typed), (name) =>
      name === department.name
        ? undefined
        : {
            event: { _tag: "DepartmentRenamed", before: department.name, after: name },
            guards: [named("Released", department), named("Claimed", { ...department, name })]
          }
    )
  )
)

const able = <Name extends Operation>(principal: Principal, operation: Name, id: DepartmentId, disabled: boolean) =>
  step(principal, operation, id, (department) =>
    Result.succeed(
      department.disabled === disabled
        ? undefined
        : { event: { _tag: disabled ? "DepartmentDisabled" : "DepartmentEnabled" }, guards: [] }
    )
  )

/** From now on the department takes nobody new (ORG-08). */
export const disable = Effect.fn("Departments.disable")((principal: Principal, id: DepartmentId) =>
  able(principal, "Departments.disable", id, true)
)

/** The department takes people again (ORG-08). */
export const enable = Effect.fn("Departments.enable")((principal: Principal, id: DepartmentId) =>
  able(principal, "Departments.enable", id, false)
)
