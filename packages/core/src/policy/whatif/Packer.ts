import type { Facts } from "../Facts.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { Columns, RecordKind } from "./Columns.ts"
import type { Member } from "./Consequence.ts"

/** Up to this many records, comparing each with each is faster than a table. */
const few = 24

const longer = <A extends Int32Array | Uint32Array>(column: A): A => {
  const made = new (column.constructor as new (length: number) => A)(column.length * 2)
  made.set(column)
  return made
}

/** The first of a few records with an identity, which that at `last` has. */
const firstWith = (records: ReadonlyArray<LearningRecord>, identity: string, last: number): number => {
  for (let index = 0; index < last; index++) {
    const other = (records[index] as LearningRecord).identity
    if (other !== null && other.length === identity.length && other === identity) return index
  }
  return last
}

/** The map under a key, made where there is none yet. */
const inner = <Key, K, V>(maps: Map<Key, Map<K, V>>, key: Key): Map<K, V> => {
  const known = maps.get(key)
  if (known !== undefined) return known
  const made = new Map<K, V>()
  maps.set(key, made)
  return made
}

/** Puts persons into columns, one part of the population after the other. */
export class Packer {
  /** So many persons make a part. */
  readonly #most: number
  readonly #ends: Uint32Array
  readonly #repeats: Uint8Array
  readonly #underReview: Uint8Array
  readonly #fielded: Uint8Array
  #kind = new Uint32Array(1024)
  #declared = new Uint32Array(1024)
  #recognised = new Uint32Array(1024)
  #from = new Int32Array(1024)
  #to = new Int32Array(1024)
  #activity = new Uint32Array(1024)
  #records = 0
  /** The first record of the person that is being added. */
  #first = 0
  #ids: Array<string> = []
  #organisations: Array<string> = []
  #kinds: Array<RecordKind> = []
  #details = new Map<number, Pick<LearningRecord, "fields" | "history">>()
  #facts = new Map<number, Facts>()
  #recordsAfter = new Map<number, ReadonlyArray<LearningRecord>>()
  readonly #places = new Map<string, Map<string, Map<string, Map<number, number>>>>()

  /** @param most how many persons make a part */
  constructor(most = 16_384) {
    this.#most = most
    this.#ends = new Uint32Array(most)
    this.#repeats = new Uint8Array(most)
    this.#underReview = new Uint8Array(most)
    this.#fielded = new Uint8Array(most)
  }

  /** Whether the part is full: it has to be taken before the next person is added. */
  get full(): boolean {
    return this.#ids.length === this.#most
  }

  /** The place of a kind of record, until the part is taken. */
  placeOf(kind: RecordKind): number {
    const { creditYear, form, standing, subject } = kind
    const years = inner(inner(inner(this.#places, form), subject), standing)
    const known = years.get(creditYear)
    if (known !== undefined) return known
    const place = this.#kinds.push({ creditYear, form, standing, subject }) - 1
    years.set(creditYear, place)
    return place
  }

  add({ facts, id, organisation, records, recordsAfter }: Member): void {
    const person = this.#ids.length
    const first = this.#records
    const named = records.length > few ? new Map<string, number>() : undefined
    let fielded = false
    for (let index = 0; index < records.length; index++) {
      const record = records[index] as LearningRecord
      const { declared, fields, from, history, identity, recognised, to } = record
      let activity = 0
      if (identity !== null) {
        const same = named === undefined ? firstWith(records, identity, index) : (named.get(identity) ?? index)
        activity = same + 1
        if (same === index) named?.set(identity, index)
      }
      this.put(this.placeOf(record), from, to, declared, recognised, activity)
      if (fields !== undefined) fielded = true
      if (fields !== undefined || history !== undefined)
        this.#details.set(first + index, {
          ...(fields === undefined ? {} : { fields }),
          ...(history === undefined ? {} : { history })
        })
    }
    this.end(id, organisation)
    this.#fielded[person] = fielded ? 1 : 0
    if (facts !== undefined) this.#facts.set(person, facts)
    if (recordsAfter !== undefined) this.#recordsAfter.set(person, recordsAfter)
  }

  /**
   * One record, without fields or history, of the person that `end` ends.
   *
   * @param place that of its kind
   * @param activity the place, from 1, of the person's first record of the same activity; 0 where the form cannot tell
   */
  put(place: number, from: number, to: number, declared: number, recognised: number, activity: number): void {
    const at = this.#records++
    if (at === this.#kind.length) this.#grow()
    this.#kind[at] = place
    this.#declared[at] = declared
    this.#recognised[at] = recognised
    this.#from[at] = from
    this.#to[at] = to
    this.#activity[at] = activity
    if (activity !== 0 && activity !== at - this.#first + 1) this.#repeats[this.#ids.length] = 1
    if ((this.#kinds[place] as RecordKind).standing === "pending") this.#underReview[this.#ids.length] = 1
  }

  /** The person is complete whose records were put. */
  end(id: string, organisation: string): void {
    this.#ends[this.#ids.length] = this.#records
    this.#first = this.#records
    this.#ids.push(id)
    this.#organisations.push(organisation)
  }

  /** Forgets the records that were put since the last person was complete. */
  drop(): void {
    this.#records = this.#first
    this.#repeats[this.#ids.length] = 0
    this.#underReview[this.#ids.length] = 0
  }

  #grow(): void {
    this.#kind = longer(this.#kind)
    this.#declared = longer(this.#declared)
    this.#recognised = longer(this.#recognised)
    this.#from = longer(this.#from)
    this.#to = longer(this.#to)
    this.#activity = longer(this.#activity)
  }

  /** The part so far, and an empty one begun. */
  take(): Columns {
    const [persons, records] = [this.#ids.length, this.#records]
    const columns: Columns = {
      ids: this.#ids,
      organisations: this.#organisations,
      ends: this.#ends.slice(0, persons),
      repeats: this.#repeats.slice(0, persons),
      underReview: this.#underReview.slice(0, persons),
      fielded: this.#fielded.slice(0, persons),
      kinds: this.#kinds,
      kind: this.#kind.slice(0, records),
      declared: this.#declared.slice(0, records),
      recognised: this.#recognised.slice(0, records),
      from: this.#from.slice(0, records),
      to: this.#to.slice(0, records),
      activity: this.#activity.slice(0, records),
      details: this.#details,
      facts: this.#facts,
      recordsAfter: this.#recordsAfter
    }
    this.#records = 0
    this.#first = 0
    this.#repeats.fill(0)
    this.#underReview.fill(0)
    this.#fielded.fill(0)
    this.#ids = []
    this.#organisations = []
    this.#kinds = []
    this.#details = new Map()
    this.#facts = new Map()
    this.#recordsAfter = new Map()
    this.#places.clear()
    return columns
  }
}
