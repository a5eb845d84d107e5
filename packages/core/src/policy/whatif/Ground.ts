import type { Policy, Sharing } from "../Policy.ts"
import { splitHours } from "../splitHours.ts"
import { type Columns, firstOf } from "./Columns.ts"
import { contentOrderIn } from "./contentOrderIn.ts"

/**
 * How the hours of people in columns reach the subjects of a plain policy: the part of judging that policies with the same subjects
 * have in common.
 */
export class Ground {
  /** By subject: the hours of the person that was summed last. */
  readonly totals: Array<number>
  readonly #columns: Columns
  /** By kind of record: the place in `#sums` that its hours go to; −1 where they are to be shared. The last place is for what does not count. */
  readonly #places: Int32Array
  /** The same as if all that is under review were granted. */
  readonly #hopes: Int32Array
  readonly #sharing: ReadonlyArray<Sharing | undefined>
  readonly #sums: Float64Array
  readonly #hoped: Array<number>
  #hopedOf = -1
  readonly #give = (subject: number, hours: number): void => {
    this.#sums[subject] = (this.#sums[subject] as number) + hours
  }

  constructor({ sharing, subjects }: Policy, year: number, columns: Columns) {
    const { kinds } = columns
    this.#columns = columns
    this.totals = subjects.map(() => 0)
    this.#hoped = subjects.map(() => 0)
    this.#sums = new Float64Array(subjects.length + 1)
    this.#sharing = kinds.map(({ subject }) => sharing.get(subject))
    const placesOf = (counts: (standing: string) => boolean) =>
      Int32Array.from(kinds, ({ creditYear, standing }, index) => {
        const given = this.#sharing[index]
        if (given === undefined || creditYear !== year || !counts(standing)) return subjects.length
        const [only, ...others] = given.parts
        return only !== undefined && others.length === 0 ? only.subject : -1
      })
    this.#places = placesOf((standing) => standing === "approved")
    this.#hopes = placesOf((standing) => standing === "approved" || standing === "pending")
  }

  /** Whether another of the person's records claims the activity of this one first, in whichever year (DEC-10). */
  #isDuplicate(first: number, end: number, at: number, hoping: boolean): boolean {
    const { activity, kind, kinds } = this.#columns
    const own = activity[at]
    if (own === 0) return false
    for (let other = first; other < end; other++) {
      if (other === at || activity[other] !== own) continue
      const place = kind[other] as number
      const standing = kinds[place]?.standing
      const claims = standing === "approved" || (hoping && standing === "pending")
      if (!claims || this.#sharing[place] === undefined) continue
      const order = contentOrderIn(this.#columns, other, at)
      if (order < 0 || (order === 0 && other < at)) return true
    }
    return false
  }

  #sum(person: number, hoping: boolean): void {
    const { declared, ends, kind, kinds, recognised, repeats } = this.#columns
    const [first, end, twice] = [firstOf(this.#columns, person), ends[person] as number, repeats[person] === 1]
    const places = hoping ? this.#hopes : this.#places
    const sums = this.#sums
    sums.fill(0)
    for (let at = first; at < end; at++) {
      const own = kind[at] as number
      const place = places[own] as number
      if (twice && this.#isDuplicate(first, end, at, hoping)) continue
      const hours = (hoping && kinds[own]?.standing === "pending" ? declared[at] : recognised[at]) as number
      if (place >= 0) sums[place] = (sums[place] as number) + hours
      else splitHours(this.#sharing[own] as Sharing, hours, this.#give)
    }
  }

  /** Sums up one person's hours; gives how many count in all. */
  sum(person: number): number {
    this.#sum(person, false)
    let total = 0
    for (let subject = 0; subject < this.totals.length; subject++) {
      const hours = this.#sums[subject] as number
      this.totals[subject] = hours
      total += hours
    }
    return total
  }

  /** By subject: the person's hours were all granted that is under review; undefined where nothing is. */
  hoped(person: number): ReadonlyArray<number> | undefined {
    if (this.#columns.underReview[person] === 0) return undefined
    if (this.#hopedOf !== person) {
      this.#hopedOf = person
      this.#sum(person, true)
      for (let subject = 0; subject < this.#hoped.length; subject++)
        this.#hoped[subject] = this.#sums[subject] as number
    }
    return this.#hoped
  }
}

/** Whether hours reach the subjects of both policies in the same way. */
export const haveOneGround = (a: Policy, b: Policy): boolean =>
  JSON.stringify([...a.sharing]) === JSON.stringify([...b.sharing]) && a.subjects.join("\n") === b.subjects.join("\n")
