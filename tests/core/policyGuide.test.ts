import { readdirSync, readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { documentSchema } from "@xueshi/core"

const root = new URL("../../", import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), "utf8")

const documents = "packages/core/src/policy/documents/"
const pages = readdirSync(new URL("docs/policy/", root))
  .filter((name) => name.endsWith(".md"))
  .map((name) => ({ name, text: read(`docs/policy/${name}`) }))
const source = /出自 \[([\w./-]+)\]\(([\w./-]+)\)，`([\w.-]+)`：\n\n```json\n([\s\S]*?)```/gu

/** What an object of the JSON Schema may have. */
interface Shape {
  readonly properties: Readonly<Record<string, { readonly items?: Shape }>>
}

/** What stands at a place of a document; a place that is not there is no snippet of it. */
const at = (file: string, path: string): unknown =>
  path.split(".").reduce<unknown>(
    (value, step) => {
      assert.isTrue(typeof value === "object" && value !== null && Object.hasOwn(value, step), `${file} has no ${path}`)
      return (value as Record<string, unknown>)[step]
    },
    JSON.parse(read(`${documents}${file}`))
  )

const snippets = pages.flatMap(({ name, text }) =>
  [...text.matchAll(source)].map(([, file = "", link = "", path = "", code = ""]) => ({ name, file, link, path, code }))
)

describe("the guide for authors of policies", () => {
  it.each(snippets)("CMP-01 $name shows $path of $file as it is", ({ code, file, link, path }) => {
    assert.strictEqual(link, `../../${documents}${file}`)
    assert.deepStrictEqual(JSON.parse(code), at(file, path))
  })

  it("CMP-01 every snippet says where it is from, and each primitive has one", () => {
    for (const { name, text } of pages)
      assert.strictEqual(
        text.split("```json").length - 1,
        snippets.filter((one) => one.name === name).length,
        `snippets of ${name}`
      )
    const sections = (pages.find(({ name }) => name === "primitives.md")?.text ?? "").split(/^## /mu).slice(1)
    assert.strictEqual(sections.length, 12)
    for (const section of sections) assert.match(section, new RegExp(source.source, "u"))
  })

  it("CMP-01 the guide names every part of a document, of its forms and of their fields", () => {
    const schema = documentSchema() as unknown as Shape
    const form = schema.properties["forms"]?.items ?? assert.fail("no forms")
    const field = form.properties["fields"]?.items ?? assert.fail("no fields")
    const keys = [schema, form, field].flatMap(({ properties }) => Object.keys(properties))
    const text = pages.map((page) => page.text).join("")
    assert.deepStrictEqual(
      keys.filter(
        (key) => ![`\`${key}\``, `"${key}"`, `${key}\`：`, `\`${key}.`].some((named) => text.includes(named))
      ),
      []
    )
  })

  it("CMP-01 the guide names every shipped regulation, and links to what is there", () => {
    const readme = pages.find(({ name }) => name === "README.md")?.text ?? ""
    for (const name of readdirSync(new URL(documents, root)))
      if (name.endsWith(".json") && !name.endsWith(".cases.json"))
        assert.include(readme, `\`${name.slice(0, -".json".length)}\``)
    for (const { name, text } of pages)
      for (const [, link = ""] of text.matchAll(/\]\(([^)#]+)\)/gu))
        assert.doesNotThrow(() => readFileSync(new URL(link, new URL("docs/policy/", root))), `${name}: ${link}`)
  })
})

describe("the guide's messages", () => {
  const core = "packages/core/src/"
  const files = (folder: string) =>
    readdirSync(new URL(`${core}${folder}`, root), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => read(`${core}${folder}${name}`))
  const sources = [
    ...["policy/validate/", "policy/document/"].flatMap(files),
    ...["shapeWords", "HoursCodec", "DayCodec", "Ratio", "FaultList"].map((name) => read(`${core}kernel/${name}.ts`)),
    ...["bounds", "decode", "Policies", "PolicyDocument"].map((name) => read(`${core}policy/${name}.ts`)),
    read(`${core}codes/jurisdiction.ts`)
  ].join("\n")
  const rows = [
    ...(pages.find(({ name }) => name === "faults.md")?.text ?? "").matchAll(/^\| `(\w+)` \| (.*?) \|/gmu)
  ].map(([, code = "", message = ""]) => ({ code, message }))

  it("CMP-01 every code that a document can be refused with is told, and none else", () => {
    const reported = sources.matchAll(/(?:code: |report\(\s*)"([A-Z]\w+)"/gu)
    assert.sameMembers(
      rows.map(({ code }) => code),
      [...new Set([...reported].map(([, code = ""]) => code))]
    )
  })

  it.each(rows)("CMP-01 $code says what the guide says: $message", ({ message }) => {
    const pieces = message.split("…").filter((piece) => piece.trim() !== "")
    assert.isAbove(pieces.length, 0)
    for (const piece of pieces) assert.include(sources, piece.trim())
  })
})

describe("the guide's findings", () => {
  const folder = "packages/core/src/policy/lint/"
  const sources = readdirSync(new URL(folder, root))
    .map((name) => read(`${folder}${name}`))
    .join("\n")
  const rows = [
    ...(pages.find(({ name }) => name === "lint.md")?.text ?? "").matchAll(/^\| `(\w+)` \| (.*?) \|/gmu)
  ].map(([, code = "", message = ""]) => ({ code, message }))

  it("CMP-01 every code that lint can tell is told, and none else", () => {
    const told = [...sources.matchAll(/(?:\.error|\.warning|\])\(\s*"([A-Z]\w+)"/gu)].map(([, code = ""]) => code)
    assert.sameMembers(
      rows.map(({ code }) => code),
      [...new Set(told)]
    )
  })

  it.each(rows)("CMP-01 $code says what the guide says: $message", ({ message }) => {
    for (const piece of message.split("…").filter((one) => one.trim() !== "")) assert.include(sources, piece.trim())
  })
})
