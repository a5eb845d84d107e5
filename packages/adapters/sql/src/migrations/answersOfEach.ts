import { commitFunction } from "../commit/commitFunction.ts"
import { statements } from "./statements.ts"

/** A commit of many commands keeps the answer of each. */
export const answersOfEach = statements(commitFunction)
