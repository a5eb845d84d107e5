import { AssessRequest, type Text } from "@xueshi/core"
import type { LawBroken } from "@xueshi/testing"
import { Schema } from "effect"
import { type Paint, plain } from "../Terminal.ts"
import type { LawRun, LawRuns } from "./runLaws.ts"

/** Only a document that declares it owes a law of this kind: what breaks it is told, and is nothing wrong. */
const isOwed = ({ law }: LawRun): boolean => law.id.startsWith("U")

export const lawsHold = ({ laws }: LawRuns): boolean => laws.every((one) => one.broken === undefined || !isOwed(one))

/** The case that breaks a law, as golden cases and `policy assess` read it. */
const exampleOf = ({ example: { question = {}, records, year } }: LawBroken): unknown =>
  Schema.encodeSync(AssessRequest)({ year, ...question, records })

/** What leads to the same case again: the cases before it hold, so no more are needed. */
const againOf = (file: string, { path, seed }: LawBroken): string =>
  `xueshi policy test ${file} --laws --seed ${seed} --runs ${Number(path.split(":")[0]) + 1}`

export const lawsAsJson = (file: string, { laws, runs, seed, seldom }: LawRuns) => ({
  runs,
  seed,
  seldom,
  laws: laws.map((one) => {
    const { broken, law, runs } = one
    const { id, rules, statement } = law
    const found = broken && {
      example: exampleOf(broken),
      seed: broken.seed,
      path: broken.path,
      again: againOf(file, broken)
    }
    return { id, rules, statement, owed: isOwed(one), runs, holds: broken === undefined, ...found }
  })
})

const both = ({ en, zh }: Text): string => `${zh} / ${en}`

const linesOf = (file: string, asked: number, one: LawRun, dye: Paint): ReadonlyArray<string> => {
  const { broken, law, runs } = one
  const said = `${law.id} ${both(law.statement)}`
  if (broken === undefined && runs < asked) return [`${dye("…", "open")} ${said}（${runs}/${asked}）`]
  if (broken === undefined)
    return [
      isOwed(one) ? `${dye("✓", "good")} ${said}` : `${dye("○", "open")} ${said}（没有找到反例 / no witness found）`
    ]
  const why = isOwed(one)
    ? "不成立的用例 / broken by"
    : "文件没有声明这条法则，不算错误；反例 / not declared by the document, and nothing wrong; a witness"
  return [
    `${isOwed(one) ? dye("✗", "bad") : dye("○", "open")} ${said}`,
    `    ${why}:`,
    ...JSON.stringify(exampleOf(broken), null, 2)
      .split("\n")
      .map((line) => `    ${plain(line)}`),
    `    ${dye(`再运行 / again: ${plain(againOf(file, broken))}`, "dim")}`,
    `    ${dye(`lawSuite: seed ${broken.seed}, path "${broken.path}"`, "dim")}`
  ]
}

/** The laws, each with what breaks it and how to see that again. */
export const lawLines = (file: string, noted: LawRuns, dye: Paint): ReadonlyArray<string> => {
  const { laws, runs, seed, seldom } = noted
  const owed = laws.filter(isOwed)
  const broken = owed.filter((one) => one.broken !== undefined).length
  const conclusion =
    broken === 0
      ? `${dye("✓", "good")} 试了 ${owed.length} 条法则，没有不成立的；每条至多 ${runs} 个用例，种子 ${seed} / of ${owed.length} laws tried none is broken; at most ${runs} cases each, seed ${seed}`
      : `${dye("✗", "bad")} 试了 ${owed.length} 条法则，${broken} 条不成立 / of ${owed.length} laws tried ${broken} are broken`
  return [
    ...laws.flatMap((one) => linesOf(file, runs, one, dye)),
    ...(seldom.length === 0
      ? []
      : [
          `${dye("!", "open")} 以下情形在法则的用例中太少见，法则对它们说明不了多少 / met too seldom by the laws' cases to say much of it:`,
          ...seldom.map((line) => `    ${plain(line)}`)
        ]),
    "",
    conclusion
  ]
}
