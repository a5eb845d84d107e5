import { Context, type Effect } from "effect"
import type { Region } from "../codes/region.ts"
import type { ProfessionalId } from "../kernel/ids.ts"
import type { NotFound } from "../kernel/NotFound.ts"
import type { Page, PageRequest } from "../kernel/Page.ts"
import type { Organisation } from "../organisation/Organisation.ts"
import type { IdentityDocument, Professional } from "./Professional.ts"

/** Which people of a list are shown. */
export interface ProfessionalFilter {
  /** Those who are called so. */
  readonly name?: string | undefined
  /** Those whose title certificate or continuing-education certificate has this number (PRO-08). */
  readonly certificate?: string | undefined
  /** Those whose organisation lies in this region or in one that it contains. */
  readonly region?: Region | undefined
}

/** Whom is asked for: people by their ids, or by their documents as `documentKey` writes them. */
export type Whom = { readonly ids: ReadonlyArray<ProfessionalId> } | { readonly documents: ReadonlyArray<string> }

/** A person and the organisation that they belong to. */
export interface Placed {
  readonly professional: Professional
  readonly organisation: Organisation
}

/** Port: reads professionals. */
export class ProfessionalRepository extends Context.Service<
  ProfessionalRepository,
  {
    readonly get: (id: ProfessionalId) => Effect.Effect<Professional, NotFound>
    readonly findByDocument: (document: IdentityDocument) => Effect.Effect<Professional | undefined>
    /** Those that exist, each once, in no order; all as of one moment. */
    readonly placed: (whom: Whom) => Effect.Effect<ReadonlyArray<Placed>>
    /** Everybody whose organisation's path begins with `path`: organisation by organisation in the order of paths, then of ids. */
    readonly jurisdiction: (
      path: string,
      filter: ProfessionalFilter,
      page: PageRequest
    ) => Effect.Effect<Page<Professional>>
  }
>()("@xueshi/core/professional/ProfessionalRepository") {}
