import { Flag } from "effect/cli"

export const language = Flag.Literals("language", ["zh", "en"]).pipe(
  Flag.withDescription("输出的语言 / the language of what is printed"),
  Flag.withDefault("zh" as const)
)

export const json = Flag.Boolean("json").pipe(
  Flag.withDescription("输出 JSON，供程序读取 / JSON, for programs"),
  Flag.withDefault(false)
)
