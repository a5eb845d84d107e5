import { dayAt, type Language, makeReform, parseDay, type Reform, WhatIf, WhatIfReport } from "@xueshi/core"
import { Clock, Console, Effect, Option, Schema } from "effect"
import { Command, Flag } from "effect/cli"
import { databaseFlag } from "../../database.ts"
import { documentsFlag } from "../../documents.ts"
import { cannot, Ended } from "../../Ended.ts"
import { json, language } from "../flags.ts"
import { readSound } from "../readFile.ts"
import { paint } from "../Terminal.ts"
import { makeProgress } from "../test/Progress.ts"
import { judgeDeployment } from "./judgeDeployment.ts"
import { judgePopulation, openPopulation } from "./judgePopulation.ts"
import { openOutput } from "./outputs.ts"
import { showWhatIf } from "./showWhatIf.ts"

const encode = Schema.encodeSync(WhatIfReport)

const flags = {
  from: Flag.String("from").pipe(
    Flag.withDescription(
      "现在的政策文件或自带文件的名称；用 --database 时可不写，即现行的 --documents / the document as it is, or a shipped one's name; with --database that which governs, if not given"
    ),
    Flag.optional
  ),
  to: Flag.String("to").pipe(
    Flag.withDescription("拟改成的政策文件或自带文件的名称 / the document as it would be, or a shipped one's name")
  ),
  population: Flag.String("population").pipe(
    Flag.withDescription(
      "人员，每行一人的 NDJSON；- 为标准输入；不写则为数据库（--database）里的人 / the people, NDJSON with one a line; - for what comes in; those of the database where not given"
    ),
    Flag.optional
  ),
  database: databaseFlag,
  documents: documentsFlag,
  year: Flag.Int("year").pipe(
    Flag.withDescription(
      "年度，缺省为新文件施行的第一年 / the credit year; the first one of the later document if not given"
    ),
    Flag.optional
  ),
  asOf: Flag.String("as-of").pipe(Flag.withDescription("截至哪一天，如 2018-12-31 / as of which day"), Flag.optional),
  examples: Flag.Int("examples").pipe(
    Flag.withDescription("每类举几个人为例，最多 100 / how many examples of each kind, at most 100"),
    Flag.filter(
      (count) => count >= 0 && count <= 100,
      () => "0 至 100 的整数 / a whole number from 0 to 100"
    ),
    Flag.withDefault(3)
  ),
  report: Flag.String("report").pipe(
    Flag.withDescription("另写一份可以转发的网页 .html / writes a page to be sent to others, too"),
    Flag.optional
  ),
  flips: Flag.String("flips").pipe(
    Flag.withDescription("另写结论改变的每一个人，NDJSON / writes everybody whose outcome changes, too"),
    Flag.optional
  ),
  json,
  language
}

const dayOf = (given: Option.Option<string>) => {
  if (Option.isNone(given)) return Effect.undefined
  const day = parseDay(given.value)
  return day === undefined
    ? Effect.fail(cannot(`没有 ${given.value} 这一天`, `${given.value} is no day`))
    : Effect.succeed(day)
}

/** Loaded where it is asked for: it draws, and that is heavy. */
const pageOf = Effect.fnUntraced(function* (report: WhatIfReport, { from, to }: Reform, language: Language) {
  const { whatIfPage } = yield* Effect.promise(() => import("@xueshi/report"))
  return whatIfPage(report, { from, to, madeOn: dayAt(yield* Clock.currentTimeMillis) }, language)
})

const noPastDay = cannot(
  "数据库里的人按现在的记录认定，不能用 --as-of",
  "the people of a database are judged as things stand: leave --as-of out"
)
const noFrom = cannot("请用 --from 写明现在的政策文件", "say which document it is now: --from")
const bothGiven = cannot("--population 与 --database 只能写一个", "give --population or --database, not both")

export const whatIf = Command.make(
  "what-if",
  flags,
  Effect.fnUntraced(function* ({
    asOf,
    examples,
    flips,
    from,
    json,
    language,
    population,
    report,
    to,
    year,
    ...deployed
  }) {
    if (Option.isSome(population) && Option.isSome(deployed.database)) return yield* bothGiven
    if (Option.isSome(population) && Option.isNone(from)) return yield* noFrom
    if (Option.isNone(population) && Option.isSome(asOf)) return yield* noPastDay
    const before = Option.isNone(from) ? undefined : (yield* readSound(from.value)).policy
    const after = (yield* readSound(to)).policy
    const ofYear = Option.getOrElse(year, () => after.document.inForce.from)
    const day = yield* dayOf(asOf)
    const reform =
      before &&
      (yield* Effect.mapError(Effect.fromResult(makeReform(before, after, ofYear, day)), ({ en, zh }) =>
        cannot(zh, en)
      ))
    const inputs = [...Option.toArray(from), to, ...Option.toArray(population)]
    const people = Option.isSome(population) ? yield* openPopulation(population.value) : undefined
    const [page, told] = [yield* openOutput(report, inputs), yield* openOutput(flips, inputs)]
    const [dye, progress] = [yield* paint, yield* makeProgress]
    const show = Effect.fnUntraced(function* (whatIf: WhatIf, complete: boolean) {
      const made = whatIf.report(complete)
      yield* progress.end
      const text = json ? JSON.stringify(encode(made), null, 2) : showWhatIf(made, language, dye).join("\n")
      yield* Console.log(text)
      if (page !== undefined) yield* page(yield* pageOf(made, whatIf.reform, language))
      return made
    })
    /** What was done is shown, whether it comes to its end or is interrupted. */
    const shown = <R>(whatIf: WhatIf, judging: Effect.Effect<void, Ended, R>) =>
      Effect.andThen(
        Effect.onInterrupt(judging, () => Effect.ignore(show(whatIf, false))),
        show(whatIf, true)
      )
    const { unread } =
      reform !== undefined && people !== undefined
        ? yield* Effect.suspend(() => {
            const whatIf = new WhatIf(reform, { examples })
            return shown(whatIf, judgePopulation(people, whatIf, examples, progress, told))
          })
        : yield* judgeDeployment(
            deployed,
            { changed: after, from: before, year: ofYear, examples },
            progress,
            told,
            shown
          )
    yield* unread.lines === 0 ? Effect.void : new Ended({ code: 1 })
  }, Effect.scoped)
).pipe(
  Command.withDescription(
    "测算改用另一份政策文件后，一批人的结论怎样变化、为什么；有的行无法读取以 1 结束，文件不能用以 2 结束 / what another document would change for a population, and why; ends with 1 where lines could not be read, 2 where a file cannot be used"
  )
)
