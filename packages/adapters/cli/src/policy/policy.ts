import {
  AssessRequest,
  assess,
  CasesFile,
  describePolicy,
  documentSchema,
  Explanation,
  explainVerdict,
  type Judgement,
  MemberLine
} from "@xueshi/core"
import { Console, Effect, Option, Schema } from "effect"
import { Command, Flag } from "effect/cli"
import { Ended } from "../Ended.ts"
import { diff } from "./diff.ts"
import { file, json, language } from "./flags.ts"
import { lint } from "./lint.ts"
import { orFaults, readJson, readPolicy, readSound } from "./readFile.ts"
import { showExplanation } from "./showExplanation.ts"
import { paint, plain } from "./Terminal.ts"
import { test } from "./test/test.ts"
import { warningLines } from "./warningLines.ts"
import { whatIf } from "./whatif/whatIf.ts"

const explain = Command.make(
  "explain",
  { file, language },
  Effect.fnUntraced(function* ({ file, language }) {
    const { policy } = yield* readPolicy(file)
    const dye = yield* paint
    const lines = describePolicy(policy, language).map(plain)
    yield* Console.log(lines.map((line) => (line === "" || line.startsWith(" ") ? line : dye(line, "bold"))).join("\n"))
  })
).pipe(Command.withDescription("用文字说明一份政策文件：机器是怎样理解的 / a document in words"))

const encode = Schema.encodeSync(Explanation)
const explained = ({ assessment: { question, records }, policy, verdict }: Judgement) =>
  explainVerdict(policy, verdict, records, question)

/** A request, of which the year, the day and the region may be given on the command line; its records alone are one too. */
const requestOf = (
  given: unknown,
  { asOf, region, year }: Readonly<Record<"asOf" | "region", Option.Option<string>> & { year: Option.Option<number> }>
): unknown => {
  const request = Array.isArray(given) ? { records: given } : given
  if (typeof request !== "object" || request === null) return request
  return {
    ...request,
    ...(Option.isSome(year) && { year: year.value }),
    ...(Option.isSome(asOf) && { asOf: asOf.value }),
    ...(Option.isSome(region) && { region: region.value })
  }
}

const judge = Command.make(
  "assess",
  {
    policy: Flag.String("policy").pipe(
      Flag.withDescription("政策文件或自带文件的名称，可重复 / a document or a shipped one's name, once for each"),
      Flag.atLeast(1)
    ),
    records: Flag.String("records").pipe(
      Flag.withDescription("一个人的记录 .json；- 为标准输入 / one person's records, - for what comes in")
    ),
    year: Flag.Int("year").pipe(Flag.withDescription("年度，缺省取文件所写 / the credit year"), Flag.optional),
    asOf: Flag.String("as-of").pipe(Flag.withDescription("截至哪一天，如 2018-12-31 / as of which day"), Flag.optional),
    region: Flag.String("region").pipe(
      Flag.withDescription("所在地区，六位代码 / the region, six digits"),
      Flag.optional
    ),
    json,
    language
  },
  Effect.fnUntraced(function* ({ policy, records, json, language, ...given }) {
    const found = yield* Effect.forEach(policy, readSound)
    const request = requestOf(yield* readJson(records), given)
    const documents = found.map((one) => one.policy)
    const [first, ...rest] = yield* orFaults(records, assess(documents, request))
    const [governing, others] = [explained(first), rest.map(explained)]
    if (json)
      yield* Console.log(JSON.stringify({ ...encode(governing), others: others.map((one) => encode(one)) }, null, 2))
    else {
      const dye = yield* paint
      const beside = language === "zh" ? "同时适用（不作为认定依据）：" : "Also applies, and does not govern:"
      const shown = [
        showExplanation(governing, language, dye),
        ...others.map((one) => [dye(beside, "bold"), ...showExplanation(one, language, dye)]),
        documents.flatMap((document) => warningLines(document, dye))
      ].filter((lines) => lines.length > 0)
      yield* Console.log(shown.map((lines) => lines.join("\n")).join("\n\n"))
    }
    yield* governing.passed ? Effect.void : new Ended({ code: 1 })
  })
).pipe(
  Command.withDescription(
    "按政策文件认定一个人的年度，逐条说明；合格以 0 结束，不合格以 1 结束，文件有误以 2 结束 / judges a person's year and explains it; ends with 0 where it is passed, 1 where not, 2 where a file cannot be used"
  )
)

const schemaOf = (name: string, shape: Schema.Top) => () => {
  const { definitions, schema } = Schema.toJsonSchemaDocument(shape, { onExcessProperty: "error" })
  const $id = `https://xueshi.example/schema/${name}-1.json`
  return { $schema: "https://json-schema.org/draft/2020-12/schema", $id, ...schema, $defs: definitions }
}
const schemas = {
  policy: documentSchema,
  cases: schemaOf("cases", CasesFile),
  assess: schemaOf("assess", AssessRequest),
  population: schemaOf("population", MemberLine)
}

const schema = Command.make(
  "schema",
  {
    of: Flag.Literals("of", ["policy", "cases", "assess", "population"]).pipe(
      Flag.withDescription(
        "政策文件、用例文件、认定请求或 what-if 人员文件的一行 / of a document, its cases, a person's records, or a line of what-if's people"
      ),
      Flag.withDefault("policy" as const)
    )
  },
  ({ of }) => Console.log(JSON.stringify(schemas[of](), null, 2))
).pipe(Command.withDescription("政策文件的 JSON Schema，供编辑器使用 / the JSON Schema, for editors"))

/** The commands of whoever writes and tests a policy. They need no database. */
export const policy = Command.make("policy").pipe(
  Command.withDescription(
    "政策文件：说明、认定、用例、检查、比较、测算 / policy documents: in words, on records, against golden cases, looked over, compared, tried on a population"
  ),
  Command.withSubcommands([explain, judge, test, lint, diff, whatIf, schema])
)
