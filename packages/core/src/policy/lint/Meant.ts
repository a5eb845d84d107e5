import type { Selection } from "../document/Selection.ts"
import type { FormDefinition } from "../FormDefinition.ts"
import type { Policy } from "../Policy.ts"

/** A set of places, a bit each. */
export const bitsOf = (places: Iterable<number>, length: number): bigint => {
  const bits = Array.from({ length }, () => "0")
  for (const place of places) if (place >= 0) bits[length - 1 - place] = "1"
  return length === 0 ? 0n : BigInt(`0b${bits.join("")}`)
}

/** What a selection can mean of what the document's forms allow: by place, the subjects and the forms. */
export interface Meant {
  readonly subjects: bigint
  readonly forms: bigint
  readonly where: NonNullable<Selection["where"]>
}

const canSay = ({ fields }: FormDefinition, key: string, values: ReadonlyArray<string>): boolean => {
  const field = fields.find((one) => one.key === key)
  if (field === undefined) return values.includes("")
  return field.options === undefined || values.some((value) => value === "" || field.options?.includes(value))
}

/** Looks up selections of one document. */
export class Places {
  readonly #policy: Policy
  readonly #forms: ReadonlyMap<string, number>
  /** The subjects that each form can be declared for. */
  readonly ofForms: ReadonlyArray<bigint>
  readonly everyForm: bigint

  constructor(policy: Policy) {
    const { document, sharing, subjects } = policy
    this.#policy = policy
    this.#forms = new Map(document.forms.map(({ code }, index) => [code, index]))
    const shared = new Map(
      [...sharing].map(([code, { parts }]) => [
        code,
        bitsOf(
          parts.map(({ subject }) => subject),
          subjects.length
        )
      ])
    )
    this.ofForms = document.forms.map((form) => form.subjects.reduce((all, code) => all | (shared.get(code) ?? 0n), 0n))
    this.everyForm = bitsOf(this.#forms.values(), document.forms.length)
  }

  /** The named forms; every one, where none are named. */
  forms(codes: ReadonlyArray<string> | undefined): bigint {
    if (codes === undefined) return this.everyForm
    return bitsOf(
      codes.map((code) => this.#forms.get(code) ?? -1),
      this.#forms.size
    )
  }

  subjects(chosen: ReadonlyArray<boolean> | undefined): bigint {
    const { length } = this.#policy.subjects
    const places = this.#policy.subjects.map((_, index) => index)
    return bitsOf(chosen === undefined ? places : places.filter((one) => chosen[one]), length)
  }

  /** Those of some forms whose records can be for one of the subjects, with one of the values. */
  possible({ forms, subjects, where }: Meant): bigint {
    const asked = Object.entries(where)
    return bitsOf(
      this.#policy.document.forms.flatMap((form, index) => {
        const fits = ((forms >> BigInt(index)) & 1n) === 1n && ((this.ofForms[index] ?? 0n) & subjects) !== 0n
        return fits && asked.every(([key, values]) => canSay(form, key, values)) ? [index] : []
      }),
      this.#forms.size
    )
  }
}

export const contains = (whole: bigint, part: bigint): boolean => (part & ~whole) === 0n

/** Whether whatever has the one's values has the other's. */
export const narrows = (one: Meant["where"], other: Meant["where"]): boolean =>
  Object.entries(other).every(
    ([key, values]) => Object.hasOwn(one, key) && one[key]?.every((value) => values.includes(value))
  )

/** Whether whatever the one means, the other means too. */
export const isWithin = (one: Meant, other: Meant): boolean =>
  contains(other.forms, one.forms) && contains(other.subjects, one.subjects) && narrows(one.where, other.where)

/** Whether the two have a subject and a form in common. */
export const meets = (one: Meant, other: Meant): boolean =>
  (one.subjects & other.subjects) !== 0n && (one.forms & other.forms) !== 0n
