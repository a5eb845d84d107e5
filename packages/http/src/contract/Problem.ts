import { Schema } from "effect"
import { HttpApiSchema } from "effect/http-api"
import { type Code, type Status, statusOf } from "./statuses.ts"

/** One failing field: where it stands in the request (`body/claim/hours`), why, and which rule says so. */
export const Failure = Schema.Struct({
  path: Schema.String,
  code: Schema.String,
  rule: Schema.NullOr(Schema.String),
  message: Schema.String
})

const fields = <Codes extends Code>(status: Status, codes: ReadonlyArray<Codes>) =>
  Schema.Struct({
    /** A URI reference that names the kind of problem: `urn:xueshi:problem:<code>`. */
    type: Schema.String,
    title: Schema.String,
    status: Schema.Literal(status),
    detail: Schema.String,
    /** The id of the request, as in the header `X-Request-Id` and in the log. */
    instance: Schema.String,
    code: Schema.Literals(codes),
    /** The id of the rule that refused, as in docs/rules.md; null where it is no rule of the domain. */
    rule: Schema.NullOr(Schema.String),
    failures: Schema.Array(Failure)
  })

export interface ProblemFields extends Omit<ReturnType<typeof fields>["Type"], "code" | "status"> {}

/** A refusal as RFC 9457 has it, in the language that the request asks for. */
export type Problem<Codes extends Code = Code> = Codes extends Code
  ? ProblemFields & { readonly code: Codes; readonly status: (typeof statusOf)[Codes] }
  : never

/** The media type of problems (RFC 9457). */
export const problemType = "application/problem+json"

/** The problems that an endpoint may answer: one schema a status, each with its codes. */
export const problems = <const Codes extends ReadonlyArray<Code>>(...codes: Codes) => {
  const statuses = [...new Set(codes.map((code): Status => statusOf[code]))].sort((a, b) => a - b)
  return statuses.map((status) =>
    fields(
      status,
      codes.filter((code) => statusOf[code] === status)
    ).pipe(HttpApiSchema.asJson({ contentType: problemType }), HttpApiSchema.status(status))
  ) as unknown as ReadonlyArray<Schema.Codec<Problem<Codes[number]>>>
}

/** What whoever may not do something is told, where it is about something (ACC-10). */
export const denied = ["NotAllowed", "BeyondJurisdiction", "NotFound"] as const

/** What stands in the way of any command on something that stands. */
export const ofChange = [...denied, "Conflict", "VersionMismatch", "KeyReused"] as const

/** What may be wrong with a body before it is read. */
export const ofBody = ["PayloadTooLarge", "UnsupportedMediaType"] as const

/** What any endpoint may answer, whatever it does. */
export const anywhere = problems("InvalidRequest", "InternalError", "Unavailable", "TimedOut")
