import { cite, explain, type Facts, formatDay, formatHours, type Hours, type Language } from "@xueshi/core"
import { type Clause, declares, type Search } from "./witness.ts"

const hoursOf = (hours: number): string => formatHours(hours as Hours)

const factLines = (facts: Facts, zh: boolean): ReadonlyArray<string> =>
  Object.entries(facts).map(([fact, known]) => {
    const spans = typeof known === "string" ? [{ value: known }] : known
    const told = spans.map(({ value, ...span }) => {
      const [from, to] = ["from" in span ? span.from : undefined, "to" in span ? span.to : undefined]
      const when = `${from === undefined ? "" : formatDay(from)}～${to === undefined ? "" : formatDay(to)}`
      return when === "～" ? value : `${value} (${when})`
    })
    return `${zh ? "已知 " : "known: "}${fact} = ${told.join(zh ? "、" : ", ")}`
  })

const clauseLine = ({ after, before, citation, name, path }: Clause, language: Language): string => {
  const zh = language === "zh"
  const change = (was: number, is: number) => (was === is ? hoursOf(was) : `${hoursOf(was)} → ${hoursOf(is)}`)
  const source = citation === undefined ? "" : ` —— ${cite(citation, language)}`
  const hours = change(before.hours, after.hours)
  const required =
    before.required === undefined || after.required === undefined
      ? zh
        ? `不计 ${hours}`
        : `takes ${hours}`
      : zh
        ? `计入 ${hours}，要求 ${change(before.required, after.required)}`
        : `${hours} counted, ${change(before.required, after.required)} asked for`
  return `${path.join(".")} ${zh ? `“${name.zh}”：` : `"${name.en}": `}${required}${source}`
}

/** What came of looking for a witness, for who wrote the document: the records, what changes, both outcomes, and the clauses that make it so. */
export const witnessInWords = ({ cases, law, policy, witness }: Search, language: Language): ReadonlyArray<string> => {
  const zh = language === "zh"
  const name = `${law.id} ${law.statement[language]}`
  if (witness === undefined)
    return [
      zh
        ? `${name}：未声明；${cases} 个案例中没有发现反例`
        : `${name}: not declared; no witness against it in ${cases} cases`
    ]
  const { after, before, clauses, verdicts, what } = witness
  const told = (one: typeof before, verdict: (typeof verdicts)[number]) =>
    explain(policy, verdict, one.records, language, one.question)
  const [head = "", ...lines] = told(before, verdicts[0])
  return [
    declares(policy, law)
      ? zh
        ? `${name}：声明了，却不成立`
        : `${name}: declared, and not so`
      : zh
        ? `${name}：未声明，也不成立`
        : `${name}: not declared, and not so`,
    ...factLines(before.question?.facts ?? {}, zh).map((line) => `  ${line}`),
    `  ${head}`,
    ...lines.map((line) => `    ${line}`),
    `  ${zh ? "变动：" : "change: "}${what[language]}`,
    `  ${told(after, verdicts[1])[0]}`,
    ...clauses.map((clause) => `  ${zh ? "缘由：" : "because of "}${clauseLine(clause, language)}`)
  ]
}
