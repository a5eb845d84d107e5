import { expect, it } from "vitest"
import { jsonBody, openCity } from "./world.ts"

it("SYS-04 every failing field of a request is told at once, with its path, in the language that is asked for", async () => {
  const { ask } = await openCity()
  const failuresIn = async (language: string) => {
    const body = { claim: { form: 7, hours: "0.0001", evidence: [{ digest: "" }] }, clam: 1 }
    const answer = await ask("/declarations", { as: "person", ...jsonBody(body, { "accept-language": language }) })
    expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "application/problem+json"])
    const problem = (await answer.json()) as {
      readonly failures: ReadonlyArray<{ readonly path: string; readonly code: string; readonly message: string }>
    }
    return problem.failures
  }
  const failures = await failuresIn("zh-CN")
  expect(failures.map(({ code, path }) => `${path} ${code}`).toSorted()).toEqual([
    "body/claim/evidence/0/digest Invalid",
    "body/claim/evidence/0/name Missing",
    "body/claim/fields Missing",
    "body/claim/form Invalid",
    "body/claim/hours Invalid",
    "body/clam Unexpected",
    "body/professional Missing"
  ])
  expect(failures.find(({ path }) => path === "body/professional")?.message).toBe("必填")
  const english = await failuresIn("en")
  expect(english.find(({ path }) => path === "body/professional")?.message).toBe("is required")
})
