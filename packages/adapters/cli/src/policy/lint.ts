import { type Finding, lintPolicy } from "@xueshi/core"
import { Console, Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { Ended } from "../Ended.ts"
import { json, language } from "./flags.ts"
import { readPolicy } from "./readFile.ts"
import { type Paint, paint, plain, table } from "./Terminal.ts"

const rowsOf = (findings: ReadonlyArray<Finding>, zh: boolean, dye: Paint): ReadonlyArray<string> => {
  const head = zh ? ["", "代码", "位置", "问题"] : ["", "code", "where", "what"]
  const cells = findings.map((one) => [
    one.severity === "error" ? "✗" : "!",
    one.code,
    one.path.join("."),
    zh ? one.zh : one.en
  ])
  const [first, ...rows] = table(
    head,
    cells.map((row) => row.map(plain))
  )
  return [
    dye(`  ${first}`, "bold"),
    ...findings.flatMap(({ severity, suggestion }, index) => [
      dye(`  ${rows[index]}`, severity === "error" ? "bad" : "open"),
      dye(`     → ${plain(zh ? suggestion.zh : suggestion.en)}`, "dim")
    ])
  ]
}

export const lint = Command.make(
  "lint",
  {
    files: Argument.String("file").pipe(
      Argument.withDescription("政策文件或自带文件的名称，可写几个 / documents or shipped ones' names"),
      Argument.atLeast(1)
    ),
    json,
    language
  },
  Effect.fnUntraced(function* ({ files, json, language }) {
    const found = yield* Effect.forEach(files, (file) =>
      Effect.map(readPolicy(file), ({ policy }) => ({ file, policy, findings: lintPolicy(policy) }))
    )
    const errors = found.flatMap(({ findings }) => findings).filter(({ severity }) => severity === "error").length
    if (json) {
      const told = found.map(({ file, findings, policy }) => ({ file, policy: policy.reference, findings }))
      yield* Console.log(JSON.stringify({ ok: errors === 0, files: told }, null, 2))
    } else {
      const dye = yield* paint
      const zh = language === "zh"
      const shown = found.map(({ file, findings }) => {
        const wrong = findings.filter(({ severity }) => severity === "error").length
        const [bad, open] = [wrong, findings.length - wrong]
        const count = zh ? `${bad} 个错误，${open} 个提醒` : `${bad} error(s), ${open} warning(s)`
        const head = dye(`${bad > 0 ? "✗" : "✓"} ${plain(file)}${zh ? "：" : ": "}${count}`, bad > 0 ? "bad" : "good")
        return [head, ...(findings.length === 0 ? [] : rowsOf(findings, zh, dye))].join("\n")
      })
      yield* Console.log(shown.join("\n\n"))
    }
    yield* errors === 0 ? Effect.void : new Ended({ code: 1 })
  })
).pipe(
  Command.withDescription(
    "检查政策文件里用不上、达不到、没写明的地方；有错误以 1 结束，只有提醒以 0 结束，文件有误以 2 结束 / looks a document over; ends with 1 where something is wrong, 0 where there are warnings alone, 2 where a file cannot be used"
  )
)
