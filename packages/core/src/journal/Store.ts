import { Context, type Effect, Schema } from "effect"
import type { Actor } from "../account/Actor.ts"
import type { CredentialChange } from "../account/Credentials.ts"
import { RuleError } from "../kernel/RuleError.ts"
import type { Change } from "./Change.ts"
import type { Guard } from "./Guard.ts"
import type { Answer, IdempotencyKey } from "./IdempotencyKey.ts"
import type { JournalEntry } from "./JournalEntry.ts"

/** A change, and the key that is answered with what it led to. */
export interface Answered {
  readonly idempotency: IdempotencyKey
  readonly change: Change
}

/** One command's outcome: all of it is written, with its journal entries, or nothing (SYS-01). */
export interface Commit {
  readonly actor: Actor
  /** When it was decided, in milliseconds since 1970-01-01T00:00Z. */
  readonly at: number
  readonly changes: ReadonlyArray<Change>
  readonly guards: ReadonlyArray<Guard>
  /** Written with the rest, and not journalled: in place of the version before, ending the sessions that were opened with it (ACC-04). */
  readonly credentials?: ReadonlyArray<CredentialChange>
  /** Written with the rest: what each key is answered with. A second commit under one of them is a conflict (SYS-03). */
  readonly answers?: ReadonlyArray<Answered>
}

/** Somebody else was faster: what the decision was made on has changed since. Read again and decide again. */
export class Conflict extends RuleError<Conflict>()(
  "Conflict",
  { what: Schema.Literals(["changed", "keyTaken", "pending", "repeated"]), id: Schema.String },
  {
    rule: "SYS-03",
    zh: ({ what }) =>
      ({
        changed: "该记录刚刚被他人修改，请刷新后重试",
        keyTaken: "该编号已被使用，不能重复",
        pending: "存在待审核事项，请先处理完毕",
        repeated: "同一请求正在处理或已处理，请稍后查看结果"
      })[what],
    en: ({ what }) =>
      ({
        changed: "somebody else has just changed this; reload and decide again",
        keyTaken: "this key is taken",
        pending: "something is still pending; settle it first",
        repeated: "the same request is being handled or has been; look at its result"
      })[what]
  }
) {}

/** Port: the only way to write, and the journal of what was written. */
export class Store extends Context.Service<
  Store,
  {
    readonly commit: (commit: Commit) => Effect.Effect<void, Conflict>
    /** What commits under these idempotency keys led to, by key; of those that there are. */
    readonly answers: (keys: ReadonlyArray<string>) => Effect.Effect<ReadonlyMap<string, Answer>>
    /** The journal after a sequence number, in order. */
    readonly journal: (after: number, limit: number) => Effect.Effect<ReadonlyArray<JournalEntry>>
  }
>()("@xueshi/core/journal/Store") {}
