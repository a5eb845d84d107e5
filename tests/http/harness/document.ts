import { ApiWithLogIn } from "@xueshi/http"
import { OpenApi } from "effect/http-api"
import { define, type JsonSchema, unknownKeywords } from "./JsonSchema.ts"

/** Where a request carries a value. */
export type Slot = "path" | "query" | "header"

export interface Parameter {
  readonly name: string
  readonly in: Slot
  readonly required: boolean
  readonly schema: JsonSchema
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>

/** An operation as the document describes it. */
export interface Operation {
  readonly id: string
  readonly method: string
  /** `/declarations/{id}` */
  readonly path: string
  readonly parameters: ReadonlyArray<Parameter>
  /** Media types of the body; undefined where it takes none. */
  readonly body: Content | undefined
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
  /** Whether only somebody known may call it. */
  readonly secured: boolean
}

interface RawOperation {
  readonly operationId: string
  readonly parameters?: ReadonlyArray<Parameter>
  readonly requestBody?: { readonly content: Content }
  readonly responses: Operation["responses"]
  readonly security?: ReadonlyArray<object>
}

const { components, paths: described } = OpenApi.fromApi(ApiWithLogIn)
const schemas = components.schemas as Readonly<Record<string, JsonSchema>>
const paths = described as unknown as Readonly<Record<string, Readonly<Record<string, RawOperation>>>>
define(schemas)

/** Every operation of the contract, as `/openapi.json` tells them. */
export const operations: ReadonlyArray<Operation> = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, raw]) => ({
    id: raw.operationId,
    method: method.toUpperCase(),
    path,
    parameters: raw.parameters ?? [],
    body: raw.requestBody?.content,
    responses: raw.responses,
    secured: (raw.security ?? []).length > 0
  }))
)

const schemasOf = ({ body, parameters, responses }: Operation): ReadonlyArray<JsonSchema> => [
  ...parameters.map(({ schema }) => schema),
  ...[{ content: body }, ...Object.values(responses)].flatMap(({ content }) =>
    Object.values(content ?? {}).map(({ schema }) => schema)
  )
]

/** What the document says in words that the harness does not know; empty, or the harness must learn them first. */
export const notUnderstood = (): ReadonlyArray<string> => [
  ...new Set([
    ...Object.entries(schemas).flatMap(([name, schema]) => unknownKeywords(schema).map((word) => `${name}: ${word}`)),
    ...operations.flatMap((one) =>
      schemasOf(one)
        .flatMap(unknownKeywords)
        .map((word) => `${one.id}: ${word}`)
    )
  ])
]

const patternOf = ({ path }: Operation): RegExp =>
  new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/gu, "[^/]+")}$`, "u")
const patterns = operations.map((operation) => ({ operation, pattern: patternOf(operation) }))

/** The operation that a method and a path ask for, the one without parameters first. Everything has one address: a `/` too many leads nowhere. */
export const operationAt = (method: string, pathname: string): Operation | undefined =>
  patterns
    .filter(({ operation, pattern }) => operation.method === method && pattern.test(pathname))
    .toSorted((a, b) => a.operation.path.split("{").length - b.operation.path.split("{").length)[0]?.operation
