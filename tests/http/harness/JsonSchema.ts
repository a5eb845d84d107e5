/** The part of JSON Schema that the document uses. What is not here is refused loudly by `unknownKeywords`. */
export interface JsonSchema {
  readonly $ref?: string
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>
  readonly type?: string
  readonly enum?: ReadonlyArray<unknown>
  readonly anyOf?: ReadonlyArray<JsonSchema>
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: ReadonlyArray<string>
  readonly additionalProperties?: boolean | JsonSchema
  readonly propertyNames?: JsonSchema
  readonly items?: boolean | JsonSchema
  readonly prefixItems?: ReadonlyArray<JsonSchema>
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
}

const known = new Set([
  ..."type enum anyOf pattern format minLength maxLength minimum maximum properties required".split(" "),
  ..."additionalProperties patternProperties propertyNames items prefixItems minItems maxItems uniqueItems $ref".split(
    " "
  ),
  // say nothing of what is valid
  ..."title description examples default".split(" ")
])

/** What `$ref` leads to: the document's own schemas by their names. */
const named = new Map<string, JsonSchema>()

/** Makes a document's named schemas known. */
export const define = (schemas: Readonly<Record<string, JsonSchema>>): void => {
  for (const [name, schema] of Object.entries(schemas)) named.set(`#/components/schemas/${name}`, schema)
}

const isSchema = (value: unknown): value is JsonSchema => typeof value === "object" && value !== null

const parts = (schema: JsonSchema): ReadonlyArray<JsonSchema> =>
  [
    ...(schema.anyOf ?? []),
    ...Object.values(schema.properties ?? {}),
    ...Object.values(schema.patternProperties ?? {}),
    ...(schema.prefixItems ?? []),
    schema.additionalProperties,
    schema.propertyNames,
    schema.items
  ].filter(isSchema)

/** The keywords that neither the generator nor the validator knows: both would be wrong about them in silence. */
export const unknownKeywords = (schema: JsonSchema): ReadonlyArray<string> => [
  ...Object.keys(schema).filter((keyword) => !known.has(keyword)),
  ...parts(schema).flatMap(unknownKeywords)
]

const typeOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value)

const isOfType = (value: unknown, type: string): boolean =>
  type === "integer" ? Number.isInteger(value) : typeOf(value) === type

const patterns = new Map<string, RegExp>()
const matches = (pattern: string, value: string): boolean => {
  const compiled = patterns.get(pattern) ?? new RegExp(pattern, "u")
  patterns.set(pattern, compiled)
  return compiled.test(value)
}

const inString = (schema: JsonSchema, value: string): string | undefined => {
  const { length } = [...value]
  if (length < (schema.minLength ?? 0)) return "too short"
  if (length > (schema.maxLength ?? Number.POSITIVE_INFINITY)) return "too long"
  return schema.pattern === undefined || matches(schema.pattern, value) ? undefined : `not ${schema.pattern}`
}

const inNumber = ({ maximum = Infinity, minimum = -Infinity }: JsonSchema, value: number): string | undefined =>
  value < minimum || value > maximum ? `not within ${minimum} and ${maximum}` : undefined

const under = (key: string, found: string | undefined): string | undefined =>
  found === undefined ? undefined : `/${key}${found.startsWith("/") ? "" : ": "}${found}`

const inArray = (schema: JsonSchema, value: ReadonlyArray<unknown>): string | undefined => {
  const { items = true, maxItems = Infinity, minItems = 0, prefixItems = [], uniqueItems = false } = schema
  if (value.length < minItems || value.length > maxItems) return `${value.length} items`
  if (uniqueItems && new Set(value.map((one) => JSON.stringify(one))).size < value.length) return "an item twice"
  for (const [index, one] of value.entries()) {
    const found = complaint(prefixItems[index] ?? items, one)
    if (found !== undefined) return under(String(index), found)
  }
  return undefined
}

const inObject = (schema: JsonSchema, value: object): string | undefined => {
  const { additionalProperties = true, patternProperties = {}, properties = {}, propertyNames = true } = schema
  const { required = [] } = schema
  const byPattern = (key: string) => Object.entries(patternProperties).find(([pattern]) => matches(pattern, key))?.[1]
  const missing = required.find((key) => !Object.hasOwn(value, key))
  if (missing !== undefined) return `${missing} is missing`
  for (const [key, one] of Object.entries(value)) {
    const ofKey = Object.hasOwn(properties, key)
      ? (properties[key] as JsonSchema)
      : (byPattern(key) ?? additionalProperties)
    const found = complaint(propertyNames, key) ?? complaint(ofKey, one)
    if (found !== undefined) return under(key, found)
  }
  return undefined
}

/** Why a value is not of a schema, with the path to it; undefined where it is. It repeats no value. */
export const complaint = (schema: boolean | JsonSchema, value: unknown): string | undefined => {
  if (typeof schema === "boolean") return schema ? undefined : "not allowed"
  const { $ref, anyOf, enum: allowed, type } = schema
  if ($ref !== undefined) return complaint(named.get($ref) ?? false, value)
  if (type !== undefined && !isOfType(value, type)) return `${typeOf(value)} instead of ${type}`
  if (allowed !== undefined && !allowed.includes(value)) return `none of ${allowed.join(", ")}`
  if (anyOf !== undefined) {
    const found = anyOf.map((one) => complaint(one, value))
    if (!found.includes(undefined)) return found.find((one) => one?.startsWith("/")) ?? found[0]
  }
  if (typeof value === "string") return inString(schema, value)
  if (typeof value === "number") return inNumber(schema, value)
  if (Array.isArray(value)) return inArray(schema, value)
  return typeof value === "object" && value !== null ? inObject(schema, value) : undefined
}
