import { OpenApi } from "effect/http-api"

const ifNoneMatch = {
  name: "if-none-match",
  in: "header",
  required: false,
  description: "已见过的 ETag / an ETag that was seen",
  schema: { type: "string" }
}

/** What a read that says its version in `ETag` answers to whoever has seen that version. */
const versioned = (operation: Record<string, unknown>) => ({
  ...operation,
  parameters: [...(operation["parameters"] as ReadonlyArray<unknown>), ifNoneMatch],
  responses: {
    ...(operation["responses"] as object),
    304: { description: "内容未变 / not changed since that version" }
  }
})

/** Both languages of an operation: a short name and what it does, with the rules that it keeps. */
export const described = (texts: {
  readonly zh: string
  readonly en: string
  readonly rules?: ReadonlyArray<string>
  /** Whether the answer says its version in `ETag`. */
  readonly versioned?: boolean
}) => {
  const rules = texts.rules === undefined ? "" : `\n\n规则 / rules: ${texts.rules.join(", ")}`
  return OpenApi.annotations({
    summary: texts.zh,
    description: `${texts.zh}。${texts.en}.${rules}`,
    transform: texts.versioned === true ? versioned : undefined
  })
}
