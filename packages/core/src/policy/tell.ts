import { formatDay } from "../kernel/Day.ts"
import { formatHours } from "../kernel/Hours.ts"
import type { Citation } from "./document/Citation.ts"
import type { ExplainedLeaf, ExplainedNode, ExplainedRecord, Explanation } from "./Explanation.ts"
import type { Language } from "./words.ts"
import { type Words, words } from "./words.ts"

export type { Language } from "./words.ts"

const citeIn = ({ article, number, title, verified }: Citation, say: Words): string => {
  const parts = [title, number === undefined ? undefined : `（${number}）`, article]
  return `${parts.filter((part) => part !== undefined).join("")}${verified ? "" : say.unverified}`
}

/** A source in one line, and whether anybody has opened it. */
export const cite = (citation: Citation, language: Language): string => citeIn(citation, words[language])

const marks = { met: "✔", missed: "✘", exempt: "○", deemed: "✔", notDue: "…", undefined: "？" } as const

/** How what is required came about, where that is not just a number. */
const stepLines = ({ adjustments, steps }: ExplainedLeaf, say: Words): ReadonlyArray<string> =>
  steps.flatMap((step) => {
    switch (step.step) {
      case "hours":
        return []
      case "byDays":
        return [say.byDays(formatHours(step.hours))]
      case "share":
        return [
          say.share(formatHours(step.of), `${step.share.numerator}/${step.share.denominator}`, formatHours(step.hours))
        ]
      case "adjusted": {
        const found = adjustments.find(({ code }) => code === step.adjustment)
        return found === undefined
          ? []
          : [say.adjusted(found.name, formatHours(step.hours), citeIn(found.citation, say))]
      }
    }
  })

const leafLines = (leaf: ExplainedLeaf, year: number, say: Words): ReadonlyArray<string> => {
  const { carried, comparison, counted, credited, missing, name, onTopOf, required, state, years } = leaf
  const [from, to] = years
  const when = from === to ? (from === year ? "" : say.ofYear(from)) : say.ofYears(from, to)
  const numbers = say.leaf(say.text(name), when, comparison, formatHours(required), formatHours(counted))
  const lacks =
    state === "missed" || state === "notDue"
      ? missing === null
        ? say.hopeless
        : missing === 0
          ? ""
          : say.missing(formatHours(missing))
      : ""
  const told = state === "met" || state === "missed" ? "" : say.state[state]
  const advises = leaf.advisory ? say.advisory : ""
  return [
    `${marks[state]} ${numbers}${lacks}${told}${advises} —— ${citeIn(leaf.citation, say)}`,
    ...[
      ...stepLines(leaf, say),
      ...(leaf.gap === undefined ? [] : [say.gap(say.text(leaf.gap))]),
      ...(onTopOf === undefined ? [] : [say.onTopOf(say.text(onTopOf.name), formatHours(onTopOf.required))]),
      ...carried.map((one) => say.carried(say.text(one.name), one.from, formatHours(one.hours))),
      ...(credited === 0 ? [] : [say.credited(formatHours(credited))])
    ].map((line) => `    ${line}`)
  ]
}

const nodeLines = (node: ExplainedNode, year: number, say: Words, indent: string): ReadonlyArray<string> => {
  if (node.node === "leaf") return leafLines(node, year, say).map((line) => `${indent}${line}`)
  const alone = indent === "" && node.node === "allOf"
  const inner = alone ? indent : `${indent}  `
  const later = node.due !== undefined && node.due.next > node.due.year ? say.dueIn(node.due.next) : ""
  const head = alone ? [] : [`${indent}${marks[node.state]} ${say.node[node.node](node.need)}${later}`]
  return [...head, ...node.parts.flatMap((part) => nodeLines(part, year, say, inner))]
}

const recordLines = (record: ExplainedRecord, year: number, unit: string, say: Words): ReadonlyArray<string> => {
  const { counted, declared, from, parts, reductions, repeated, to } = record
  const when = from === to ? formatDay(from) : `${formatDay(from)}～${formatDay(to)}`
  const told = say.record(
    when,
    say.text(record.form),
    say.text(record.subject),
    formatHours(declared),
    formatHours(counted)
  )
  const split = parts.length > 1 || parts.some((part) => part.year !== year)
  return [
    `${counted > 0 ? "＋" : "－"} ${told}`,
    ...[
      ...(split
        ? parts.map((part) =>
            say.part(say.text(part.name), part.year === year ? "" : say.ofYear(part.year), formatHours(part.hours))
          )
        : []),
      ...(repeated === 0 ? [] : [say.repeated(formatHours(repeated))]),
      ...reductions.map((one) => say.reduction(formatHours(one.hours), unit, say.text(one.text)))
    ].map((line) => `    ${line}`)
  ]
}

/** An explanation in words, line by line (CMP-04). */
export const tell = (explanation: Explanation, language: Language): ReadonlyArray<string> => {
  const say = words[language]
  const { asOf, outcome, policy, proposal, records, requirement, total, unit, year } = explanation
  const invented = policy.invented ? say.invented : ""
  return [
    say.head(`${say.text(policy.title)}${invented}`, year, say.outcome[outcome], formatHours(total), say.text(unit)),
    ...(asOf === undefined ? [] : [say.asOf(formatDay(asOf))]),
    ...nodeLines(requirement, year, say, ""),
    ...(proposal === null || proposal.length === 0
      ? []
      : [
          say.proposal(
            proposal.map(({ form, hours, name }) =>
              say.addition(say.text(name), formatHours(hours), say.text(unit), form && say.text(form))
            )
          )
        ]),
    ...records.flatMap((record) => recordLines(record, year, say.text(unit), say))
  ]
}
