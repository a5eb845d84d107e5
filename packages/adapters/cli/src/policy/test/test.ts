import { readCases, runCases } from "@xueshi/core"
import { Console, Effect, FileSystem, Option } from "effect"
import { Command, Flag } from "effect/cli"
import { Ended } from "../../Ended.ts"
import { file, json, language } from "../flags.ts"
import { type Found, orFaults, readJson, readSound } from "../readFile.ts"
import { paint } from "../Terminal.ts"
import { makeProgress } from "./Progress.ts"
import { runs, seed } from "./runFlags.ts"
import { type LawRuns, runLaws } from "./runLaws.ts"
import { allHold, type Tested, testedAsJson, testedLines } from "./Tested.ts"

/** The golden cases that are named, else those beside the document; undefined where there are none and none are needed. */
const casesFor = Effect.fnUntraced(function* (
  { cases: beside, policy }: Found,
  named: Option.Option<string>,
  areNeeded: boolean
) {
  const path = Option.getOrElse(named, () => beside)
  const files = yield* FileSystem.FileSystem
  const mayLack = !areNeeded && Option.isNone(named)
  if (mayLack && !(yield* Effect.orElseSucceed(files.exists(path), () => false))) return undefined
  return yield* orFaults(path, readCases(policy, yield* readJson(path)))
})

export const test = Command.make(
  "test",
  {
    file,
    cases: Flag.String("cases").pipe(
      Flag.withDescription(
        "用例文件，缺省为文件旁的 .cases.json / the cases; those beside the document where not given"
      ),
      Flag.optional
    ),
    laws: Flag.Boolean("laws").pipe(
      Flag.withDescription("再用产生的用例试各条法则 / tries the laws too, on cases that are made up"),
      Flag.withDefault(false)
    ),
    runs,
    seed,
    coverage: Flag.Boolean("coverage").pipe(
      Flag.withDescription(
        "列出没有用例到达的地方 / tells what of the document no case reaches, and which case to write"
      ),
      Flag.withDefault(false)
    ),
    json,
    language
  },
  Effect.fnUntraced(function* ({ cases, coverage, file, json, language, laws, runs, seed }) {
    const found = yield* readSound(file)
    const { policy } = found
    const given = yield* casesFor(found, cases, !laws)
    const covered = coverage
      ? yield* Effect.map(
          Effect.promise(() => import("@xueshi/testing")),
          ({ Coverage }) => ({ cases: new Coverage(policy), laws: new Coverage(policy) })
        )
      : undefined
    for (const one of given ?? []) covered?.cases.add(one)
    const asked: LawRuns | undefined = laws ? { runs, seed, laws: [], witnesses: [], seldom: [] } : undefined
    const tested: Tested = {
      file,
      policy,
      cases: given && runCases(policy, given),
      laws: asked,
      covered,
      interrupted: false
    }
    const dye = yield* paint
    const progress = yield* makeProgress
    const show = (done: Tested) =>
      Effect.andThen(
        progress.end,
        Console.log(json ? JSON.stringify(testedAsJson(done), null, 2) : testedLines(done, language, dye).join("\n"))
      )
    if (asked !== undefined)
      yield* Effect.onInterrupt(runLaws(policy, asked, covered?.laws, progress), () =>
        show({ ...tested, interrupted: true })
      )
    yield* show(tested)
    yield* allHold(tested) ? Effect.void : new Ended({ code: 1 })
  })
).pipe(
  Command.withDescription(
    "运行政策文件的用例，也可以试各条法则、列出没有用例到达的地方；有不符的以 1 结束 / runs the golden cases of a document, tries the laws on it, tells what no case reaches; ends with 1 where something does not come out"
  )
)
