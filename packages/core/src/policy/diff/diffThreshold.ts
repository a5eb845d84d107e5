import { conditionInWords } from "../describe/conditionInWords.ts"
import { amountInWords } from "../describe/requirementInWords.ts"
import type { Speech } from "../describe/Speech.ts"
import type { Leaf } from "../document/Requirement.ts"
import type { Threshold, ThresholdRow } from "../document/Threshold.ts"
import { type Comparison, type Path, textOf } from "./Comparison.ts"
import { citation } from "./shared.ts"

type Row = Omit<ThresholdRow, "citation"> & { readonly citation?: string }
const [first, last] = [1900, 2199]

const rowsOf = (threshold: Threshold | undefined): ReadonlyArray<Row> => {
  if (threshold === undefined) return []
  return "rows" in threshold ? threshold.rows : [{ amount: threshold }]
}

/** The rows of a year by whom they are for; of several for the same people by their order. */
const rowsIn = (rows: ReadonlyArray<Row>, year: number): ReadonlyMap<string, Row> => {
  const found = new Map<string, Row>()
  for (const row of rows) {
    const { from = first, to = last } = row.years ?? {}
    if (year < from || year > to) continue
    let key = textOf(row.when)
    while (found.has(key)) key += "+"
    found.set(key, row)
    // What stands below a row for everybody is never reached.
    if (row.when === undefined) break
  }
  return found
}

/** One row of some years that came, went, or asks for something else. */
interface Change {
  readonly key: string
  readonly before: Row | undefined
  readonly after: Row | undefined
  readonly from: number
  to: number
}

/** What differs, each for as many years in a row as it is the same. */
const changesOf = (before: ReadonlyArray<Row>, after: ReadonlyArray<Row>): ReadonlyArray<Change> => {
  const turns = [...before, ...after].flatMap(({ years }) => [years?.from ?? first, (years?.to ?? last) + 1])
  const starts = [...new Set([first, ...turns])].filter((year) => year <= last).toSorted((a, b) => a - b)
  const all: Array<Change> = []
  starts.forEach((from, index) => {
    const to = (starts[index + 1] ?? last + 1) - 1
    const [old, now] = [rowsIn(before, from), rowsIn(after, from)]
    for (const key of new Set([...old.keys(), ...now.keys()])) {
      const change = { key, before: old.get(key), after: now.get(key), from, to }
      const said = ({ after, before }: Change) =>
        textOf([before && [before.amount, before.citation], after && [after.amount, after.citation]])
      if (change.before && change.after && said(change) === said({ ...change, before: change.after })) continue
      const open = all.find((one) => one.key === key && one.to === from - 1 && said(one) === said(change))
      if (open === undefined) all.push(change)
      else open.to = to
    }
  })
  return all
}

/** The years of a change, where it is not about all of those that the later document is in force in. */
const yearsOf = ({ after: speech, before }: Comparison, { from, to }: Change): string | undefined => {
  const { inForce } = speech.document
  const end = inForce.to ?? last
  const [start, stop] = [Math.max(from, inForce.from), Math.min(to, end)]
  const within = start <= stop ? { from: start, to: stop } : { from, to }
  const whole = within.from === inForce.from && within.to === end && textOf(before.document.inForce) === textOf(inForce)
  return whole ? undefined : speech.years(within.to === last ? { from: within.from } : within)
}

/**
 * What a leaf asks for, by years and by whom it is asked of: 90 → 100 from 2024 on, whether that stands in one amount, in rows, or in
 * two documents.
 */
export const diffThreshold = (
  comparison: Comparison,
  [before, after]: readonly [Leaf, Leaf],
  key: "atLeast" | "atMost",
  what: string,
  path: Path
): void => {
  const [old, now] = [rowsOf(before[key]), rowsOf(after[key])]
  const amount = (speech: Speech, { counting }: Leaf, row: Row | undefined) =>
    row && amountInWords(speech, row.amount, counting)
  for (const change of changesOf(old, now)) {
    const { when } = change.after ?? change.before ?? {}
    const speech = change.after === undefined ? comparison.before : comparison.after
    const whom =
      when === undefined
        ? ""
        : speech.say(`（${conditionInWords(speech, when)}）`, ` (${conditionInWords(speech, when)})`)
    const years = yearsOf(comparison, change)
    const [a, b] = [amount(comparison.before, before, change.before), amount(comparison.after, after, change.after)]
    if (textOf(change.before?.amount) !== textOf(change.after?.amount))
      comparison.changed([...path, key], `${what}${whom}`, a, b, years)
    const [source, other] = [change.before?.citation, change.after?.citation]
    const [name, tell] = citation
    if (source !== other && source !== undefined && other !== undefined)
      comparison.changed(
        [...path, key],
        `${what}${whom} · ${speech.text(name)}`,
        tell(comparison.before, source),
        tell(comparison.after, other),
        years
      )
  }
  const order = (speech: Speech, rows: ReadonlyArray<Row>) =>
    speech.list(
      rows.map(({ when }) => (when === undefined ? speech.say("其他情形", "else") : conditionInWords(speech, when)))
    )
  const sorted = (rows: ReadonlyArray<Row>) => textOf(rows.map((row) => textOf(row)).toSorted())
  if (textOf(old) !== textOf(now) && sorted(old) === sorted(now))
    comparison.changed(
      [...path, key, "rows"],
      `${what}${comparison.say(" · 各行的次序", " · order of the rows")}`,
      order(comparison.before, old),
      order(comparison.after, now)
    )
}
