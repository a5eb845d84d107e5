import { readdirSync, readFileSync } from "node:fs"
import { decodePolicy, type Policy } from "@xueshi/core"
import { Result } from "effect"

/** A document that the package ships, with the golden cases beside it. */
export interface ShippedDocument {
  readonly id: string
  readonly json: unknown
  readonly policy: Policy
  readonly cases: unknown
}

const folder = new URL("../../packages/core/src/policy/documents/", import.meta.url)
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), "utf8"))

/** A document without cases is refused here: every one has some. */
const shippedIn = (path: string): ReadonlyArray<ShippedDocument> =>
  readdirSync(new URL(path, folder))
    .filter((name) => name.endsWith(".json") && !name.endsWith(".cases.json"))
    .toSorted()
    .map((name) => {
      const json = read(`${path}${name}`)
      const id = name.slice(0, -".json".length)
      return { id, json, policy: Result.getOrThrow(decodePolicy(json)), cases: read(`${path}${id}.cases.json`) }
    })

/** The regulations, and the invented examples of every other shape of rule. */
export const shipped = { regulations: shippedIn("./"), examples: shippedIn("./examples/") }
