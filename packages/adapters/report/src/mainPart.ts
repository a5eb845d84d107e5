import {
  differencesOf,
  formatDay,
  type Language,
  outcomeNames,
  policyDigest,
  tell,
  tellDifference,
  type WhatIfReport
} from "@xueshi/core"
import { chart } from "./chart.ts"
import { escape } from "./escape.ts"
import { figure, hours, number, paragraph, section, signed, table } from "./html.ts"
import type { Documents } from "./whatIfPage.ts"
import { type Words, words } from "./words.ts"

/** So many organisations are named, and so many drawn; the rest is summed up. */
const [named, drawn] = [200, 15]
/** Told apart also by who does not see red and green. */
const colours = { before: "#9aa5b1", after: "#0b5394", gained: "#0f766e", lost: "#c2410c" }

const totals = ({ total }: WhatIfReport, say: Words): string => {
  const more = total.hoursAfter - total.hoursBefore
  const written = (text: string) => ({ written: text })
  const rows = [
    [say.persons, total.persons, total.persons, written("0")],
    [say.passed, total.passedBefore, total.passedAfter, written(signed(total.passedAfter - total.passedBefore))],
    [say.hours, ...[total.hoursBefore, total.hoursAfter, more].map((sum) => written(hours(sum)))]
  ] as const
  const changes: ReadonlyArray<readonly [string, number]> = [
    [say.gained, total.gained],
    [say.lost, total.lost],
    [say.better, total.better],
    [say.worse, total.worse]
  ]
  return section(
    say.sections.totals,
    table(`${say.before} / ${say.after}`, ["", say.before, say.after, say.change], rows),
    table(say.change, ["", say.persons], changes)
  )
}

const outcomes = ({ outcomes }: WhatIfReport, say: Words, language: Language): string => {
  const kinds = Object.keys(outcomeNames) as ReadonlyArray<keyof typeof outcomeNames>
  const sum = (side: "before" | "after", kind: string) =>
    outcomes.filter((one) => one[side] === kind).reduce((all, { persons }) => all + persons, 0)
  const met = kinds
    .map((kind) => ({ name: outcomeNames[kind][language], before: sum("before", kind), after: sum("after", kind) }))
    .filter(({ after, before }) => before + after > 0)
  const { outcomes: title } = say.sections
  if (met.length === 0) return ""
  const picture = chart(
    met.map(({ name }) => name),
    (["before", "after"] as const).map((side) => ({
      name: say[side],
      colour: colours[side],
      values: met.map((one) => one[side])
    }))
  )
  return section(
    title,
    figure(title, picture),
    table(
      title,
      [say.sections.outcomes, say.before, say.after],
      met.map(({ after, before, name }) => [name, before, after])
    ),
    table(
      `${say.before} → ${say.after}`,
      [say.before, say.after, say.persons],
      outcomes.map(({ after, before, persons }) => [
        outcomeNames[before][language],
        outcomeNames[after][language],
        persons
      ])
    )
  )
}

const organisations = (report: WhatIfReport, say: Words): string => {
  const sorted = report.organisations.toSorted((a, b) => b.gained + b.lost - a.gained - a.lost)
  const nameOf = ({ organisation }: (typeof sorted)[number]) => (organisation === "" ? say.unnamed : organisation)
  const affected = sorted.filter(({ gained, lost }) => gained + lost > 0).slice(0, drawn)
  const { organisations: title } = say.sections
  const rest = sorted.slice(named)
  const sum = (key: "persons" | "passedBefore" | "passedAfter" | "gained" | "lost") =>
    rest.reduce((all, one) => all + one[key], 0)
  const pictures =
    affected.length === 0
      ? ""
      : figure(
          title,
          chart(
            affected.map(nameOf),
            (["gained", "lost"] as const).map((flip) => ({
              name: say[flip],
              colour: colours[flip],
              values: affected.map((one) => one[flip])
            }))
          )
        )
  return section(
    title,
    pictures,
    table(
      title,
      [
        say.organisation,
        say.persons,
        `${say.passed} · ${say.before}`,
        `${say.passed} · ${say.after}`,
        say.gained,
        say.lost
      ],
      [
        ...sorted
          .slice(0, named)
          .map((one) => [nameOf(one), one.persons, one.passedBefore, one.passedAfter, one.gained, one.lost] as const),
        ...(rest.length === 0
          ? []
          : [
              [
                say.others(number(rest.length)),
                ...[sum("persons"), sum("passedBefore"), sum("passedAfter"), sum("gained"), sum("lost")]
              ] as const
            ])
      ]
    )
  )
}

