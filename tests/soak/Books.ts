import {
  Completions,
  type Declaration,
  DeclarationRepository,
  derivedMatches,
  describeFault,
  type EvidenceRepository,
  exportHead,
  type Fault,
  type Head,
  JournalChain,
  type JournalEntry,
  replay,
  Store,
  seal,
  verify
} from "@xueshi/core"
import { Effect, Equal } from "effect"
import type { Line } from "./lines.ts"

type Acknowledged = Extract<Line, { _tag: "Acknowledged" }>
const verbOf = (key: string) => key.slice(key.lastIndexOf("-") + 1)

type Needs =
  | Store
  | DeclarationRepository
  | EvidenceRepository
  | Effect.Services<ReturnType<typeof derivedMatches>>
  | Effect.Services<ReturnType<typeof Completions.recomputeAll>>
  | JournalChain

/** The event that each command of a story leaves. */
const events: Readonly<Record<string, string>> = {
  draft: "DeclarationDrafted",
  edit: "DeclarationEdited",
  submit: "DeclarationSubmitted",
  approve: "DeclarationApproved",
  reject: "DeclarationRejected",
  withdraw: "DeclarationWithdrawn",
  remove: "DeclarationDeleted"
}

/** What workers were told is done, and what the journal says is; grows with every round. */
export class Books {
  readonly acknowledged = new Map<string, Acknowledged>()
  readonly unfinished = new Set<string>()
  readonly entries: Array<JournalEntry> = []
  readonly #versions = new Map<string, JournalEntry>()
  readonly #drafts = new Map<string, string>()
  #fresh: Array<Acknowledged> = []
  #head: Head | undefined
  /** Blocks that workers had sealed before they were killed. */
  sealed = 0

  /** Hears a line of a worker; gives what is wrong with it. */
  hear(line: Line): string | undefined {
    switch (line._tag) {
      case "Began":
        this.unfinished.add(line.story)
        return undefined
      case "Finished":
        this.unfinished.delete(line.story)
        return undefined
      case "Refused":
        return `a worker was refused: ${line.why}`
      case "Ready":
        return undefined
      case "Acknowledged": {
        const known = this.acknowledged.get(line.key)
        this.acknowledged.set(line.key, line)
        if (known === undefined) this.#fresh.push(line)
        return known === undefined || (known.id === line.id && known.version === line.version)
          ? undefined
          : `${line.key} was answered ${known.id} ${known.version}, then ${line.id} ${line.version}`
      }
    }
  }

  /** Takes the new entries of the journal; gives what is twice there or has a gap. */
  #take(fresh: ReadonlyArray<JournalEntry>): string | undefined {
    for (const entry of fresh) {
      const { aggregate, event, id, version } = entry
      const key = `${aggregate} ${id}`
      if (this.#versions.has(`${key} ${version}`)) return `${key} came to version ${version} twice`
      if (version > 1 && !this.#versions.has(`${key} ${version - 1}`)) return `${key} has no version ${version - 1}`
      this.#versions.set(`${key} ${version}`, entry)
      if (event._tag === "DeclarationDrafted") {
        const story = Object.entries(event.claim.fields).find(([field]) => field === "className")?.[1] ?? ""
        if (this.#drafts.has(story)) return `${story} was drafted twice`
        this.#drafts.set(story, id)
      }
      this.entries.push(entry)
    }
    return undefined
  }

  /** Looks for the head of the last time, seals what a kill left unsealed, and walks the chain; gives what is wrong. */
  readonly #checkChain = Effect.fnUntraced({ self: this }, function* (whole: boolean) {
    const chain = yield* JournalChain
    const kept = this.#head
    const [same] = kept === undefined || kept.block === 0 ? [kept] : yield* chain.blocks(kept.block - 1, 1)
    if (same?.digest !== kept?.digest) return `block ${kept?.block} is not what it was`
    this.sealed += (yield* exportHead).block - (kept?.block ?? 0)
    // PostgreSQL's own work, such as autovacuum's, may keep the newest entries from being settled for a moment.
    const { head } = yield* Effect.repeat(seal, {
      until: (one) => Effect.map(chain.countAfter(one.head.sequence), (left) => left === 0),
      times: 50
    })
    this.#head = head
    if (!whole) return undefined
    let fault: Fault | undefined
    const onFault = (one: Fault) =>
      Effect.sync(() => {
        fault ??= one
      })
    const { unsealed } = yield* verify({ head: kept, onFault })
    return fault ? describeFault(fault).en : unsealed > 0 ? `${unsealed} entries cannot be sealed` : undefined
  })

  /** Compares what was acknowledged since the last time with what is there; gives what is wrong. */
  readonly compare = (whole: boolean): Effect.Effect<string | undefined, never, Needs> =>
    Effect.gen({ self: this }, function* () {
      const store = yield* Store
      const touched = new Set<string>()
      for (;;) {
        const page = yield* store.journal(this.entries.at(-1)?.sequence ?? 0, 1000)
        const wrong = this.#take(page)
        if (wrong !== undefined) return wrong
        for (const { aggregate, id } of page) if (aggregate === "Declaration") touched.add(id)
        if (page.length < 1000) break
      }
      for (const { id, key, version } of this.#fresh) {
        const entry = this.#versions.get(`Declaration ${id} ${version}`)
        if (entry?.event._tag !== events[verbOf(key)]) return `${key} was acknowledged and is not in the journal`
        const answer = (yield* store.answers([key])).get(key)
        const reached = answer?.after?.version ?? version
        if (answer === undefined || reached !== version) return `${key} was acknowledged and its answer is lost`
      }
      this.#fresh = []
      const rebuilt = replay(this.entries).Declaration
      const declarations = yield* DeclarationRepository
      for (const id of whole ? this.ids() : touched) {
        const kept = yield* declarations
          .get(id as Declaration["id"])
          .pipe(Effect.catchTag("NotFound", () => Effect.void))
        if (!Equal.equals(kept, rebuilt.get(id))) return `the journal gives another declaration ${id} than is kept`
      }
      const broken = yield* this.#checkChain(whole)
      if (broken !== undefined || !whole) return broken
      const asLeft = yield* derivedMatches()
      yield* Completions.recomputeAll(500)
      const { mismatches, stale } = yield* derivedMatches()
      return (
        [...asLeft.mismatches, ...mismatches][0]?.en ?? (stale > 0 ? `${stale} verdicts cannot be judged` : undefined)
      )
    })

  /** Every declaration that there ever was. */
  ids(): ReadonlySet<string> {
    return new Set(this.entries.flatMap(({ aggregate, id }) => (aggregate === "Declaration" ? [id] : [])))
  }
}
