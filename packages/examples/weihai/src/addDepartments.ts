import {
  canonicalCode,
  DepartmentRepository,
  Departments,
  type OrganisationId,
  once,
  type SheetRow
} from "@xueshi/core"
import { Effect } from "effect"
import { administratorOf, type City } from "./buildCity.ts"
import { keyOf } from "./keys.ts"

/** What a roster's rows name, organisation by organisation; a name that cannot be one is left to the row's own refusal. */
const namedIn = (
  city: City,
  rows: ReadonlyArray<Pick<SheetRow, "cells">>
): ReadonlyMap<OrganisationId, ReadonlySet<string>> => {
  const byCode = new Map([...city.values()].map(({ code, id }) => [code, id]))
  const named = new Map<OrganisationId, Set<string>>()
  for (const { cells } of rows) {
    const [id, name] = [byCode.get(canonicalCode(cells["organisation"] ?? "")), (cells["department"] ?? "").trim()]
    if (id !== undefined && name !== "") named.set(id, (named.get(id) ?? new Set()).add(name))
  }
  return named
}

/** Each organisation adds the departments that a roster names and that it does not keep yet (ORG-08). Gives how many there are. */
export const addDepartments = Effect.fn("addDepartments")(function* (
  city: City,
  rows: ReadonlyArray<Pick<SheetRow, "cells">>
) {
  const departments = yield* DepartmentRepository
  let count = 0
  for (const [organisation, names] of namedIn(city, rows))
    for (const name of names) {
      const known = yield* departments.named(organisation, name)
      if (known.length === 0) {
        const add = Departments.add(administratorOf(organisation), organisation, { name })
        const added = yield* Effect.result(once(keyOf(`department/${organisation}/${name}`), "Department", add))
        if (added._tag === "Failure" && added.failure._tag !== "InvalidFields") return yield* added.failure
        if (added._tag === "Failure") continue
      }
      count++
    }
  return count
})
