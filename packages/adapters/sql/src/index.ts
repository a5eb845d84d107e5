// Schemas as generated functions: half the time, the same answers (docs/decisions/0002-dependencies.md).
import "effect/schema/SchemaJITCompiler/enable"

import { Layer } from "effect"
import { accounts } from "./accounts.ts"
import { ledgers } from "./derived/ledgers.ts"
import { statistics } from "./derived/statistics.ts"
import { NodeDigests } from "./NodeDigests.ts"
import { proofs } from "./proofs.ts"
import { repositories } from "./repositories.ts"
import { SqlChain } from "./SqlChain.ts"
import { SqlStore } from "./SqlStore.ts"

export { compareRows, type Difference } from "./compareRows.ts"
export { addCommits } from "./copy/addCommits.ts"
export { addJudged } from "./copy/addJudged.ts"
export { CopyText } from "./copy/CopyText.ts"
export { type CopiedTable, copiedTables } from "./copy/copiedTables.ts"
export { DatabaseUnavailable, type UnavailableReason, unavailableIn } from "./DatabaseUnavailable.ts"
export { migrate } from "./migrate.ts"
export { NodeDigests } from "./NodeDigests.ts"
export { prepare } from "./prepare.ts"
export { RandomIds } from "./RandomIds.ts"
export { type Misrouted, misrouted } from "./routing/misrouted.ts"
export { type SchemaState, schemaState } from "./schemaState.ts"
export { misplaced } from "./tree/misplaced.ts"

/** Every port of core on PostgreSQL but the making of ids, with Node's own digests, over a client whose database `migrate` has prepared. */
export const sql = Layer.mergeAll(SqlStore, SqlChain, repositories, ledgers, statistics, accounts, proofs, NodeDigests)
