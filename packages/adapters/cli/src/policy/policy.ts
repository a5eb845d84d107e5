import {
  AssessRequest,
  assess,
  type CaseResult,
  CasesFile,
  describePolicy,
  Explanation,
  explainVerdict,
  type Judgement,
  MemberLine,
  PolicyDocument,
  readCases,
  runCases
} from "@xueshi/core"
import { Console, Effect, Option, Schema } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { Ended } from "../Ended.ts"
import { diff } from "./diff.ts"
import { json, language } from "./flags.ts"
import { lint } from "./lint.ts"
import { orFaults, readJson, readPolicy } from "./readFile.ts"
import { showExplanation } from "./showExplanation.ts"
import { paint, plain, table } from "./Terminal.ts"
import { whatIf } from "./whatif/whatIf.ts"

const file = Argument.String("file").pipe(
  Argument.withDescription(
    "政策文件 .json；- 为标准输入；也可写自带文件的名称，如 weihai-2018 / a policy document, - for what comes in, or a shipped one's name"
  )
)

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
    const found = yield* Effect.forEach(policy, readPolicy)
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
        ...others.map((one) => [dye(beside, "bold"), ...showExplanation(one, language, dye)])
      ]
      yield* Console.log(shown.map((lines) => lines.join("\n")).join("\n\n"))
    }
    yield* governing.passed ? Effect.void : new Ended({ code: 1 })
  })
).pipe(
  Command.withDescription(
    "按政策文件认定一个人的年度，逐条说明；合格以 0 结束，不合格以 1 结束，文件有误以 2 结束 / judges a person's year and explains it; ends with 0 where it is passed, 1 where not, 2 where a file cannot be used"
  )
)

const caseLines = ({ differences, name }: CaseResult, good: string, bad: string): ReadonlyArray<string> => {
  if (differences.length === 0) return [`${good} ${plain(name)}`]
  const rows = differences.map(({ at, expected, got }) => [at.join("."), expected, got].map(plain))
  return [
    `${bad} ${plain(name)}`,
    ...table(["项目 / of", "期望 / expected", "实际 / got"], rows).map((line) => `    ${line}`)
  ]
}

const test = Command.make(
  "test",
  {
    file,
    cases: Flag.String("cases").pipe(
      Flag.withDescription(
        "用例文件，缺省为文件旁的 .cases.json / the cases; those beside the document where not given"
      ),
      Flag.optional
    ),
    json
  },
  Effect.fnUntraced(function* ({ cases, file, json }) {
    const found = yield* readPolicy(file)
    const path = Option.getOrElse(cases, () => found.cases)
    const read = yield* orFaults(path, readCases(found.policy, yield* readJson(path)))
    const results = runCases(found.policy, read)
    const failed = results.filter(({ differences }) => differences.length > 0).length
    const dye = yield* paint
    if (json) {
      const told = results.map(({ differences, name, verdict }) => ({ name, outcome: verdict.outcome, differences }))
      yield* Console.log(JSON.stringify({ ok: failed === 0, cases: told }, null, 2))
    } else {
      const [good, bad] = [dye("✓", "good"), dye("✗", "bad")]
      const conclusion =
        failed === 0
          ? `${good} ${results.length} 个用例全部符合 / all ${results.length} cases come out as expected`
          : `${bad} ${results.length} 个用例中 ${failed} 个不符 / ${failed} of ${results.length} cases do not`
      yield* Console.log([...results.flatMap((one) => caseLines(one, good, bad)), "", conclusion].join("\n"))
    }
    yield* failed === 0 ? Effect.void : new Ended({ code: 1 })
  })
).pipe(
  Command.withDescription(
    "运行政策文件的用例；有不符的以 1 结束 / runs the golden cases of a document; ends with 1 where one does not come out"
  )
)

const schemas = { policy: PolicyDocument, cases: CasesFile, assess: AssessRequest, population: MemberLine }

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
  Effect.fnUntraced(function* ({ of }) {
    const { definitions, schema } = Schema.toJsonSchemaDocument(schemas[of] as Schema.Top, {
      onExcessProperty: "error"
    })
    const head = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: `https://xueshi.example/schema/${of}-1.json`
    }
    yield* Console.log(JSON.stringify({ ...head, ...schema, $defs: definitions }, null, 2))
  })
).pipe(Command.withDescription("政策文件的 JSON Schema，供编辑器使用 / the JSON Schema, for editors"))

/** The commands of whoever writes and tests a policy. They need no database. */
export const policy = Command.make("policy").pipe(
  Command.withDescription(
    "政策文件：说明、认定、用例、检查、比较、测算 / policy documents: in words, on records, against golden cases, looked over, compared, tried on a population"
  ),
  Command.withSubcommands([explain, judge, test, lint, diff, whatIf, schema])
)
