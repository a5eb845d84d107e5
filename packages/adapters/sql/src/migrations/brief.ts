import { commitFunction } from "../commit/commitFunction.ts"
import { settleFunction } from "../derived/settleFunction.ts"
import { routeFunctions } from "../routing/routes.ts"
import { statements } from "./statements.ts"

/** A commit looks at what its decision can change, and at nothing else. */
export const brief = statements(...routeFunctions, commitFunction, settleFunction)
