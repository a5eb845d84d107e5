import { commitFunction } from "../commit/commitFunction.ts"
import { statements } from "./statements.ts"

/** Nothing is issued on hours while they fail in audit (AUD-03). */
export const audit = statements(commitFunction)
