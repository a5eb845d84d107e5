import { differencesOf, tellDifference } from "@xueshi/core"
import { Console, Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { json, language } from "./flags.ts"
import { readPolicy } from "./readFile.ts"
import { paint, plain } from "./Terminal.ts"

const marks = { added: ["+", "good"], removed: ["-", "bad"], changed: ["~", "open"] } as const

export const diff = Command.make(
  "diff",
  {
    from: Argument.String("from").pipe(
      Argument.withDescription("原来的政策文件或自带文件的名称 / the earlier document, or a shipped one's name")
    ),
    to: Argument.String("to").pipe(
      Argument.withDescription("现在的政策文件或自带文件的名称 / the later document, or a shipped one's name")
    ),
    json,
    language
  },
  Effect.fnUntraced(function* ({ from, json, language, to }) {
    const [before, after] = [(yield* readPolicy(from)).policy, (yield* readPolicy(to)).policy]
    const differences = differencesOf(before, after, language)
    if (json) {
      yield* Console.log(JSON.stringify({ from: before.reference, to: after.reference, differences }, null, 2))
      return
    }
    const dye = yield* paint
    const zh = language === "zh"
    const lines = differences.map((one) => {
      const [mark, colour] = marks[one.kind]
      return dye(`${mark} ${plain(tellDifference(one, language))}`, colour)
    })
    const count = zh ? `共 ${lines.length} 处不同` : `${lines.length} difference(s)`
    const none = zh ? "两份文件说的一样" : "both documents say the same"
    yield* Console.log([...lines, ...(lines.length === 0 ? [] : [""]), lines.length === 0 ? none : count].join("\n"))
  })
).pipe(
  Command.withDescription(
    "用文字比较两份政策文件；有无不同都以 0 结束，文件有误以 2 结束 / tells what differs between two documents; ends with 0 whether anything does, 2 where a file cannot be used"
  )
)
