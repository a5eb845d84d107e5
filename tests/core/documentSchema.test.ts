import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { decodePolicy, documentSchema, documentSchemaId } from "@xueshi/core"
import { Ajv2020 } from "ajv/dist/2020.js"
import { Result } from "effect"
import { shipped } from "./shippedDocuments.ts"

const file = readFileSync(new URL("../../packages/core/schema/policy-1.json", import.meta.url), "utf8")
const validate = new Ajv2020({ allErrors: true, strictTypes: false, strictTuples: false }).compile(JSON.parse(file))
const all = [...shipped.regulations, ...shipped.examples]

type Path = ReadonlyArray<string | number>

/** Weihai's document with one place set, or removed where the value is undefined. */
const changed = (path: Path, value: unknown): unknown => {
  const { json } = shipped.regulations.find(({ id }) => id === "weihai-2018") ?? assert.fail("not shipped")
  const document = structuredClone(json) as Record<string | number, unknown>
  const last = path.at(-1) as string | number
  const parent = path.slice(0, -1).reduce((at, step) => at[step] as typeof document, document)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return document
}

const specialised = ["requirement", "allOf", 1]
const name = { zh: "不清晰", en: "blurred" }
const certificate = ["certificates", 0]

describe("the JSON Schema of policy documents", () => {
  it("CMP-01 the published file is current: npm run schema writes it", () =>
    assert.strictEqual(file, `${JSON.stringify(documentSchema(), null, 2)}\n`))

  it("CMP-01 it names its version, and every shipped document names it", () => {
    assert.strictEqual(JSON.parse(file).$id, documentSchemaId)
    for (const { id, json } of all) assert.strictEqual((json as { $schema?: string }).$schema, documentSchemaId, id)
  })

  it.each(all.map(({ id, json }) => [id, json] as const))("CMP-01 %s is of its shape", (_, json) => {
    validate(json)
    assert.deepStrictEqual(validate.errors ?? [], [])
  })

  it.each<readonly [string, Path, unknown]>([
    ["no requirement", ["requirement"], undefined],
    ["an unknown key", ["colour"], "red"],
    ["an unknown key deep within", [...specialised, "atleast"], { hours: "60" }],
    ["a code with a space", ["forms", 0, "code"], "post training"],
    ["a code of a citation that begins with a digit", ["citations", "25"], { title: "规定", verified: false }],
    ["a citation that does not say whether it was verified", ["citations", "manual"], { title: "手册" }],
    ["a region of five digits", ["jurisdiction"], "37100"],
    ["a country in small letters", ["jurisdiction"], "us-CA"],
    ["a province of China that is not written in digits", ["jurisdiction"], "CN-SD"],
    ["a day that is none", ["citations", "manual", "date"], "2015/10/01"],
    ["a share of zero parts", ["sharedSubjects", 0, "parts", 0, "share"], "1/0"],
    ["a share as a decimal", [...specialised, "atLeast", "share"], "0.667"],
    ["hours below zero, as text", ["granularity"], "-1"],
    ["hours below zero, as a number", ["granularity"], -1],
    ["hours of four decimals", ["granularity"], "0.0001"],
    ["hours with a unit", [...specialised, "atLeast"], { hours: "60 学时" }],
    ["more hours than there are", ["granularity"], 1_000_001],
    ["a year before all years", ["inForce", "from"], 1899],
    ["a name without Chinese", [...specialised, "name"], { en: "specialised" }],
    ["an empty name", ["title", "zh"], ""],
    ["a threshold that is a number", [...specialised, "atLeast"], 60],
    ["a share of something else", [...specialised, "atLeast", "of"], "asked"],
    ["a node of another kind", ["requirement"], { oneOf: [] }],
    ["a node of no parts", ["requirement"], { allOf: [] }],
    ["an award of another kind", ["forms", 0, "conversion"], { award: "perMonth", hours: "8" }],
    ["an award of none", ["forms", 12, "conversion"], { award: "highest", of: [] }],
    ["an attribution of another kind", ["attribution"], "byMonths"],
    ["a period of no years", [...specialised, "period"], { rolling: 0 }],
    ["a condition of another kind", ["appliesTo"], { fact: "level" }],
    ["a certificate behind no leaf", [...certificate, "gate"], { leaves: [] }],
    ["an example that is not invented", ["invented"], false],
    ["an approval by nobody known", ["reviews", "superiorChange", "employer", 0], "former"],
    ["an approval that is asked twice", ["reviews", "superiorChange", "authority"], ["new", "new"]],
    ["no approval at all", ["reviews", "superiorChange", "employer"], []],
    ["days of grace that are none", ["audit"], { graceDays: 0 }],
    ["a last day of audit in no month", ["audit"], { lastDay: { month: 13, day: 1, yearsAfter: 1 } }],
    ["a reason of refusal for no decision", ["refusals"], [{ code: "blurred", name, of: [] }]],
    ["a reason of refusal for another decision", ["refusals"], [{ code: "blurred", name, of: ["transfer"] }]],
    ["a code that fails, and is let through", ["reviews", "failingCode"], "accept"]
  ])("CMP-01 %s: refused, as by the library itself", (_, path, value) => {
    const document = changed(path, value)
    assert.isFalse(validate(document))
    assert.isTrue(Result.isFailure(decodePolicy(document)))
  })
})
