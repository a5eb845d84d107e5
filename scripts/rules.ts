// Writes docs/rules.md: each rule's id → the functions that encode it → the tests that show it. With --check it writes
// nothing and fails where the page no longer says what the sources say.
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join, relative } from "node:path"
import process from "node:process"

const root = join(import.meta.dirname, "..")
const page = join(root, "docs/rules.md")
const passedOver = new Set(["node_modules", "dist", ".git", ".cache"])
const ids = /\b[A-Z]{3}-\d\d\b/gu

const filesBelow = (directory: string): ReadonlyArray<string> =>
  readdirSync(join(root, directory), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(directory, entry.name)
      if (!entry.isDirectory()) return path.endsWith(".ts") ? [path] : []
      return passedOver.has(entry.name) ? [] : filesBelow(path)
    })

/** Rule id → what is found for it, in the order of finding. */
type Found = Map<string, Array<string>>
const note = (found: Found, id: string, what: string) => found.set(id, [...(found.get(id) ?? []), what])
const link = (path: string) => `[${path.split("/").at(-1)}](${relative("docs", path)})`

/** Exported things whose documentation names the rule. */
const functions: Found = new Map()
const summaries = new Map<string, string>()
for (const path of filesBelow("packages").filter((one) => !one.includes(".test."))) {
  const source = readFileSync(join(root, path), "utf8")
  for (const [, comment = "", name = ""] of source.matchAll(
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:const|class|function) (\w+)/gu
  )) {
    const text = comment.replaceAll(/\s*\n\s*\* ?/gu, " ").trim()
    for (const id of new Set(text.match(ids))) {
      note(functions, id, `\`${name}\` ${link(path)}`)
      if (text.startsWith(id) && !summaries.has(id))
        summaries.set(id, text.replace(/^[A-Z\d, -]+: /u, "").split(/[.:;] ?/u)[0] ?? "")
    }
  }
}

/** Test titles that name the rule. */
const tests: Found = new Map()
for (const path of ["tests", "packages"].flatMap(filesBelow).filter((one) => one.endsWith(".test.ts"))) {
  const counts = new Map<string, number>()
  for (const line of readFileSync(join(root, path), "utf8").split("\n")) {
    if (/^\s*(\/\/|\*)/u.test(line) || !/["'`][^"'`]*\b[A-Z]{3}-\d\d\b/u.test(line)) continue
    for (const id of new Set(line.match(ids))) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  for (const [id, count] of counts) note(tests, id, `${link(path)} ${count}`)
}

const lines = [...new Set([...functions.keys(), ...tests.keys()])]
  .toSorted()
  .map((id) =>
    [
      "",
      id,
      summaries.get(id) ?? "",
      (functions.get(id) ?? []).join("<br>"),
      (tests.get(id) ?? []).join("<br>") || "**none**",
      ""
    ]
      .join(" | ")
      .trim()
  )
const text = `# Rules

What stands of the rule book: each rule's id, the functions that encode it, and the tests whose titles name it, with their
number. Made by \`npm run rules\`; \`npm run check\` fails where it is stale.

| rule | in short | encoded by | shown by |
| --- | --- | --- | --- |
${lines.join("\n")}
`

if (!process.argv.includes("--check")) {
  writeFileSync(page, text)
  console.log(`docs/rules.md: ${lines.length} rules`)
} else if (readFileSync(page, "utf8") !== text) {
  console.error("docs/rules.md is stale: run `npm run rules`")
  process.exitCode = 1
}
