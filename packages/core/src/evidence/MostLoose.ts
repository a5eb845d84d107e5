import { Context } from "effect"

/**
 * How many pictures may be kept for a person that no declaration of theirs names: for what is being written, and no store of
 * anything else. What is forgotten no longer counts (`Evidences.collect`).
 */
export const MostLoose = Context.Reference<number>("@xueshi/core/evidence/MostLoose", { defaultValue: () => 50 })
