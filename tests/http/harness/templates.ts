import fc from "fast-check"
import { aliens, edges, type Leaf, leaves, type Pools, valueOf } from "./arbitrary.ts"
import { type Caller, callers, probe } from "./city.ts"
import type { Operation } from "./document.ts"
import { operations } from "./document.ts"
import { allowed } from "./expected.ts"
import { type Trick, tricks } from "./tricks.ts"

/** The parts of a request, before what the city holds is put in. */
export interface Parts {
  readonly path: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly header: Readonly<Record<string, unknown>>
  readonly body: unknown
}

/** What is done to a request that would be sound. */
export type Change =
  | { readonly _tag: "Replace"; readonly leaf: Leaf; readonly value: unknown }
  | { readonly _tag: "Omit"; readonly leaf: Leaf }
  | { readonly _tag: "Extra"; readonly leaf: Leaf; readonly key: string; readonly value: unknown }

/** A request that is not yet one: who asks for what, in which way it is wrong, if it is. */
export interface Template {
  readonly operation: Operation
  readonly caller: Caller
  readonly kind: "valid" | "near" | "hostile"
  /** Drawn from the document; undefined for the sound request of the operation. */
  readonly drawn: Parts | undefined
  readonly turn: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly change: Change | undefined
  readonly trick: Trick | undefined
}

const byName: ReadonlyMap<string, string> = new Map(
  Object.entries({
    organisation: "organisations",
    superior: "organisations",
    within: "organisations",
    department: "departments",
    role: "roles",
    professional: "professionals",
    number: "certificates",
    digest: "digests",
    year: "years",
    creditYear: "years",
    form: "forms",
    subject: "subjects",
    kind: "kinds",
    moment: "moments",
    from: "days",
    to: "days",
    asOf: "days",
    hours: "hours",
    declared: "hours",
    version: "documentVersions",
    code: "codes",
    region: "regions",
    cursor: "cursors",
    limit: "limits",
    "idempotency-key": "keys",
    "if-match": "versions",
    "if-none-match": "versions"
  })
)

/** What the city keeps under a name of an operation; an `id` is one of what the path begins with, and so is a department's superior. */
export const poolsOf =
  ({ path }: Operation): Pools =>
  (name) => {
    const kept = path.split("/")[1]
    return name === "id" || (name === "superior" && kept === "departments") ? kept : byName.get(name)
  }

const slotOf = (operation: Operation, slot: string): fc.Arbitrary<Readonly<Record<string, unknown>>> => {
  const own = operation.parameters.filter((parameter) => parameter.in === slot)
  const values = own.map(({ name, schema }) => [name, valueOf(schema, poolsOf(operation), name)] as const)
  const requiredKeys = own.filter(({ required }) => required).map(({ name }) => name)
  return fc.record(Object.fromEntries(values), { requiredKeys })
}

const bodySchema = ({ body }: Operation) => body?.["application/json"]?.schema

/** A body that is no JSON is a file: any bytes. */
const bodyOf = (operation: Operation): fc.Arbitrary<unknown> => {
  if (operation.body === undefined) return fc.constant(undefined)
  const schema = bodySchema(operation)
  return schema === undefined ? fc.uint8Array({ maxLength: 200 }) : valueOf(schema, poolsOf(operation))
}

const partsOf = (operation: Operation): fc.Arbitrary<Parts> => {
  return fc.record({
    path: slotOf(operation, "path"),
    query: slotOf(operation, "query"),
    header: slotOf(operation, "header"),
    body: bodyOf(operation)
  })
}

export const leavesOf = (operation: Operation): ReadonlyArray<Leaf> => {
  const schema = bodySchema(operation)
  return [
    ...operation.parameters.map(({ in: slot, name, schema }): Leaf => ({ slot, at: [name], schema })),
    ...(schema === undefined ? [] : leaves(schema))
  ]
}

const names = [probe, "extra", "__proto__", "constructor", "toString", "id", "version", "", "\u0000"]

const changeOf = (operation: Operation): fc.Arbitrary<Change | undefined> => {
  const all = leavesOf(operation)
  if (all.length === 0) return fc.constant(undefined)
  const edged = all.flatMap((leaf) => edges(leaf.schema).map((value) => ({ leaf, value })))
  const replaced = (each: fc.Arbitrary<{ readonly leaf: Leaf; readonly value: unknown }>) =>
    each.map((one): Change => ({ _tag: "Replace", ...one }))
  const leaf = fc.constantFrom(...all)
  return fc.oneof(
    replaced(fc.record({ leaf, value: fc.constantFrom(...aliens) })),
    ...(edged.length > 0 ? [replaced(fc.constantFrom(...edged))] : []),
    leaf.map((one): Change => ({ _tag: "Omit", leaf: one })),
    fc
      .record({ leaf, key: fc.constantFrom(...names), value: fc.constantFrom(...aliens) })
      .map((one): Change => ({ _tag: "Extra", ...one }))
  )
}

const templatesOf = (operation: Operation): fc.Arbitrary<Template> => {
  const may = allowed(operation.id)
  const anybody = fc.constantFrom(...callers)
  const drawn = partsOf(operation)
  const shape = {
    operation: fc.constant(operation),
    caller: may.length === 0 ? anybody : fc.oneof(fc.constantFrom(...may), anybody),
    turn: fc.nat(1),
    headers: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, slotOf(operation, "header"))
  }
  const none = fc.constant(undefined)
  return fc.oneof(
    {
      weight: 7,
      arbitrary: fc.record({
        ...shape,
        kind: fc.constant("valid" as const),
        drawn: fc.oneof(none, drawn),
        change: none,
        trick: none
      })
    },
    {
      weight: 8,
      arbitrary: fc.record({
        ...shape,
        kind: fc.constant("near" as const),
        drawn: fc.oneof({ weight: 3, arbitrary: none }, drawn),
        change: changeOf(operation),
        trick: none
      })
    },
    {
      weight: 5,
      arbitrary: fc.record({
        ...shape,
        kind: fc.constant("hostile" as const),
        drawn: none,
        change: none,
        trick: tricks
      })
    }
  )
}

/** Requests to every operation in equal shares, as every kind of caller. */
export const templates: fc.Arbitrary<Template> = fc.oneof(...operations.map(templatesOf))
