import { type AggregateName, aggregates, type JournalEntry, replay, Store } from "@xueshi/core"
import { Effect, Equal, Schema } from "effect"
import { afterHistory, type HistoryLaw } from "./HistoryLaw.ts"
import { readStates } from "./readStates.ts"

/** An entry as it comes back from storage: its event as JSON and read again. */
const stored = (entry: JournalEntry): JournalEntry => {
  const schema: Schema.Codec<unknown, unknown> = aggregates[entry.aggregate].event
  const json: unknown = JSON.parse(JSON.stringify(Schema.encodeSync(schema)(entry.event)))
  return { ...entry, event: Schema.decodeUnknownSync(schema)(json) } as JournalEntry
}

const names = Object.keys(aggregates) as ReadonlyArray<AggregateName>

/** What the journal gives otherwise than it is kept; `met` hears of each event. */
export const fault = (met: (event: string) => void) =>
  Effect.gen(function* () {
    const journal = yield* (yield* Store).journal(0, 10_000)
    for (const { event } of journal) met(event._tag)
    const gap = journal.findIndex(({ sequence }, index) => sequence !== index + 1)
    if (gap >= 0) return `journal entry ${gap} is out of sequence`
    const [rebuilt, kept] = [replay(journal.map(stored)), yield* Effect.orDie(readStates)]
    const wrong = names.find((name) => !Equal.equals(rebuilt[name], kept[name]))
    return wrong === undefined ? undefined : `${wrong}: the journal gives something else than what is kept`
  })

/** U29: folding the journal gives what is stored. */
export const rebuilds: HistoryLaw = {
  id: "U29",
  rules: ["SYS-01"],
  title: "the journal rebuilds the state",
  statement: {
    zh: "按流水逐条重放，得到的正是当前保存的全部数据",
    en: "replaying the journal, as it was stored, gives everything that is kept"
  },
  meets: { DeclarationDeleted: 0.1, DeclarationApproved: 0.5, AuditFailed: 0.1, AuditPassed: 0.1 },
  broken: (adapter, history, met) => afterHistory(adapter, history, (world) => world.run(fault(met)))
}
