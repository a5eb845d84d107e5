import { Context } from "effect"
import { RuleError } from "../kernel/RuleError.ts"
import type { AggregateName, StateOf } from "./aggregates.ts"

/** What makes a command the same one when it comes again: the caller's key, and a digest of what was asked. */
export interface IdempotencyKey {
  /** Unique among the caller's commands; callers do not share keys. */
  readonly key: string
  /** Of the command's name and body: the same key with another one is a mistake. */
  readonly digest: string
}

/** What a command under a key led to: the thing that it changed, as it was then. */
export interface Answer<K extends AggregateName = AggregateName> {
  readonly digest: string
  readonly aggregate: K
  readonly after: StateOf<K> | undefined
}

/** The same key came with another command: nothing is done. It does not repeat the key, which may be kept as a digest alone. */
export class KeyReused extends RuleError<KeyReused>()(
  "KeyReused",
  {},
  {
    rule: "SYS-03",
    zh: () => "该幂等键已用于另一个请求，请换一个新的键",
    en: () => "this idempotency key was used for another request; use a new one"
  }
) {}

/** The key that the next commit is written under; none unless `once` says so. */
export const CurrentKey = Context.Reference<IdempotencyKey | undefined>("@xueshi/core/journal/CurrentKey", {
  defaultValue: () => undefined
})
