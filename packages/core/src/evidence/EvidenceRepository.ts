import { Context, type Effect } from "effect"
import type { DeclarationId, ProfessionalId } from "../kernel/ids.ts"
import type { Reuse, Upload } from "./Upload.ts"

/** Port: what was uploaded for whom, and which declarations have it. */
export class EvidenceRepository extends Context.Service<
  EvidenceRepository,
  {
    /**
     * Notes an upload, unless so many of its person's are loose; of the same for the same person, the latest. Whether it is noted:
     * of several at once, no more than fit.
     */
    readonly put: (upload: Upload, most: number) => Effect.Effect<boolean>
    /** How many uploads for a person no declaration of theirs has. */
    readonly loose: (id: ProfessionalId) => Effect.Effect<number>
    /** Those of these that were uploaded for a person. */
    readonly of: (id: ProfessionalId, digests: ReadonlyArray<string>) => Effect.Effect<ReadonlyArray<Upload>>
    /** Those of these that were uploaded for anybody. */
    readonly known: (digests: ReadonlyArray<string>) => Effect.Effect<ReadonlySet<string>>
    /**
     * Which declarations have these pictures, drafts aside and but for some, in the order of digests and ids; no more than asked
     * for. What it costs does not grow with the declarations that there are.
     */
    readonly reuses: (
      digests: ReadonlyArray<string>,
      but: ReadonlyArray<DeclarationId>,
      limit: number
    ) => Effect.Effect<ReadonlyArray<Reuse>>
    /** Forgets uploads from before a moment that no declaration of their person has; gives how many. */
    readonly forget: (before: number) => Effect.Effect<number>
  }
>()("@xueshi/core/evidence/EvidenceRepository") {}
