import { type AggregateName, type EventOf, evolve, type StateOf } from "./aggregates.ts"

interface ChangeOf<K extends AggregateName> {
  readonly aggregate: K
  readonly id: string
  /** The version that the decision was made on; 0 where the thing did not exist. */
  readonly versionBefore: number
  readonly event: EventOf<K>
  /** The state after the event; undefined where the thing no longer exists. */
  readonly after: StateOf<K> | undefined
}

/** One thing changed by one event: what is stored and what the journal says. */
export type Change = { readonly [K in AggregateName]: ChangeOf<K> }[AggregateName]

/** Makes the change that an event brings about. */
export const change = <K extends AggregateName>(
  aggregate: K,
  id: string,
  before: StateOf<K> | undefined,
  event: EventOf<K>
): Change =>
  ({
    aggregate,
    id,
    versionBefore: before?.version ?? 0,
    event,
    after: evolve(aggregate, before, event)
  }) as ChangeOf<K> as Change
