import type { AwardRow } from "../document/Award.ts"
import type { Condition } from "../document/Condition.ts"
import type { ThresholdRow } from "../document/Threshold.ts"

/**
 * Hears which parts of its document a verdict rests on, by the document's own objects: every condition that was asked, parts of
 * conditions included, and whether it held; every row of a threshold or an award that was meant, which holds. It changes no verdict.
 */
export type Watch = (part: Condition | ThresholdRow | AwardRow, held: boolean) => void
