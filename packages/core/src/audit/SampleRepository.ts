import { Context, type Effect } from "effect"
import type { OrganisationId, SampleId } from "../kernel/ids.ts"
import type { NotFound } from "../kernel/NotFound.ts"
import type { Page, PageRequest } from "../kernel/Page.ts"
import type { ListedSample, Sample } from "./Sample.ts"

/** Port: reads samples of what awaited audit (AUD-05). */
export class SampleRepository extends Context.Service<
  SampleRepository,
  {
    readonly get: (id: SampleId) => Effect.Effect<Sample, NotFound>
    /** Those that an organisation has drawn, in the order of ids. */
    readonly ofOrganisation: (organisation: OrganisationId, page: PageRequest) => Effect.Effect<Page<ListedSample>>
  }
>()("@xueshi/core/audit/SampleRepository") {}
