import type { Declaration } from "../declaration/Declaration.ts"
import type { Organisation } from "../organisation/Organisation.ts"
import type { Professional } from "../professional/Professional.ts"

/** All that a person's years are judged on, as of one moment. */
export interface Dossier {
  readonly professional: Professional
  /** The organisation that the person belongs to now. */
  readonly organisation: Organisation
  /** In the order of their making. */
  readonly declarations: ReadonlyArray<Declaration>
}
