import { availableParallelism } from "node:os"
import { Console, Effect, FileSystem, Option, Redacted, Stdio } from "effect"
import { Command, Flag } from "effect/cli"
import { databaseFlag, onDatabase } from "../database.ts"
import { documentsFlag, readDocuments } from "../documents.ts"
import { cannot } from "../Ended.ts"
import { makeProgress } from "../policy/test/Progress.ts"
import { emptyDatabase } from "./emptyDatabase.ts"
import { fillDatabase } from "./fillDatabase.ts"
import { documentsOf, ungovernedIn } from "./judging.ts"
import { Province } from "./province/Province.ts"
import { sampleDocument } from "./sampleDocument.ts"

const whole = (name: string, most: number, description: string, least = 1) =>
  Flag.Int(name).pipe(
    Flag.withDescription(description),
    Flag.filter(
      (count) => count >= least && count <= most,
      () => `${least} 至 ${most} 的整数 / a whole number from ${least} to ${most}`
    )
  )

const flags = {
  database: databaseFlag,
  documents: documentsFlag,
  professionals: whole("professionals", 10_000_000, "多少专业技术人员 / how many professionals"),
  years: whole("years", 8, "申报几个年度，至 2023 年 / how many credit years, up to 2023").pipe(Flag.withDefault(3)),
  seed: whole("seed", 2_147_483_647, "种子：同一种子生成同样的数据 / the same seed, the same rows", 0).pipe(
    Flag.withDefault(1)
  ),
  organisations: whole(
    "organisations",
    1_000_000,
    "多少单位，缺省为人数的百分之一 / how many organisations; a hundredth of the people if not given",
    12
  ).pipe(Flag.optional),
  histories: whole(
    "histories",
    1_000_000_000,
    "至少多少条申报有完整的流水，其余各记一条 / how many declarations at least have all of their history, the others one entry",
    0
  ).pipe(Flag.withDefault(50_000)),
  threads: whole("threads", 64, "用几个线程，缺省为处理器数 / how many threads; one a processor if not given").pipe(
    Flag.withDefault(availableParallelism())
  ),
  writeDocument: Flag.String("write-document").pipe(
    Flag.withDescription(
      "把缺省所用的示例政策文件写到哪里，供 doctor --documents 使用 / where to write the sample document, for doctor --documents"
    ),
    Flag.optional
  )
}

/** Told at a terminal; silent elsewhere. */
const progressAtTerminal = Effect.gen(function* () {
  const progress = yield* makeProgress
  return (yield* (yield* Stdio.Stdio).stderrIsTerminal) ? progress : { tell: () => Effect.void, end: Effect.void }
})

export const generate = Command.make(
  "generate",
  flags,
  Effect.fnUntraced(function* ({ database, documents: paths, organisations, threads, writeDocument, ...asked }) {
    const documents = yield* readDocuments(paths, [sampleDocument])
    const plan = {
      ...asked,
      organisations: Option.getOrElse(organisations, () => Math.max(12, Math.ceil(asked.professionals / 100)))
    }
    const province = new Province(plan)
    const governed = yield* Effect.mapError(documentsOf(documents), ({ en, zh }) =>
      cannot(`这些政策文件不能使用：${zh}`, `these policy documents cannot be used: ${en}`)
    )
    const ungoverned = ungovernedIn(governed.policies, province)
    if (ungoverned.length > 0)
      return yield* cannot(
        `没有适用于 ${ungoverned[0]} 年度的政策文件（共 ${ungoverned.length} 处），请用 --documents 指明，或不写而用示例文件`,
        `no document governs ${ungoverned[0]} (${ungoverned.length} such): name one by --documents, or leave it out for the sample`
      )
    const progress = yield* progressAtTerminal
    const filled = yield* onDatabase(database, (url) =>
      Effect.andThen(
        emptyDatabase,
        fillDatabase(province, { url: Redacted.value(url), plan, documents }, threads, progress.tell)
      )
    ).pipe(Effect.ensuring(progress.end))
    if (Option.isSome(writeDocument)) {
      const files = yield* FileSystem.FileSystem
      yield* Effect.mapError(
        files.writeFileString(writeDocument.value, `${JSON.stringify(sampleDocument, null, 2)}\n`),
        () => cannot(`无法写入 ${writeDocument.value}`, `cannot write ${writeDocument.value}`)
      )
    }
    yield* Console.log(
      [
        `✓ 已生成 ${plan.organisations} 个单位、${plan.professionals} 人、${filled.declarations} 条申报`,
        `  ${plan.organisations} organisations, ${plan.professionals} professionals, ${filled.declarations} declarations`
      ].join("\n")
    )
  })
).pipe(
  Command.withDescription(
    "往空库里生成一个虚构的省：单位、人员、申报、结论和流水，供试用和测速 / fills an empty database with a province that nobody lives in, to try things out and to measure"
  )
)
