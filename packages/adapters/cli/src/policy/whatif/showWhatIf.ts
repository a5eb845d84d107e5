import { formatDay, formatHours, type Language, outcomeNames, type WhatIfReport } from "@xueshi/core"
import { showExplanation } from "../showExplanation.ts"
import { type Paint, plain, table } from "../Terminal.ts"
import { type Words, words } from "./words.ts"

/** So many organisations are shown, and so many faults of a line; the rest is counted. */
const [shownOrganisations, shownFaults] = [20, 5]

const count = new Intl.NumberFormat("en")

const under = (title: string, head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>, dye: Paint) => {
  if (rows.length === 0) return []
  const [first, ...lines] = table(
    head,
    rows.map((cells) => cells.map(plain))
  )
  return [
    "",
    ...(title === "" ? [] : [dye(title, "bold")]),
    dye(`  ${first}`, "dim"),
    ...lines.map((line) => `  ${line}`)
  ]
}

const organisationLines = (report: WhatIfReport, say: Words, dye: Paint): ReadonlyArray<string> => {
  const [title, head, none] = say.organisations
  const affected = report.organisations
    .filter(({ gained, lost }) => gained + lost > 0)
    .toSorted((a, b) => b.gained + b.lost - a.gained - a.lost)
  const rows = affected
    .slice(0, shownOrganisations)
    .map(({ gained, lost, organisation, passedAfter, passedBefore, persons }) => [
      organisation === "" ? none : organisation,
      ...[persons, passedBefore, passedAfter, gained, lost].map(count.format)
    ])
  const others = affected.length - rows.length
  return [...under(title, head, rows, dye), ...(others > 0 ? [`  ${say.others(others)}`] : [])]
}

const exampleLines = (report: WhatIfReport, say: Words, language: Language, dye: Paint): ReadonlyArray<string> =>
  report.examples.flatMap(({ after, before, kind, organisation, person }) => [
    "",
    dye(
      `▶ ${say.kind[kind]}${language === "zh" ? "：" : ": "}${plain(person)} ${plain(organisation)}`.trimEnd(),
      "bold"
    ),
    ...[before, after].flatMap((explanation, side) => [
      dye(`  [${say.sides[side]}]`, "dim"),
      ...(explanation === null ? [say.outside] : showExplanation(explanation, language, dye)).map((line) =>
        line === "" ? line : `  ${line}`
      )
    ])
  ])

const unreadLines = ({ unread }: WhatIfReport, say: Words, language: Language, dye: Paint): ReadonlyArray<string> => {
  if (unread.lines === 0) return []
  const colon = language === "zh" ? "：" : ": "
  const told = unread.faults.flatMap(({ issues, line }) => [
    ...issues.slice(0, shownFaults).map((issue) => {
      const path = issue.path.length === 0 ? "" : `${issue.path.join(".")}${colon}`
      return plain(`  · ${say.line(line)}${colon}${path}${issue[language]} (${issue.code})`)
    }),
    ...(issues.length > shownFaults ? [`    …… +${issues.length - shownFaults}`] : [])
  ])
  const rest = unread.lines - unread.faults.length
  return [
    "",
    dye(`✗ ${say.unread(count.format(unread.lines))}`, "bad"),
    ...told,
    ...(rest > 0 ? [`  …… +${rest}`] : [])
  ]
}

/** A report for people at a terminal. */
export const showWhatIf = (report: WhatIfReport, language: Language, dye: Paint): ReadonlyArray<string> => {
  const say = words[language]
  const { asOf, from, notInForce, removedSubjects, to, total, year } = report
  const named = { from: from.title[language], to: to.title[language] }
  const ofDocument = (one: typeof from) => plain(`${one.title[language]} (${one.id} ${one.version})`)
  const [head, persons, passed, hours] = say.totals
  const warnings = [
    ...(report.complete ? [] : [say.incomplete]),
    ...notInForce.map((which) => say.notInForce(named[which], year)),
    ...(total.persons > 0 && total.hoursBefore + total.hoursAfter === 0 ? [say.nothingCounted(year)] : []),
    ...removedSubjects.map((one) => say.removed(one.name[language], count.format(one.records), formatHours(one.hours)))
  ]
  const numbers = [total.gained, total.lost, total.better, total.worse].map(count.format) as [
    string,
    string,
    string,
    string
  ]
  return [
    dye(say.head(ofDocument(from), ofDocument(to), year, asOf === undefined ? "" : formatDay(asOf)), "bold"),
    ...warnings.map((text) => dye(`! ${plain(text)}`, "open")),
    ...under(
      "",
      head,
      [
        [persons, count.format(total.persons), count.format(total.persons)],
        [passed, count.format(total.passedBefore), count.format(total.passedAfter)],
        [hours, formatHours(total.hoursBefore), formatHours(total.hoursAfter)]
      ],
      dye
    ),
    "",
    ...say.changes(...numbers),
    ...under(
      say.outcomes[0],
      say.outcomes[1],
      report.outcomes.map((one) => [
        outcomeNames[one.before][language],
        outcomeNames[one.after][language],
        count.format(one.persons)
      ]),
      dye
    ),
    ...under(
      say.reasons[0],
      say.reasons[1],
      report.reasons.map((one) => [
        say.kind[one.flip],
        `${one.name[language]} (${one.leaf})`,
        count.format(one.persons)
      ]),
      dye
    ),
    ...organisationLines(report, say, dye),
    ...exampleLines(report, say, language, dye),
    ...unreadLines(report, say, language, dye)
  ]
}
