import { readFileSync } from "node:fs"
import { join } from "node:path"

const guide = readFileSync(join(import.meta.dirname, "../../docs/http.md"), "utf8")

const blocks = [...guide.matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$/gmu)].map(
  ([, indent = "", language = "", code = ""]) => ({
    language,
    code: code.replaceAll(new RegExp(`^${indent}`, "gmu"), "")
  })
)

/** The programs of docs/http.md by the names that they bear in their first lines. */
export const programs = new Map(
  blocks.flatMap(({ code }) => {
    const [, name] = /^\/\/ (\w+\.ts)\n/u.exec(code) ?? []
    return name === undefined ? [] : [[name, code] as const]
  })
)

/** Its lines for a terminal: what installs, and what breaks the portal. */
export const [installing = "", breaking = ""] = blocks
  .filter(({ language }) => language === "sh")
  .map(({ code }) => code)
