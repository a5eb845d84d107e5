import { AssessRequest, Explanation, Jurisdiction, PolicyDocument, Text } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { described } from "./describe.ts"
import { denied, problems } from "./Problem.ts"
import { Authenticated } from "./security.ts"
import { WhatIfAsked, WhatIfLines } from "./whatIf.ts"

/** A version of a document, in a list. */
const Listed = Schema.Struct({
  id: Schema.String,
  version: Schema.String,
  title: Text,
  jurisdiction: Jurisdiction,
  inForce: PolicyDocument.fields.inForce,
  /** SHA-256 of the document's canonical JSON. */
  digest: Schema.String
})

const Name = Schema.String.check(Schema.isMaxLength(200))
const params = { id: Name, version: Name }

// Interfaces, since the types of so large schemas cannot be told without a name.
type DocumentType = typeof PolicyDocument.Type
type DocumentEncoded = typeof PolicyDocument.Encoded
export interface DocumentValue extends DocumentType {}
export interface DocumentJson extends DocumentEncoded {}
const Document: Schema.Codec<DocumentValue, DocumentJson> = PolicyDocument

const asked = Schema.toEncoded(
  Schema.Struct({ ...AssessRequest.fields, records: AssessRequest.fields.records.check(Schema.isMaxLength(1000)) })
)

type AskedType = typeof asked.Type
export interface AskedJson extends AskedType {}

/** A person's year as it is written down, in JSON; what the document says of its parts is looked at by core. */
const Asked: Schema.Codec<AskedJson> = asked

/** What a document says of a person's year. */
const Assessed = Schema.Struct({
  /** Whether the document is for such a person. */
  applies: Schema.Boolean,
  explanation: Explanation,
  /** The same as lines of text in the language that is asked for. */
  text: Schema.Array(Schema.String)
})

const refusals = ["InvalidFields", "PayloadTooLarge", "UnsupportedMediaType"] as const

const list = HttpApiEndpoint.get("list", "/", {
  success: Schema.Array(Listed),
  error: problems("NotAllowed")
}).annotateMerge(
  described({ zh: "现行的政策文件及其版本", en: "The policy documents in use, by version", rules: ["CMP-01"] })
)

const get = HttpApiEndpoint.get("get", "/:id/versions/:version", {
  params,
  success: Document,
  error: problems("NotAllowed", "NotFound")
}).annotateMerge(
  described({ zh: "政策文件的一个版本", en: "One version of a document", rules: ["CMP-01"], versioned: true })
)

const words = HttpApiEndpoint.get("words", "/:id/versions/:version/words", {
  params,
  success: Schema.Array(Schema.String),
  error: problems("NotAllowed", "NotFound")
}).annotateMerge(
  described({
    zh: "政策文件的文字说明",
    en: "A document in words, line by line, as the machine understands it",
    rules: ["CMP-01"]
  })
)

const schema = HttpApiEndpoint.get("schema", "/schema", {
  success: Schema.Record(Schema.String, Schema.Unknown)
}).annotateMerge(
  described({ zh: "政策文件的 JSON Schema", en: "The JSON Schema of policy documents", rules: ["CMP-01"] })
)

const assess = HttpApiEndpoint.post("assess", "/:id/versions/:version/assess", {
  params,
  payload: Asked,
  success: Assessed,
  error: problems(...refusals, "NotAllowed", "NotFound")
}).annotateMerge(
  described({
    zh: "按某个版本试算一个人的一年：不读取任何人的数据，也不写入",
    en: "What a document says of a person's year that is sent along; reads nobody's data and writes nothing",
    rules: ["CMP-04", "CMP-06"]
  })
)

const assessUnder = HttpApiEndpoint.post("assessUnder", "/assess", {
  payload: Schema.Struct({ document: Schema.Record(Schema.String, Schema.Unknown), request: Asked }),
  success: Assessed,
  error: problems(...refusals, "NotAllowed")
}).annotateMerge(
  described({
    zh: "按随请求附上的政策文件试算（限单位管理员）：文件的每个错误都指明位置",
    en: "The same by a document that is sent along, for administrators; every fault of the document with its path",
    rules: ["CMP-01", "CMP-06", "SYS-04"]
  })
)

const whatIf = HttpApiEndpoint.post("whatIf", "/what-if", {
  payload: WhatIfAsked,
  success: WhatIfLines,
  error: problems(...refusals, ...denied, "Busy")
}).annotateMerge(
  described({
    zh: "政策测算（限单位管理员）：若改用随请求附上的文件，本单位及所属单位的人员谁由不通过变为通过、谁由通过变为不通过；逐行返回，末行是汇总报告，或中途出错的原因；不写入",
    en: "What a changed document would do to the people of an organisation and all below it, for administrators: who flips, how far it has come, and in the last line the report, or the problem that ended it midway. It takes the place of the document of its id, or joins the others; nothing is written",
    rules: ["CMP-06", "ORG-03", "ACC-10"]
  })
)

/** Regulations as documents, what they say of a person's year, and what a changed one would. */
export const policies = HttpApiGroup.make("policies")
  .add(list, schema, get, words, assess, assessUnder, whatIf)
  .middleware(Authenticated)
  .prefix("/policies")
  .annotateMerge(OpenApi.annotations({ title: "政策文件 · Policies", description: "规定的文件、版本与试算" }))
