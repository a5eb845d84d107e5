import { type Day, parseDay } from "../../kernel/Day.ts"
import { type Hours, parseHours } from "../../kernel/Hours.ts"
import { type LearningRecord, Standing } from "../LearningRecord.ts"

/** More records than these are looked over with care. */
const few = 64

/** No more texts than these are remembered: a person more or less than a century of days has. */
const remembered = 100_000

/** Texts that come again and again, and what they mean. */
class Known<A> {
  readonly #known = new Map<string, A | undefined>()
  readonly #parse: (text: string) => A | undefined

  constructor(parse: (text: string) => A | undefined) {
    this.#parse = parse
  }

  get(text: unknown): A | undefined {
    if (typeof text !== "string") return undefined
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const made = this.#parse(text)
    if (made !== undefined && this.#known.size < remembered) this.#known.set(text, made)
    return made
  }
}

const isText = (value: unknown, least: number, most: number): value is string =>
  typeof value === "string" && value.length >= least && value.length <= most

const isCreditYear = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1990 && value <= 2199

/** The keys of a record that leaves nothing out and has no fields and no history. */
const keys = 10

/** A record as it may be written. */
type Written = Readonly<Record<keyof LearningRecord, unknown>>

/** Reads records of the usual shape in a fraction of the time that a schema takes, and knows where it must not. */
export class QuickRecords {
  readonly #days = new Known<Day>(parseDay)
  readonly #hours = new Known<Hours>(parseHours)
  readonly #standings = new Known<Standing>((text) => Standing.literals.find((one) => one === text))

  /** The records; undefined where one of them is not of the usual shape, or wrong. */
  read(values: ReadonlyArray<unknown>): ReadonlyArray<LearningRecord> | undefined {
    if (values.length > few) return undefined
    const records = new Array<LearningRecord>(values.length)
    for (let index = 0; index < values.length; index++) {
      const record = this.#record(values[index])
      if (record === undefined) return undefined
      for (let earlier = 0; earlier < index; earlier++)
        if ((records[earlier] as LearningRecord).id === record.id) return undefined
      records[index] = record
    }
    return records
  }

  #record(value: unknown): LearningRecord | undefined {
    if (typeof value !== "object" || value === null) return undefined
    const { creditYear, declared, form, from, id, identity, recognised, standing, subject, to } = value as Written
    const [first, last] = [this.#days.get(from), this.#days.get(to)]
    const [asked, granted] = [this.#hours.get(declared), this.#hours.get(recognised)]
    const state = this.#standings.get(standing)
    if (first === undefined || last === undefined || last < first || state === undefined) return undefined
    if (asked === undefined || granted === undefined || granted > asked) return undefined
    if (!isText(id, 1, 200) || !isText(form, 0, 2000) || !isText(subject, 0, 2000)) return undefined
    if (!isCreditYear(creditYear) || (identity !== null && typeof identity !== "string")) return undefined
    let count = 0
    for (const _ in value) count++
    if (count !== keys) return undefined
    return {
      id,
      form,
      subject,
      creditYear,
      from: first,
      to: last,
      declared: asked,
      recognised: granted,
      standing: state,
      identity
    }
  }
}
