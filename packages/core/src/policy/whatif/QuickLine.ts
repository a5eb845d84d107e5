import { fromCivil } from "../../kernel/Day.ts"
import { unitsPerHour } from "../../kernel/Hours.ts"
import { Standing } from "../LearningRecord.ts"
import { KnownTexts } from "./KnownTexts.ts"
import type { Packer } from "./Packer.ts"

const asBytes = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0))

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a]
const [openObject, closeObject, openArray, closeArray] = [0x7b, 0x7d, 0x5b, 0x5d]
const [zero, dash, point] = [0x30, 0x2d, 0x2e]

/** By byte: whether it may stand in a text without ending it or changing what follows. */
const ordinary = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x20 || byte === quote || byte === backslash ? 0 : 1
)

/** By byte after a backslash: whether this is the only way of writing what it stands for, so that equal texts have equal bytes. */
const escapes = new Uint8Array(256)
for (const one of asBytes('"\\bfnrt')) escapes[one] = 1

/** Keys by their places, as they are mostly written. */
const headKeys = ["id", "organisation", "records"].map((key) => asBytes(`"${key}":`))
const head = { id: 0, organisation: 1, records: 2 }
const record = {
  id: 0,
  form: 1,
  subject: 2,
  creditYear: 3,
  from: 4,
  to: 5,
  declared: 6,
  recognised: 7,
  standing: 8,
  identity: 9
}
const recordKeys = Object.keys(record).map((key) => asBytes(`"${key}":`))
const standings = Standing.literals.map((standing) => asBytes(`"${standing}"`))
const nothing = asBytes("null")

/** More records than these are looked over with care. */
const few = 64
/** So many bytes are no more characters than a name, and than a form or a subject may have. */
const [longestName, longestText] = [200, 2000]
const [firstYear, lastYear] = [1990, 2199]
const mostUnits = 1_000_000 * unitsPerHour
const firstCentury = 1900
/** No such value; and a day that was not looked up yet. */
const [none, unknown] = [-1_000_000, -2_000_000]

/**
 * Reads the usual line of a population from its bytes straight into columns, in a fraction of the time that JSON and records take: a
 * person's `id`, `organisation` and records that leave nothing out and have no fields and no history, keys in any order.
 * Whatever is unusual or wrong it leaves to `MemberReader`.
 */
export class QuickLine {
  readonly #packer: Packer
  readonly #decode: (bytes: Uint8Array) => string
  readonly #forms: KnownTexts
  readonly #subjects: KnownTexts
  readonly #organisations: KnownTexts
  /** By year, month and day of the month. */
  readonly #days = new Int32Array(300 * 12 * 31).fill(unknown)
  /** By form, subject, standing and year in one number: the place of the kind in the packer. */
  readonly #kinds = new Map<number, number>()
  /** By place in an object: the key that stood there last. */
  readonly #headOrder = headKeys.map((_, place) => place)
  readonly #order = recordKeys.map((_, place) => place)
  /** By record of the person: where its id and its identity begin and end. */
  readonly #ids = new Int32Array(2 * few)
  readonly #identities = new Int32Array(2 * few)
  /** The values of one record, by key. */
  readonly #values = new Int32Array(recordKeys.length)
  #bytes = new Uint8Array(0)
  #at = 0
  /** Where the text begins and ends that was read last. */
  #from = 0
  #to = 0

  /** @param decode gives the text of bytes that are UTF-8 */
  constructor(packer: Packer, decode: (bytes: Uint8Array) => string) {
    this.#packer = packer
    this.#decode = decode
    this.#forms = new KnownTexts(1024, decode)
    this.#subjects = new KnownTexts(1024, decode)
    this.#organisations = new KnownTexts(65_536, decode)
  }

  /** To be called when the packer's part is taken: the places of kinds are others from then on. */
  forget(): void {
    this.#kinds.clear()
  }

