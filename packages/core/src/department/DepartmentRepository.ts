import { Context, type Effect } from "effect"
import type { DepartmentId, OrganisationId } from "../kernel/ids.ts"
import type { NotFound } from "../kernel/NotFound.ts"
import type { Page, PageRequest } from "../kernel/Page.ts"
import type { Department } from "./Department.ts"

/** Port: reads the departments of organisations. */
export class DepartmentRepository extends Context.Service<
  DepartmentRepository,
  {
    readonly get: (id: DepartmentId) => Effect.Effect<Department, NotFound>
    /** In the order of ids, which is that of their making. */
    readonly ofOrganisation: (id: OrganisationId, page: PageRequest) => Effect.Effect<Page<Department>>
    /** The departments of an organisation that are called so, wherever they stand; at most a few. */
    readonly named: (id: OrganisationId, name: string) => Effect.Effect<ReadonlyArray<Department>>
  }
>()("@xueshi/core/department/DepartmentRepository") {}
