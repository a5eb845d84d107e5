import { commitFunction } from "../commit/commitFunction.ts"
import { statements } from "./statements.ts"

/** No activity is declared twice, by whoever and at whatever moment (DEC-10). */
export const standing = statements(commitFunction)
