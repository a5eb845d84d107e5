/** A value of a document, with the names that lead to it. */
export interface Spot {
  readonly value: unknown
  readonly path: ReadonlyArray<string | number>
}

/** A value that takes another one's place; undefined where it is left out. */
export interface Instead {
  readonly value: unknown
}

/** A kind of fault in documents, fixed before any is tried. */
export interface DocumentOperator {
  readonly name: string
  readonly statement: string
  /** What a value can be by this fault; none where it is no site. */
  readonly at: (spot: Spot) => ReadonlyArray<Instead>
}

const keyOf = ({ path }: Spot): string | number | undefined => path.at(-1)
const isDecimal = (value: unknown): value is string => typeof value === "string" && /^\d+(?:\.\d+)?$/u.test(value)
const calendar = new Set(["month", "day", "from", "to"])
const bases = { required: "completed", completed: "counted", counted: "required" } as const
/** What can be left out of the list that it stands in. */
const lists = new Set(["caps", "rows", "adjustments", "carries", "allOf", "anyOf", "steps", "exceptions"])
const spelled = ["draft", "pending", "approved", "rejected", "failed"]

/** Numbers that decide nothing: versions and texts, and codes that look like numbers. */
const isSilent = ({ path }: Spot): boolean =>
  path.some(
    (key) => typeof key === "string" && /^(?:\$schema|citations?|name|title|hint|version|jurisdiction|code)$/u.test(key)
  )

const stepped = (spot: Spot, step: number): ReadonlyArray<Instead> => {
  const { value } = spot
  if (isSilent(spot) || calendar.has(String(keyOf(spot)))) return []
  if (typeof value === "number") return [{ value: value + step }]
  return isDecimal(value) ? [{ value: String(Number(value) + step) }] : []
}

/** Every kind of fault that is tried on documents. */
export const documentOperators: ReadonlyArray<DocumentOperator> = [
  { name: "one more", statement: "a number is one more", at: (spot) => stepped(spot, 1) },
  { name: "one less", statement: "a number is one less", at: (spot) => stepped(spot, -1) },
  {
    name: "shift a day",
    statement: "a day, month or year is the next one",
    at: (spot) => {
      const { value } = spot
      if (isSilent(spot) || !calendar.has(String(keyOf(spot)))) return []
      if (typeof value === "number") return [{ value: value + 1 }]
      const day = typeof value === "string" ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
      return Number.isNaN(day) ? [] : [{ value: new Date(day + 86_400_000).toISOString().slice(0, 10) }]
    }
  },
  {
    name: "another share",
    statement: "a share is of one part more",
    at: ({ value }) => {
      const [, part, whole] = (typeof value === "string" ? /^(\d+)\/(\d+)$/u.exec(value) : null) ?? []
      return part === undefined ? [] : [{ value: `${part}/${Number(whole) + 1}` }]
    }
  },
  {
    name: "leave out",
    statement: "a cap, a row, an adjustment, a carry or a part of the demand is missing",
    at: ({ path }) => (lists.has(String(path.at(-2))) && typeof path.at(-1) === "number" ? [{ value: undefined }] : [])
  },
  {
    name: "wrong basis",
    statement: "a share is of what is completed or counted instead of what is required, and so on",
    at: (spot) => {
      const other = keyOf(spot) === "of" ? bases[spot.value as keyof typeof bases] : undefined
      return other === undefined ? [] : [{ value: other }]
    }
  },
  {
    name: "a state more",
    statement: "hours of one state more count",
    at: (spot) => {
      if (
        spot.path.length === 0 &&
        typeof spot.value === "object" &&
        spot.value !== null &&
        !("counting" in spot.value)
      )
        return [{ value: { ...spot.value, counting: ["approved", "pending"] } }]
      if (keyOf(spot) !== "counting" || !Array.isArray(spot.value)) return []
      const counting: ReadonlyArray<unknown> = spot.value
      return spelled
        .filter((state) => !counting.includes(state))
        .slice(0, 1)
        .map((state) => ({ value: [...counting, state] }))
    }
  },
  {
    name: "widen a scope",
    statement: "a selection by subject, form or field is left out: everything is meant",
    at: (spot) =>
      ["subjects", "forms", "where"].includes(String(keyOf(spot))) && spot.path.length > 1 ? [{ value: undefined }] : []
  },
  {
    name: "not",
    statement: "true is false, or the other way round",
    at: (spot) => (typeof spot.value === "boolean" && !isSilent(spot) ? [{ value: !spot.value }] : [])
  }
]
