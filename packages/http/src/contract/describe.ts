import { OpenApi } from "effect/http-api"

/** Both languages of an operation: a short name and what it does, with the rules that it keeps. */
export const described = (texts: {
  readonly zh: string
  readonly en: string
  readonly rules?: ReadonlyArray<string>
}) => {
  const rules = texts.rules === undefined ? "" : `\n\n规则 / rules: ${texts.rules.join(", ")}`
  return OpenApi.annotations({ summary: texts.zh, description: `${texts.zh}。${texts.en}.${rules}` })
}
