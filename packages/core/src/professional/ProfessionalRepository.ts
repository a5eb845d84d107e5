import { Context, type Effect } from "effect"
import type { ProfessionalId } from "../kernel/ids.ts"
import type { NotFound } from "../kernel/NotFound.ts"
import type { Page, PageRequest } from "../kernel/Page.ts"
import type { IdentityDocument, Professional } from "./Professional.ts"

/** Port: reads professionals. */
export class ProfessionalRepository extends Context.Service<
  ProfessionalRepository,
  {
    readonly get: (id: ProfessionalId) => Effect.Effect<Professional, NotFound>
    readonly findByDocument: (document: IdentityDocument) => Effect.Effect<Professional | undefined>
    /** Everybody whose organisation's path begins with `path`, in the order of their ids. */
    readonly jurisdiction: (path: string, page: PageRequest) => Effect.Effect<Page<Professional>>
  }
>()("@xueshi/core/professional/ProfessionalRepository") {}
