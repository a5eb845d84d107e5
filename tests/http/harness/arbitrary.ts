import fc from "fast-check"
import type { JsonSchema } from "./JsonSchema.ts"

/** One of what the city holds under a name when the request goes out: the ids that exist, a valid form, a cursor seen. */
export class Pick {
  readonly pool: string
  readonly turn: number
  constructor(pool: string, turn: number) {
    this.pool = pool
    this.turn = turn
  }
}

const texts = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constantFrom(
    "张三丰",
    "a\u0000b",
    "𠮷野家",
    "\u202eabc",
    "'; drop table entry; --",
    "${jndi:x}",
    " ",
    "\uFEFF",
    "İ"
  )
)

const fitted = (text: string, { maxLength = Number.POSITIVE_INFINITY, minLength = 0 }: JsonSchema): string =>
  text.slice(0, maxLength).padEnd(minLength, "x")

const strings = (schema: JsonSchema): fc.Arbitrary<unknown> => {
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern, "u"))
  const longest = schema.maxLength === undefined ? [] : [fc.constant("长".repeat(schema.maxLength))]
  return fc.oneof({ weight: 8, arbitrary: texts.map((text) => fitted(text, schema)) }, ...longest)
}

const numbers = ({ maximum = 1e6, minimum = -1e6, type }: JsonSchema): fc.Arbitrary<unknown> =>
  type === "integer"
    ? fc.integer({ min: Math.max(minimum, -(2 ** 31)), max: Math.min(maximum, 2 ** 31 - 1) })
    : fc.double({ min: minimum, max: maximum, noNaN: true })

const objects = (schema: JsonSchema, pools: Pools): fc.Arbitrary<unknown> => {
  const { patternProperties = {}, properties = {}, required = [] } = schema
  const [[pattern, ofPattern] = []] = Object.entries(patternProperties)
  const additionalProperties = ofPattern ?? schema.additionalProperties
  const propertyNames = pattern === undefined ? (schema.propertyNames ?? {}) : { pattern }
  const known = Object.entries(properties).map(([key, one]) => [key, valueOf(one, pools, key)] as const)
  const record = fc.record(Object.fromEntries(known), { requiredKeys: [...required] })
  if (typeof additionalProperties !== "object") return record
  const more = fc.dictionary(strings(propertyNames) as fc.Arbitrary<string>, valueOf(additionalProperties, pools), {
    maxKeys: 3
  })
  return fc.tuple(record, more).map(([own, other]) => ({ ...other, ...own }))
}

/** The pool that a name draws from; undefined where nothing is kept under it. */
export type Pools = (name: string) => string | undefined

/** Values of a schema; where a name has a pool, three in four come from it. */
export const valueOf = (schema: JsonSchema, pools: Pools, name = ""): fc.Arbitrary<unknown> => {
  const pool = schema.enum === undefined ? pools(name) : undefined
  if (pool === undefined) return bySchema(schema, pools, name)
  return fc.oneof(
    { weight: 3, arbitrary: fc.nat(60).map((turn) => new Pick(pool, turn)) },
    { weight: 1, arbitrary: bySchema(schema, pools, name) }
  )
}

const bySchema = (schema: JsonSchema, pools: Pools, name: string): fc.Arbitrary<unknown> => {
  const { $ref, anyOf, enum: allowed, items, minItems = 0, prefixItems = [], type } = schema
  if ($ref !== undefined) throw new Error(`the generator makes nothing by ${$ref}: no request has asked for it yet`)
  if (allowed !== undefined) return fc.constantFrom(...allowed)
  if (anyOf !== undefined) return fc.oneof(...anyOf.map((one) => valueOf(one, pools)))
  switch (type) {
    case "string":
      return strings(schema)
    case "integer":
    case "number":
      return numbers(schema)
    case "boolean":
      return fc.boolean()
    case "null":
      return fc.constant(null)
    case "object":
      return objects(schema, pools)
    case "array": {
      const head = fc.tuple(...prefixItems.map((one) => valueOf(one, pools)))
      const least = { minLength: minItems, maxLength: minItems + 3 }
      const rest =
        typeof items === "object" ? fc.array(valueOf(items, pools, name.replace(/s$/u, "")), least) : fc.constant([])
      return fc.tuple(head, rest).map(([first, more]) => [...first, ...more])
    }
    default:
      return fc.jsonValue()
  }
}

const huge = "长".repeat(20_000)

/** Values that hardly any schema takes, and that careless code falls over. */
export const aliens: ReadonlyArray<unknown> = [
  ...[null, true, -1, 0, 1.5, 1e308, -0, 2 ** 53, "", "\u0000", "a\u0000b", "\ud800", "../..", "NaN", "1e3", "٣", huge],
  ...[[], {}, [[[[]]]], { toString: null }, [null], { length: 1e9 }, "__proto__", "constructor", "null", "undefined"]
]

/** Values at and just over the bounds of a schema. */
export const edges = (schema: JsonSchema): ReadonlyArray<unknown> => {
  const { anyOf = [], enum: allowed = [], maxLength, maximum, minLength, minimum, pattern } = schema
  const lengths = [minLength, maxLength].flatMap((bound) =>
    bound === undefined ? [] : [bound - 1, bound, bound + 1].filter((length) => length >= 0 && length <= 20_000)
  )
  const near = [minimum, maximum].flatMap((bound) =>
    bound === undefined ? [] : [bound - 1, bound, bound + 1, bound + 0.5]
  )
  return [
    ...lengths.flatMap((length) => ["x".repeat(length), "𠮷".repeat(length)]),
    ...near,
    ...allowed.map((one) => (typeof one === "string" ? one.toUpperCase() : one)),
    ...(pattern === undefined
      ? []
      : ["x".repeat(64), "x".repeat(65), "2018-02-30", "2018-13-01", "0000-00-00", "9999-12-31", "x\n", '"v0"']),
    ...anyOf.flatMap(edges)
  ]
}

/** A value that stands somewhere in a request, and what the document says of it. */
export interface Leaf {
  readonly slot: "path" | "query" | "header" | "body"
  readonly at: ReadonlyArray<string>
  readonly schema: JsonSchema
}

/** Every value of a body, the whole of it and inner ones too. */
export const leaves = (schema: JsonSchema, at: ReadonlyArray<string> = []): ReadonlyArray<Leaf> => [
  { slot: "body", at, schema },
  ...Object.entries(schema.properties ?? {}).flatMap(([key, one]) => leaves(one, [...at, key])),
  ...(typeof schema.items === "object" ? leaves(schema.items, [...at, "0"]) : []),
  ...(schema.anyOf ?? []).flatMap((one) => leaves(one, at).filter((leaf) => leaf.at.length > at.length))
]
