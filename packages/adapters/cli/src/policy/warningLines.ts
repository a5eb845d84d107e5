import { lintPolicy, type Policy } from "@xueshi/core"
import { type Paint, plain } from "./Terminal.ts"

/** What whoever wrote a document should look at, a line each; `policy lint` says what to do about it. */
export const warningLines = (policy: Policy, dye: Paint): ReadonlyArray<string> =>
  lintPolicy(policy)
    .filter(({ severity }) => severity === "warning")
    .map(({ code, en, path, zh }) => `${dye("!", "open")} ${plain(`${path.join(".")}：${zh} / ${en} (${code})`)}`)
