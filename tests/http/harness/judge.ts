import { statusOf } from "@xueshi/http"
import { type Caller, password, probe } from "./city.ts"
import { clientComplaint } from "./decodes.ts"
import { type Operation, operationAt } from "./document.ts"
import { complaint, type JsonSchema } from "./JsonSchema.ts"
import { type Portal, pathOf, type Wire } from "./portal.ts"
import { tokenOf } from "./standing.ts"
import { soundWire } from "./wire.ts"

/** What was asked and what came back. */
export interface Answered {
  readonly caller: Caller
  readonly wire: Wire
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly logged: ReadonlyArray<string>
  /** The city's fingerprint before and after. */
  readonly before: string
  readonly after: string
}

/** The operations that show whole document numbers, to whom they concern. All others mask them (STA-06). */
const showsWhole = new Set([
  "professionals.get",
  "professionals.edit",
  "professionals.keepRecords",
  "reviews.get",
  "certificates.issue",
  "certificates.list",
  "certificates.get",
  "certificates.print"
])

const problemType = "application/problem+json"
const mediaType = (headers: Headers): string => (headers.get("content-type") ?? "").split(";")[0]?.trim() ?? ""

const json = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** Lines of JSON, each as declared, of which the last is the report: nothing goes wrong midway in a city that nobody changes. */
const ofLines = (schema: JsonSchema, bytes: Uint8Array): Finding => {
  const lines = new TextDecoder().decode(bytes).split("\n")
  if (lines.pop() !== "") return "the last line does not end"
  const values = lines.map((line) => json(new TextEncoder().encode(line)))
  const found = values.map((value) => (value === undefined ? "no JSON" : complaint(schema, value))).find(Boolean)
  if (found !== undefined) return `a line is not as declared: ${found}`
  const ends = values.map((value) => (value as { readonly event: string }).event === "report")
  return ends.indexOf(true) !== lines.length - 1 && "the report is not the last line, and the only one"
}

type Finding = string | undefined | false

const ofBody = (operation: Operation, { bytes, headers, status, wire }: Answered): Finding => {
  const response = operation.responses[String(status)]
  if (response === undefined) return `${operation.id} does not declare ${status}`
  const content = response.content
  if (content === undefined) return bytes.length > 0 && "a body where none is declared"
  const type = mediaType(headers)
  const declared = content[type]
  if (declared === undefined) return `${operation.id} does not declare ${type} for ${status}`
  if (type === "application/x-ndjson") return ofLines(declared.schema, bytes)
  if (wire.method === "HEAD" || !type.endsWith("json")) return undefined
  const value = json(bytes)
  if (value === undefined) return "the body is no JSON in UTF-8"
  const found = complaint(declared.schema, value)
  return found === undefined ? undefined : `the body of ${status} is not as declared: ${found}`
}

/** Where no operation is asked for there is a problem all the same. */
const ofProblem = ({ bytes, headers, status, wire }: Answered): Finding => {
  if (status < 400) return `${status} where there is no operation`
  if (mediaType(headers) !== problemType) return `${status} without a problem`
  if (wire.method === "HEAD") return undefined
  const problem = json(bytes) as Readonly<Record<string, unknown>> | undefined
  if (problem?.["status"] !== status) return "the problem names another status"
  if (problem["instance"] !== headers.get("x-request-id")) return "the problem names another request"
  return !Object.hasOwn(statusOf, String(problem["code"])) && "the problem has no known code"
}

const asked = ({ method }: Wire): string => (method === "HEAD" ? "GET" : method)

/** Whole document numbers in a text, beside those that may be there. */
const unmasked = (text: string, { city }: Portal, but: ReadonlyArray<string>): boolean =>
  city.canaries.some((canary) => !but.includes(canary) && text.includes(canary))

const ofPrivacy = (answered: Answered, operation: Operation | undefined, portal: Portal): Finding => {
  const { bytes, caller, headers, logged, status } = answered
  const done = status < 300
  const own = done && operation !== undefined && showsWhole.has(operation.id) ? portal.city.whole(caller) : []
  // Nobody's number is what somebody wrote into a claim: that is theirs to see.
  const asked = done && operation?.id === "reviews.get" ? portal.city.underReview : []
  const may = done ? [...own, ...asked, probe] : own
  const text = new TextDecoder().decode(bytes)
  if (unmasked(text, portal, may)) return "a whole document number in the answer"
  if (unmasked(JSON.stringify([...headers]), portal, [])) return "a whole document number in the headers"
  if (unmasked(logged.join("\n"), portal, [])) return "a whole document number in the log"
  const secrets = [tokenOf(caller), password]
  return secrets.some((secret) => text.includes(secret) || logged.join("\n").includes(secret)) && "a secret comes back"
}

/** The documentation and the contract itself, which are no operations. */
const besides = new Set(["/openapi.json", "/docs"])

/** What is wrong with an answer; undefined where nothing is. */
export const judge = async (answered: Answered, portal: Portal): Promise<string | undefined> => {
  const { after, before, bytes, caller, headers, status, wire } = answered
  const path = pathOf(wire)
  // Whatever leads out of the mount is the portal's own.
  if (path === undefined) return undefined
  if (status >= 500) return `${status}`
  const method = asked(wire)
  const operation = operationAt(method, path)
  const shown = besides.has(path) && method === "GET" && status === 200
  const found =
    (status >= 400 && ofProblem(answered)) ||
    (operation !== undefined ? ofBody(operation, answered) : !shown && ofProblem(answered)) ||
    (headers.get("x-content-type-options") !== "nosniff" && "no security headers") ||
    (headers.get("x-request-id") === null && "no id of the request") ||
    ((status >= 400 || method === "GET") && before !== after && `${status} changed rows: ${before} to ${after}`) ||
    (operation?.secured && ["nobody", "stranger"].includes(caller) && status < 400 && `${caller} got ${status}`) ||
    ofPrivacy(answered, operation, portal)
  if (found) return found
  if (operation === undefined || wire.method === "HEAD" || status === 304) return undefined
  // What is refused may be nothing that the client could ask: then it is the answer to a sound request.
  const askable = status < 300 ? wire : soundWire(operation, caller, portal.city)
  return await clientComplaint(operation, askable, answered, bytes)
}