  /**
   * Puts the person of a line into the packer; false where the line is not of the usual shape, and nobody was added.
   *
   * @param bytes UTF-8, with a line feed where the line ends or nothing after it
   */
  read(bytes: Uint8Array<ArrayBuffer>, from: number, to: number): boolean {
    this.#bytes = bytes
    this.#at = from
    if (this.#line(to)) return true
    this.#packer.drop()
    return false
  }

  #line(end: number): boolean {
    if (!this.#takes(openObject)) return false
    let [seen, id, organisation] = [0, "", ""]
    for (let place = 0; place === 0 || this.#takes(comma); place++) {
      const key = this.#key(headKeys, this.#headOrder, place)
      if (key < 0 || (seen & (1 << key)) !== 0) return false
      seen |= 1 << key
      if (key === head.records) {
        if (!this.#records()) return false
        continue
      }
      if (!this.#text() || this.#to - this.#from > longestName) return false
      if (key === head.organisation) organisation = this.#organisation()
      else id = this.#decode(this.#bytes.subarray(this.#from, this.#to))
    }
    if (!this.#takes(closeObject)) return false
    this.#skip(0)
    if (this.#at !== end || id === "" || (seen & (1 << head.records)) === 0) return false
    this.#packer.end(id, organisation)
    return true
  }

  #organisation(): string {
    const place = this.#organisations.placeOf(this.#bytes, this.#from, this.#to)
    return place < 0
      ? this.#decode(this.#bytes.subarray(this.#from, this.#to))
      : (this.#organisations.texts[place] as string)
  }

  #records(): boolean {
    if (!this.#takes(openArray)) return false
    if (this.#takes(closeArray)) return true
    for (let index = 0; index < few; index++) {
      if (!this.#record(index)) return false
      if (!this.#takes(comma)) return this.#takes(closeArray)
    }
    return false
  }

  #record(index: number): boolean {
    if (!this.#takes(openObject)) return false
    let seen = 0
    for (let place = 0; place < recordKeys.length; place++) {
      if (place > 0 && !this.#takes(comma)) return false
      const key = this.#key(recordKeys, this.#order, place)
      if (key < 0 || (seen & (1 << key)) !== 0) return false
      seen |= 1 << key
      const value = this.#value(key, index)
      if (value === none) return false
      this.#values[key] = value
    }
    return this.#takes(closeObject) && this.#put()
  }

  #put(): boolean {
    const values = this.#values
    const from = values[record.from] as number
    const to = values[record.to] as number
    const declared = values[record.declared] as number
    const recognised = values[record.recognised] as number
    if (to < from || recognised > declared) return false
    this.#packer.put(this.#kind(), from, to, declared, recognised, values[record.identity] as number)
    return true
  }

  #kind(): number {
    const form = this.#values[record.form] as number
    const subject = this.#values[record.subject] as number
    const standing = this.#values[record.standing] as number
    const creditYear = this.#values[record.creditYear] as number
    const kind = (((((form << 10) | subject) << 3) | standing) << 8) | (creditYear - firstYear)
    const known = this.#kinds.get(kind)
    if (known !== undefined) return known
    const place = this.#packer.placeOf({
      form: this.#forms.texts[form] as string,
      subject: this.#subjects.texts[subject] as string,
      standing: Standing.literals[standing] as Standing,
      creditYear
    })
    this.#kinds.set(kind, place)
    return place
  }

  /** The value of a key, or `none`. */
  #value(key: number, index: number): number {
    switch (key) {
      case record.id:
        return this.#id(index)
      case record.form:
        return this.#known(this.#forms)
      case record.subject:
        return this.#known(this.#subjects)
      case record.creditYear:
        return this.#year()
      case record.from:
      case record.to:
        return this.#day()
      case record.declared:
      case record.recognised:
        return this.#hours()
      case record.standing:
        return this.#standing()
      default:
        return this.#identity(index)
    }
  }

  #id(index: number): number {
    if (!this.#text() || this.#to === this.#from || this.#to - this.#from > longestName) return none
    return this.#firstLike(this.#ids, index) === index ? index : none
  }

  /** The place, from 1, of the first record of the same activity; 0 where the form cannot tell. */
  #identity(index: number): number {
    if (this.#is(nothing)) {
      this.#identities[2 * index] = -1
      return 0
    }
    return this.#text(true) ? this.#firstLike(this.#identities, index) + 1 : none
  }

  #known(texts: KnownTexts): number {
    if (!this.#text() || this.#to - this.#from > longestText) return none
    const place = texts.placeOf(this.#bytes, this.#from, this.#to)
    return place < 0 ? none : place
  }

  #standing(): number {
    for (let place = 0; place < standings.length; place++) if (this.#is(standings[place] as Uint8Array)) return place
    return none
  }

  #year(): number {
    const year = this.#digits(4)
    return year >= firstYear && year <= lastYear ? year : none
  }

  #day(): number {
    if (!this.#has(quote)) return none
    const year = this.#digits(4)
    if (!this.#has(dash)) return none
    const month = this.#digits(2)
    if (!this.#has(dash)) return none
    const day = this.#digits(2)
    if (!this.#has(quote) || year < firstCentury || month < 1 || month > 12 || day < 1 || day > 31) return none
    const place = ((year - firstCentury) * 12 + month - 1) * 31 + day - 1
    const known = this.#days[place]
    if (known !== unknown) return known ?? none
    const found = fromCivil(year, month, day) ?? none
    this.#days[place] = found
    return found
  }

  #hours(): number {
    if (!this.#has(quote)) return none
    const bytes = this.#bytes
    let at = this.#at
    let whole = 0
    let decimals = 0
    const first = at
    for (; isDigit(bytes[at]); at++) whole = whole * 10 + (bytes[at] as number) - zero
    if (at === first || at - first > 7 || (bytes[first] === zero && at - first > 1)) return none
    if (bytes[at] === point) {
      const start = ++at
      for (let worth = 100; isDigit(bytes[at]); at++, worth = (worth / 10) | 0)
        decimals += ((bytes[at] as number) - zero) * worth
      if (at === start || at - start > 3) return none
    }
    this.#at = at
    const units = whole * unitsPerHour + decimals
    return this.#has(quote) && units <= mostUnits ? units : none
  }

  /** So many digits as a number, or `none`. */
  #digits(count: number): number {
    let made = 0
    for (const end = this.#at + count; this.#at < end; this.#at++) {
      const byte = this.#bytes[this.#at]
      if (!isDigit(byte)) return none
      made = made * 10 + (byte as number) - zero
    }
    return made
  }

  /** Remembers where the text of a record stands that was read last; gives the first record that has the same. */
  #firstLike(texts: Int32Array, index: number): number {
    const bytes = this.#bytes
    const from = this.#from
    const to = this.#to
    texts[2 * index] = from
    texts[2 * index + 1] = to
    for (let other = 0; other < index; other++) {
      const start = texts[2 * other] as number
      let end = texts[2 * other + 1] as number
      if (start < 0 || end - start !== to - from) continue
      // Texts that differ mostly do so at their ends.
      for (let at = to; end > start && bytes[end - 1] === bytes[at - 1]; at--) end--
      if (end === start) return other
    }
    return index
  }

  /** The place of the key that stands here, and past its colon; −1 where it is another one. */
  #key(keys: ReadonlyArray<Uint8Array>, order: Array<number>, place: number): number {
    const guess = order[place]
    if (guess !== undefined && this.#is(keys[guess] as Uint8Array)) return this.#skip(guess)
    this.#skip(0)
    for (let key = 0; key < keys.length; key++) {
      const word = keys[key] as Uint8Array
      if (!this.#is(word, word.length - 1)) continue
      order[place] = key
      return this.#takes(colon) ? this.#skip(key) : -1
    }
    return -1
  }

  /** A text, of which `#from` and `#to` tell where it stands. `escaped`: one may stand in it that is the only way of writing it. */
  #text(escaped = false): boolean {
    if (!this.#has(quote)) return false
    const bytes = this.#bytes
    let at = this.#at
    this.#from = at
    for (;;) {
      while (ordinary[bytes[at] as number] === 1) at++
      if (bytes[at] === quote) break
      if (!escaped || bytes[at] !== backslash || escapes[bytes[at + 1] ?? 0] === 0) return false
      at += 2
    }
    this.#to = at
    this.#at = at + 1
    return true
  }

  /** Goes past some bytes where they stand here. */
  #is(word: Uint8Array, length = word.length): boolean {
    const bytes = this.#bytes
    const start = this.#at
    for (let index = 0; index < length; index++) if (bytes[start + index] !== word[index]) return false
    this.#at = start + length
    return true
  }

  /** Goes past a byte where it stands here. */
  #has(byte: number): boolean {
    if (this.#bytes[this.#at] !== byte) return false
    this.#at++
    return true
  }

  /** The same, with whitespace before it. */
  #takes(byte: number): boolean {
    if (this.#has(byte)) return true
    this.#skip(0)
    return this.#has(byte)
  }

  /** Goes past whitespace; gives what it was given. */
  #skip(given: number): number {
    const bytes = this.#bytes
    let at = this.#at
    for (let byte = bytes[at]; byte === 0x20 || byte === 0x09 || byte === 0x0d; byte = bytes[at]) at++
    this.#at = at
    return given
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= zero && byte <= zero + 9
