import { interchangeable } from "./interchangeable.ts"
import type { LawToDeclare } from "./Law.ts"
import { monotone } from "./monotone.ts"
import { movable } from "./movable.ts"

/** The laws that a policy keeps only where its document says so. */
export const declarable: ReadonlyArray<LawToDeclare> = [monotone, movable, interchangeable]
