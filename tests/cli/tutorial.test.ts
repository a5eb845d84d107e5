import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { xueshi } from "./xueshi.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const page = readFileSync(`${root}docs/policy/tutorial.md`, "utf8")

/** Each command of the page, and what the page says that it prints; `……` stands for lines that the page leaves out. */
const shown = [...page.matchAll(/```console\n\$ npm run -s xueshi -- (.*)\n([\s\S]*?)```/gu)].map(
  ([, command = "", output = ""]) => ({ command, output })
)

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&")

const pattern = (output: string): RegExp =>
  new RegExp(
    `^${output
      .trimEnd()
      .split("\n")
      .map((line) => (line === "……" ? "(?:.*\n)*?" : `${escaped(line)}\n`))
      .join("")}$`,
    "u"
  )

describe("the tutorial for policy testers", () => {
  it("CMP-01 CMP-06 has a mistake for each of the three ways to find one", () => {
    for (const way of ["policy lint", "policy test", "policy what-if"])
      expect(shown.some(({ command }) => command.startsWith(way))).toBe(true)
  })
  it.each(shown)("CMP-01 CMP-06 $command prints what the page shows", async ({ command, output }) => {
    const { err, out } = await xueshi(undefined, ...command.split(" "))
    expect(out === "" ? err : `${out.trimEnd()}\n`).toMatch(pattern(output))
  })
})
