import type { FieldIssue } from "@xueshi/core"
import { Effect } from "effect"
import type { Problem } from "../contract/Problem.ts"
import { type Code, statusOf } from "../contract/statuses.ts"
import { Asked, type Language } from "./Asked.ts"
import { failuresOfRule } from "./failuresOf.ts"
import { withoutDocuments } from "./withoutPersonal.ts"

/** What a refusal says: an error of core, or one of this package's own. */
export interface Refused<Codes extends Code = Code> {
  readonly _tag: Codes
  readonly rule: string | null
  readonly zh: string
  readonly en: string
  readonly issues?: ReadonlyArray<FieldIssue>
}

const titles: Readonly<Record<number, Readonly<Record<Language, string>>>> = {
  400: { zh: "请求有误", en: "Bad request" },
  401: { zh: "请先登录", en: "Log in first" },
  403: { zh: "无权进行此操作", en: "Not allowed" },
  404: { zh: "没有找到", en: "Not found" },
  405: { zh: "不支持的请求方法", en: "Method not allowed" },
  409: { zh: "与现状冲突", en: "Conflict" },
  412: { zh: "内容已被他人修改", en: "Changed meanwhile" },
  413: { zh: "内容过大", en: "Too large" },
  415: { zh: "不支持的内容类型", en: "Unsupported content type" },
  422: { zh: "不符合规定", en: "Against the rules" },
  429: { zh: "尝试次数过多", en: "Too many attempts" },
  500: { zh: "系统内部错误", en: "Internal error" },
  503: { zh: "服务暂时不可用", en: "Temporarily unavailable" }
}

/** A refusal as a problem, in a language. */
export const makeProblem = <Codes extends Code>(
  refused: Refused<Codes>,
  { id, language }: { readonly id: string; readonly language: Language },
  failures: Problem["failures"] = []
): Problem<Codes> => {
  const { _tag: code, rule } = refused
  const status = statusOf[code]
  const problem = {
    type: `urn:xueshi:problem:${code}`,
    title: titles[status]?.[language] ?? code,
    status,
    detail: withoutDocuments(refused[language]),
    instance: id,
    code,
    rule,
    failures
  }
  return problem as unknown as Problem<Codes>
}

/** What a use case refuses, as a problem in the language of the request; `within` leads to what its rule was given. */
export const answer = <A, E extends Refused, R>(
  effect: Effect.Effect<A, E, R>,
  within = "body"
): Effect.Effect<A, Problem<E["_tag"]>, R> =>
  Effect.catch(effect, (refused) =>
    Effect.flatMap(Asked, (asked) =>
      Effect.fail(makeProblem<E["_tag"]>(refused, asked, failuresOfRule(within, refused.issues ?? [], asked.language)))
    )
  )
