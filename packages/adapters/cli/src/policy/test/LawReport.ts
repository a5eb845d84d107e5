import { AssessRequest, type Language, type Text } from "@xueshi/core"
import type { LawBroken } from "@xueshi/testing"
import { Schema } from "effect"
import { type Paint, plain } from "../Terminal.ts"
import type { LawRun, LawRuns } from "./runLaws.ts"

export const lawsHold = ({ laws }: LawRuns): boolean => laws.every((one) => one.broken === undefined)

/** The case that breaks a law, as golden cases and `policy assess` read it. */
const caseOf = ({ question = {}, records, year }: LawBroken["example"]): unknown =>
  Schema.encodeSync(AssessRequest)({ year, ...question, records })

/** What leads to the same case again: the cases before it hold, so no more are needed. */
const againOf = (file: string, { path, seed }: LawBroken): string =>
  `xueshi policy test ${file} --laws --seed ${seed} --runs ${Number(path.split(":")[0]) + 1}`

export const lawsAsJson = (file: string, { laws, runs, seed, seldom, witnesses }: LawRuns) => ({
  runs,
  seed,
  seldom,
  laws: laws.map(({ broken, law: { id, rules, statement }, runs }) => {
    const found = broken && {
      example: caseOf(broken.example),
      seed: broken.seed,
      path: broken.path,
      again: againOf(file, broken)
    }
    return { id, rules, statement, runs, holds: broken === undefined, ...found }
  }),
  witnesses: witnesses.map(
    ({
      search: {
        cases,
        law: { id, statement },
        witness
      }
    }) => ({
      id,
      statement,
      cases,
      witness: witness && {
        before: caseOf(witness.before),
        what: witness.what,
        after: caseOf(witness.after),
        outcomes: witness.verdicts.map(({ outcome }) => outcome),
        clauses: witness.clauses
      }
    })
  )
})

const both = ({ en, zh }: Text): string => `${zh} / ${en}`

const linesOf = (file: string, asked: number, { broken, law, runs }: LawRun, dye: Paint): ReadonlyArray<string> => {
  const said = `${law.id} ${both(law.statement)}`
  if (broken === undefined)
    return [runs < asked ? `${dye("…", "open")} ${said}（${runs}/${asked}）` : `${dye("✓", "good")} ${said}`]
  return [
    `${dye("✗", "bad")} ${said}`,
    "    不成立的用例 / broken by:",
    ...JSON.stringify(caseOf(broken.example), null, 2)
      .split("\n")
      .map((line) => `    ${plain(line)}`),
    `    ${dye(`再运行 / again: ${plain(againOf(file, broken))}`, "dim")}`,
    `    ${dye(`lawSuite: seed ${broken.seed}, path "${broken.path}"`, "dim")}`
  ]
}

/** The laws, each with what breaks it and how to see that again; then who shows that a law is not kept that documents may declare. */
export const lawLines = (
  file: string,
  { laws, runs, seed, seldom, witnesses }: LawRuns,
  language: Language,
  dye: Paint
): ReadonlyArray<string> => {
  const broken = laws.filter((one) => one.broken !== undefined).length
  const conclusion =
    broken === 0
      ? `${dye("✓", "good")} 试了 ${laws.length} 条法则，没有不成立的；每条至多 ${runs} 个用例，种子 ${seed} / of ${laws.length} laws tried none is broken; at most ${runs} cases each, seed ${seed}`
      : `${dye("✗", "bad")} 试了 ${laws.length} 条法则，${broken} 条不成立 / of ${laws.length} laws tried ${broken} are broken`
  return [
    ...laws.flatMap((one) => linesOf(file, runs, one, dye)),
    ...(witnesses.length === 0 ? [] : [""]),
    ...witnesses.flatMap(({ search, words }) => {
      const [head = "", ...rest] = words[language].map(plain)
      const owed = laws.some(({ law }) => law.id === search.law.id)
      return [`${owed ? dye("✗", "bad") : dye("○", "open")} ${head}`, ...rest.map((line) => `  ${line}`)]
    }),
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
