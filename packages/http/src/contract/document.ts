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
  readonly responses: Readonly<Record<string, Answer>>
}

/** A response as its document has it. */
interface Answer {
  readonly description?: string
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>
}

/** As much of a document as is completed here. */
export interface Document extends Record<string, unknown> {
  readonly components: { readonly securitySchemes: Readonly<Record<string, { readonly scheme?: string }>> }
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

/** Without the bounds of every whole number, which readers would take for an example. */
const withoutBounds = (part: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(part).filter(
      ([key, value]) =>
        !(key === "minimum" && value === Number.MIN_SAFE_INTEGER) &&
        !(key === "maximum" && value === Number.MAX_SAFE_INTEGER)
    )
  )

/** The same document, in which alternatives are alternatives. */
const simplified = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(simplified)
  if (typeof part !== "object" || part === null) return part
  const whole = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, simplified(value)]))
  const bounded = withoutBounds(whole) as Schema
  const { anyOf, ...rest } = bounded
  // Where it is no list, it is a property that is called so.
  if (!Array.isArray(anyOf)) return bounded
  const alternatives = joined(anyOf)
  return alternatives.length === 1 ? { ...rest, ...alternatives[0] } : { ...rest, anyOf: alternatives }
}

/** The codes of the problems that a response may be. */
const codesIn = ({ content = {} }: Answer): ReadonlyArray<string> =>
  Object.values(content).flatMap(({ schema }) => (isProblem(schema) ? codesOf(schema) : []))

/** The same operation without refusals that cannot be met, and without the responses that hold no other. */
const without = (hidden: ReadonlyArray<string>, operation: Operation): Operation => {
  const left = (answer: Answer) => codesIn(answer).filter((code) => !hidden.includes(code))
  const responses = Object.entries(operation.responses)
    .filter(([, answer]) => codesIn(answer).length === 0 || left(answer).length > 0)
    .map(([status, answer]): readonly [string, Answer] => {
      if (codesIn(answer).length === left(answer).length) return [status, answer]
      const content = mapped(answer.content ?? {}, ({ schema }) => ({
        schema: { ...schema, properties: { ...schema.properties, code: enumOf(left(answer)) } }
      }))
      return [status, { ...answer, content }]
    })
  return { ...operation, responses: Object.fromEntries(responses) }
}

/** An operation that also says in words how it refuses. */
const told = (operation: Operation): Operation => {
  const refusals = Object.entries(operation.responses).flatMap(([status, answer]) => {
    const codes = codesIn(answer)
    return codes.length === 0 ? [] : [`- ${status}: ${codes.map((code) => `\`${code}\``).join(", ")}`]
  })
  const responses = mapped(operation.responses, (answer) => {
    const codes = codesIn(answer)
    return codes.length === 0 ? answer : { ...answer, description: codes.join(", ") }
  })
  const description = `${operation.description}\n\n错误代码 / error codes:\n\n${refusals.join("\n")}`
  return { ...operation, description, responses }
}

export const mapped = <A, B>(record: Readonly<Record<string, A>>, f: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, f(value)]))

/** The document of the interface, completed by what its generator does not say. */
export const completed = (generated: object, hidden: ReadonlyArray<string> = []): Document => {
  const document = simplified(generated) as Document
  // Names of schemes have no case (RFC 9110), but readers look for `bearer`.
  const securitySchemes = mapped(document.components.securitySchemes, (one) =>
    one.scheme === undefined ? one : { ...one, scheme: one.scheme.toLowerCase() }
  )
  return {
    ...document,
    components: { ...document.components, securitySchemes },
    paths: mapped(document.paths, (operations) => mapped(operations, (operation) => told(without(hidden, operation))))
  }
}
