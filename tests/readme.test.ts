import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import { describe, expect, it } from "vitest"

const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8")
const snippets = [...readme.matchAll(/```ts\n([\s\S]*?)```/gu)].map(([, code = ""]) => code)

/** Runs a snippet as its reader would: a file of its own beside the packages. */
const run = (code: string): string => {
  const directory = mkdtempSync(join(import.meta.dirname, "readme-"))
  try {
    writeFileSync(join(directory, "snippet.ts"), code)
    return execFileSync(process.execPath, ["--conditions=xueshi-source", join(directory, "snippet.ts")], {
      encoding: "utf8"
    })
  } finally {
    rmSync(directory, { recursive: true })
  }
}

describe("the README's first steps run as printed", () => {
  it("DEC-02 an agency sees every failing field", () => {
    const printed = run(snippets[0] ?? "")
    expect(printed).toContain("from Required 必须填写")
    expect(printed).toContain("subject SubjectNotAllowed 该学习形式不能计入这个科目")
  })
  it("ORG-01 a developer gets a typed refusal with code, rule and text", () => {
    expect(run(snippets[1] ?? "")).toMatch(/^InvalidFields SYS-04 .*code 代码 33333333-0/u)
  })
  it("CMP-04 a policy tester sees who flips and why", () => {
    const printed = run(snippets[2] ?? "")
    expect(printed).toContain("2018 年度：通过（共计 93 学时）")
    expect(printed).toContain("✘ 专业科目学时：要求 62，已计 60，还差 6")
  })
})
