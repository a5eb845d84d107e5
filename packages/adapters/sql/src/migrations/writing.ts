import { commitFunction } from "../commit/commitFunction.ts"
import { settleFunction } from "../derived/settleFunction.ts"
import { statements } from "./statements.ts"

/** Writing in one round trip. */
export const writing = statements(commitFunction, settleFunction)
