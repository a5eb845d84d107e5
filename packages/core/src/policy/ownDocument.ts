import { Result } from "effect"
import { type FieldIssue, InvalidFields } from "../kernel/FieldIssue.ts"
import { decodePolicy } from "./decode.ts"
import type { Policy } from "./Policy.ts"

/** So much may be spent on one person's year under a document that somebody sent along (see `effortOf`). */
export const mostEffort = 50_000

/** The same faults, of a part of what was sent. */
export const within = (issues: ReadonlyArray<FieldIssue>, ...path: ReadonlyArray<string>) =>
  new InvalidFields({ issues: issues.map((one) => ({ ...one, path: [...path, ...one.path] })) })

/** CMP-01: reads a document that was sent along under `document`; fails with every fault of it at once. */
export const readOwnDocument = (json: unknown): Result.Result<Policy, InvalidFields> =>
  Result.mapError(decodePolicy(json), ({ issues }) => within(issues, "document"))
