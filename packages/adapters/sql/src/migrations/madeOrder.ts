import { statements } from "./statements.ts"

/**
 * The order in which declarations were made. Of two claims of one activity that are alike in all things the one made first
 * counts, whatever their ids (law U26): an embedder's ids need not be in any order.
 */
export const madeOrder = statements("alter table declaration add column made bigint generated always as identity")
