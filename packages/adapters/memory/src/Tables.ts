import {
  type AggregateName,
  type Answer,
  type Credential,
  emptyStates,
  type JournalEntry,
  type Session,
  type StateOf,
  type Upload
} from "@xueshi/core"
import { Context, Layer } from "effect"
import { type DerivedTables, derivedTables } from "./derivedTables.ts"

/** A session, and the document that it was opened with. */
export interface OpenedSession {
  readonly session: Session
  readonly document: string
}

/** Everything that the memory adapter keeps. */
export class Tables extends Context.Service<
  Tables,
  {
    readonly rows: { readonly [K in AggregateName]: Map<string, StateOf<K>> }
    /** Scope and key → who holds it. */
    readonly keys: Map<string, string>
    /** A person's declarations, so that no read grows with the data of others. */
    readonly declarationsOf: Map<string, Set<string>>
    readonly journal: Array<JournalEntry>
    /** Idempotency key → what the commit under it led to. */
    readonly answers: Map<string, Answer>
    readonly derived: DerivedTables
    /** By person and digest. */
    readonly uploads: Map<string, Upload>
    /** By type and number of the document. */
    readonly credentials: Map<string, Credential>
    /** By the digests of their tokens. */
    readonly sessions: Map<string, OpenedSession>
  }
>()("@xueshi/memory/Tables") {
  static readonly layer = Layer.sync(Tables, () => ({
    rows: emptyStates(),
    keys: new Map(),
    declarationsOf: new Map(),
    journal: [],
    answers: new Map(),
    derived: derivedTables(),
    uploads: new Map(),
    credentials: new Map(),
    sessions: new Map()
  }))
}
