import { Rules } from "@xueshi/core"
import { Console, Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import { Ended } from "./Ended.ts"
import { json } from "./policy/flags.ts"
import { orFaults, readJson } from "./policy/readFile.ts"
import { plain } from "./policy/Terminal.ts"

const verdicts = {
  agree: "✓ 与公布的抽样结果一致 / the same was published as drawn",
  differ: "✗ 与公布的抽样结果不一致 / something else was published as drawn",
  unsaid: "○ 公布的文件没有写抽到哪些 / nothing was published as drawn"
}

/** What the file says otherwise than whoever draws again, who has it from before: a seed that was changed afterwards. */
const otherwise = (published: object, given: object): ReadonlyArray<string> => {
  const said = new Map(Object.entries(published))
  return Object.entries(given).flatMap(([key, value]) => {
    const own = said.get(key)
    if (own === undefined || own === value) return []
    return [`✗ 文件中的 ${key} 是 ${plain(String(own))}，与所给的不同 / the file says another ${key} than was given`]
  })
}

/** Draws a published sample again (AUD-05): whoever doubts it needs no account and no database for that. */
export const sample = Command.make(
  "sample",
  {
    frame: Flag.String("frame").pipe(
      Flag.withDescription("公布的抽样 .json；- 为标准输入 / the sample as it was published, - for what comes in")
    ),
    seed: Flag.String("seed").pipe(
      Flag.withDescription("事先公布的种子；缺省为文件里的 / the seed as it was published before; else the file's"),
      Flag.optional
    ),
    size: Flag.Int("size").pipe(
      Flag.withDescription("抽多少条；缺省为文件里的 / how many are drawn; else as many as the file says"),
      Flag.optional
    ),
    json
  },
  Effect.fnUntraced(function* ({ frame, json, seed, size }) {
    const published = yield* readJson(frame)
    const given = { ...(Option.isSome(seed) && { seed: seed.value }), ...(Option.isSome(size) && { size: size.value }) }
    const known = typeof published === "object" && published !== null && !Array.isArray(published)
    const { agrees, strata } = yield* orFaults(frame, Rules.drawAgain(known ? { ...published, ...given } : published))
    const changed = known ? otherwise(published, given) : []
    const same = changed.length > 0 ? false : agrees
    if (json) yield* Console.log(JSON.stringify({ agrees: same ?? null, strata }, null, 2))
    else {
      const lines = strata.flatMap(({ ids, of, stratum }) => [
        `${stratum === "" ? "" : `${plain(stratum)}：`}${ids.length}/${of}`,
        ...ids.map((id) => `  ${plain(id)}`)
      ])
      const verdict = agrees === undefined ? verdicts.unsaid : agrees ? verdicts.agree : verdicts.differ
      yield* Console.log([...lines, "", ...changed, verdict].join("\n"))
    }
    if (same === false) return yield* new Ended({ code: 1 })
  })
).pipe(
  Command.withDescription(
    "复算审验抽样：按种子和范围重新抽取，看与公布的是否一致；不一致以 1 结束，文件有误以 2 结束 / draws a published sample again; ends with 1 where something else was published, 2 where the file cannot be used"
  )
)
