import { exportHead, Policies } from "@xueshi/core"
import { Console, Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import { checkDerived } from "./checkDerived.ts"
import { checkJournal, checkRows, checkSchema } from "./checks.ts"
import { databaseFlag, onDatabase } from "./database.ts"
import { documentsFlag, readPolicies } from "./documents.ts"
import { generate } from "./generate/generate.ts"
import { readHead, writeHead } from "./headFile.ts"
import { policy } from "./policy/policy.ts"
import { type Check, report } from "./Report.ts"
import { sample } from "./sample.ts"

const json = Flag.Boolean("json").pipe(
  Flag.withDescription("输出 JSON，供程序读取 / JSON, for programs"),
  Flag.withDefault(false)
)
const head = Flag.String("head").pipe(
  Flag.withDescription("与先前导出的链头文件核对 / check against a head that was exported before"),
  Flag.optional
)
const keptHead = (path: Option.Option<string>) =>
  Option.match(path, { onNone: () => Effect.undefined, onSome: readHead })

/** The schema's check, and the others where it is one that this program can read. */
const ofKnown = <E, R>(checks: Effect.Effect<ReadonlyArray<Check>, E, R>) =>
  Effect.gen(function* () {
    const schema = yield* checkSchema
    return schema.ok ? [schema, ...(yield* checks)] : [schema]
  })

const doctor = Command.make(
  "doctor",
  { database: databaseFlag, documents: documentsFlag, head, json },
  Effect.fnUntraced(function* ({ database, documents, head, json }) {
    const [kept, policies] = [yield* keptHead(head), yield* readPolicies(documents)]
    const derived = Effect.provideService(checkDerived, Policies, policies)
    const checks = ofKnown(Effect.all([checkJournal(kept), checkRows, derived]))
    yield* report(yield* onDatabase(database, checks), json)
  })
).pipe(
  Command.withDescription(
    "体检：表结构、流水是否完好，每条数据是否与流水一致，累计、结论、统计是否与重新计算一致；有问题时以 1 结束 / is everything whole? ends with 1 where it is not"
  )
)

const verify = Command.make(
  "verify",
  { database: databaseFlag, head, json },
  Effect.fnUntraced(function* ({ database, head, json }) {
    const kept = yield* keptHead(head)
    yield* report(yield* onDatabase(database, ofKnown(Effect.all([checkJournal(kept)]))), json)
  })
).pipe(Command.withDescription("核对流水是否被改动 / whether anybody changed the journal"))

const writtenHead = Command.make(
  "head",
  {
    database: databaseFlag,
    out: Flag.String("out").pipe(
      Flag.withDescription("写到哪个文件；请保存在数据库之外 / the file to write; keep it away from the database")
    )
  },
  Effect.fnUntraced(function* ({ database, out }) {
    const schema = yield* onDatabase(database, checkSchema)
    if (!schema.ok) return yield* report([schema], false)
    const exported = yield* onDatabase(database, exportHead)
    yield* writeHead(out, exported)
    yield* Console.log(
      `✓ 链头已写入 ${out}：第 ${exported.block} 块，至第 ${exported.sequence} 条\n  head written to ${out}: block ${exported.block}, up to entry ${exported.sequence}`
    )
  })
).pipe(Command.withDescription("导出链头，日后可发现尾部被截去 / export the head, to find a cut tail later"))

const journal = Command.make("journal").pipe(
  Command.withDescription("流水（只增不改的操作记录） / the append-only journal"),
  Command.withSubcommands([verify, writtenHead])
)

/** The command of operators and of policy officers. */
export const xueshi = Command.make("xueshi").pipe(
  Command.withDescription("学时系统运维工具 / for those who run a deployment, and who write its policy"),
  Command.withSubcommands([doctor, journal, generate, policy, sample])
)
