interface Schema {
  readonly type?: string
  readonly enum?: ReadonlyArray<string>
  readonly anyOf?: ReadonlyArray<Schema>
  readonly properties?: { readonly code?: Schema; readonly failures?: Schema; readonly status?: Schema }
}

/** An operation as its document has it. */
export interface Operation {
  readonly description: string
  readonly security?: ReadonlyArray<object>
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >
}

/** As much of a document as is completed here. */
export interface Document extends Record<string, unknown> {
  readonly components: Readonly<Record<string, unknown>>
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

const isProblem = ({ properties }: Schema): boolean =>
  properties?.code !== undefined && properties.failures !== undefined

const codesOf = ({ properties }: Schema): ReadonlyArray<string> => properties?.code?.enum ?? []

const enumOf = (values: ReadonlyArray<string>): Schema => ({ type: "string", enum: [...new Set(values)] })

/** Texts and problems that are told apart by their values alone, as one schema. */
const joined = (alternatives: ReadonlyArray<Schema>): ReadonlyArray<Schema> => {
  if (alternatives.every((one) => one.type === "string" && one.enum !== undefined))
    return [enumOf(alternatives.flatMap((one) => one.enum ?? []))]
  const [first] = alternatives
  const status = JSON.stringify(first?.properties?.status)
  return first !== undefined &&
    alternatives.every((one) => isProblem(one) && JSON.stringify(one.properties?.status) === status)
    ? [{ ...first, properties: { ...first.properties, code: enumOf(alternatives.flatMap(codesOf)) } }]
    : alternatives
}

/** The same document, in which alternatives are alternatives. */
const simplified = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(simplified)
  if (typeof part !== "object" || part === null) return part
  const whole = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, simplified(value)]))
  const { anyOf, ...rest } = whole as Schema
  if (!Array.isArray(anyOf)) return whole
  const alternatives = joined(anyOf)
  return alternatives.length === 1 ? { ...rest, ...alternatives[0] } : { ...rest, anyOf: alternatives }
}

/** An operation that also says in words how it refuses. */
const told = (operation: Operation): Operation => {
  const refusals = Object.entries(operation.responses).flatMap(([status, { content = {} }]) => {
    const codes = Object.values(content).flatMap(({ schema }) => (isProblem(schema) ? codesOf(schema) : []))
    return codes.length === 0 ? [] : [`- ${status}: ${codes.map((code) => `\`${code}\``).join(", ")}`]
  })
  return { ...operation, description: `${operation.description}\n\n错误代码 / error codes:\n\n${refusals.join("\n")}` }
}

export const mapped = <A, B>(record: Readonly<Record<string, A>>, f: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]))

/** The document of the interface, completed by what its generator does not say. */
export const completed = (generated: object): Document => {
  const document = simplified(generated) as Document
  return { ...document, paths: mapped(document.paths, (operations) => mapped(operations, told)) }
}