const reasons = ({ reasons }: WhatIfReport, say: Words, language: Language): string => {
  if (reasons.length === 0) return ""
  const { reasons: title } = say.sections
  const leaves = [...new Map(reasons.map(({ leaf, name }) => [leaf, name[language]]))]
  const of = (flip: "gained" | "lost", leaf: string) =>
    reasons.find((one) => one.flip === flip && one.leaf === leaf)?.persons ?? 0
  const bars = (["gained", "lost"] as const).map((flip) => ({
    name: say[flip],
    colour: colours[flip],
    values: leaves.map(([leaf]) => of(flip, leaf))
  }))
  return section(
    title,
    figure(
      title,
      chart(
        leaves.map(([, name]) => name),
        bars
      )
    ),
    table(
      title,
      [say.demand, say.gained, say.lost],
      leaves.map(([leaf, name]) => [name, of("gained", leaf), of("lost", leaf)])
    )
  )
}

const differences = ({ from, to }: Documents, say: Words, language: Language): string => {
  const told = differencesOf(from, to, language).map((one) => `<li>${escape(tellDifference(one, language))}</li>`)
  return section(say.sections.differences, told.length === 0 ? paragraph(say.same) : `<ul>\n${told.join("\n")}\n</ul>`)
}

const examples = ({ examples }: WhatIfReport, say: Words, language: Language): string =>
  section(
    say.sections.examples,
    ...examples.map(({ after, before, kind, organisation, person }) => {
      const side = (name: string, explanation: typeof before) => {
        const told = explanation === null ? [say.outside] : tell(explanation, language)
        return `<div><h4>${escape(name)}</h4><pre>${told.map(escape).join("\n")}</pre></div>`
      }
      const head = [person, organisation].filter((one) => one !== "").join(" · ")
      return `<h3>${escape(`${say[kind]}${language === "zh" ? "：" : ": "}${head}`)}</h3>
<div class="sides">${side(say.before, before)}${side(say.after, after)}</div>`
    })
  )

const unread = ({ unread }: WhatIfReport, say: Words, language: Language): string => {
  const rest = unread.lines - unread.faults.length
  const rows = unread.faults.map(({ issues, line }): readonly [string, string] => [
    String(line),
    issues
      .slice(0, 5)
      .map((issue) => `${issue.path.join(".")} ${issue[language]} (${issue.code})`.trim())
      .join("; ")
  ])
  return section(
    say.sections.unread,
    table(say.sections.unread, [say.line, say.fault], rows),
    rest > 0 ? paragraph(say.moreLines(number(rest))) : ""
  )
}

const made = (report: WhatIfReport, { from, madeOn, to }: Documents, say: Words, language: Language): string => {
  const document = (policy: typeof from) =>
    `${policy.document.title[language]} (${policy.document.id} ${policy.document.version})`
  return section(
    say.sections.made,
    paragraph(say.note),
    table(
      say.sections.made,
      ["", ""],
      [
        [`${say.before}：${say.document}`, document(from)],
        [`${say.before}：${say.digest}`, policyDigest(from)],
        [`${say.after}：${say.document}`, document(to)],
        [`${say.after}：${say.digest}`, policyDigest(to)],
        [say.year, String(report.year)],
        ...(report.asOf === undefined ? [] : [[say.asOf, formatDay(report.asOf)] as const]),
        [say.made, formatDay(madeOn)]
      ]
    )
  )
}

/** The page in one language. */
export const mainPart = (report: WhatIfReport, documents: Documents, language: Language): string => {
  const say = words[language]
  const { complete, from, notInForce, removedSubjects, to, total, year } = report
  const flips = total.gained + total.lost === 0 ? say.nobody : say.flips(number(total.gained), number(total.lost))
  const warnings = [
    ...(complete ? [] : [say.warnings.incomplete]),
    ...(report.unread.lines === 0 ? [] : [say.warnings.unread(number(report.unread.lines))]),
    ...notInForce.map((which) => say.warnings.notInForce(report[which].title[language], year)),
    ...removedSubjects.map((one) => say.warnings.removed(one.name[language], number(one.records), hours(one.hours)))
  ]
  return `<main lang="${language === "zh" ? "zh" : "en"}">
<h1>${escape(say.title)}</h1>
${paragraph(`${from.title[language]} → ${to.title[language]}`, "documents")}
${paragraph(`${say.lead(year, number(total.persons), number(total.passedBefore), number(total.passedAfter))} ${flips}`, "headline")}
${paragraph(say.fares(number(total.better), number(total.worse)))}
${warnings.map((text) => paragraph(text, "warning")).join("\n")}
${[
  totals(report, say),
  outcomes(report, say, language),
  organisations(report, say),
  reasons(report, say, language),
  differences(documents, say, language),
  examples(report, say, language),
  unread(report, say, language),
  made(report, documents, say, language)
]
  .filter((part) => part !== "")
  .join("\n")}
</main>`
}
