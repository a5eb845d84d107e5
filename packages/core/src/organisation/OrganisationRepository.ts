import { Context, type Effect } from "effect"
import type { Region } from "../codes/region.ts"
import type { OrganisationId } from "../kernel/ids.ts"
import type { NotFound } from "../kernel/NotFound.ts"
import type { Page, PageRequest } from "../kernel/Page.ts"
import type { Organisation, OrganisationKind } from "./Organisation.ts"

/** Which organisations of a list are shown. */
export interface OrganisationFilter {
  readonly kind?: OrganisationKind | undefined
  /** Those whose name begins so. */
  readonly name?: string | undefined
  /** Those in this region or in one that it contains. */
  readonly region?: Region | undefined
}

/** Port: reads the tree of organisations. */
export class OrganisationRepository extends Context.Service<
  OrganisationRepository,
  {
    readonly get: (id: OrganisationId) => Effect.Effect<Organisation, NotFound>
    /** The live organisation whose code it is; not one that has only asked for it (ORG-06). */
    readonly findByCode: (code: string) => Effect.Effect<Organisation | undefined>
    /** A jurisdiction in the order of its paths: superiors before subordinates. */
    readonly jurisdiction: (
      path: string,
      filter: OrganisationFilter,
      page: PageRequest
    ) => Effect.Effect<Page<Organisation>>
  }
>()("@xueshi/core/organisation/OrganisationRepository") {}
