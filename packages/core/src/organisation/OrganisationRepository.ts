import { Context, type Effect } from "effect"
import type { OrganisationId } from "../kernel/ids.ts"
import type { NotFound } from "../kernel/NotFound.ts"
import type { Page, PageRequest } from "../kernel/Page.ts"
import type { Organisation } from "./Organisation.ts"

/** Port: reads the tree of organisations. */
export class OrganisationRepository extends Context.Service<
  OrganisationRepository,
  {
    readonly get: (id: OrganisationId) => Effect.Effect<Organisation, NotFound>
    /** The live organisation that holds a code. */
    readonly findByCode: (code: string) => Effect.Effect<Organisation | undefined>
    /** A jurisdiction in the order of its paths: superiors before subordinates. */
    readonly jurisdiction: (path: string, page: PageRequest) => Effect.Effect<Page<Organisation>>
  }
>()("@xueshi/core/organisation/OrganisationRepository") {}
