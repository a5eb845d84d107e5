import { Argument, Flag } from "effect/cli"

export const language = Flag.Literals("language", ["zh", "en"]).pipe(
  Flag.withDescription("输出的语言 / the language of what is printed"),
  Flag.withDefault("zh" as const)
)

export const json = Flag.Boolean("json").pipe(
  Flag.withDescription("输出 JSON，供程序读取 / JSON, for programs"),
  Flag.withDefault(false)
)

export const file = Argument.String("file").pipe(
  Argument.withDescription(
    "政策文件 .json；- 为标准输入；也可写自带文件的名称，如 weihai-2018 / a policy document, - for what comes in, or a shipped one's name"
  )
)
