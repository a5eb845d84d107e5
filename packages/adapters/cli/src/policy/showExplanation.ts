import {
  type ExplainedLeaf,
  type ExplainedNode,
  type Explanation,
  formatDay,
  formatHours,
  type Language,
  tell
} from "@xueshi/core"
import { type Paint, plain, table } from "./Terminal.ts"

const colourOf = (state: ExplainedLeaf["state"]): Parameters<Paint>[1] =>
  state === "met" || state === "deemed" || state === "exempt" ? "good" : state === "missed" ? "bad" : "open"

/** What `tell` says of one part of an explanation alone. */
const toldOf = (explanation: Explanation, part: Partial<Explanation>, language: Language): ReadonlyArray<string> => {
  const nothing = {
    requirement: { node: "allOf", need: 0, of: 0, state: "met", parts: [] },
    records: [],
    proposal: null
  } as const
  const { asOf: _, ...one } = explanation
  return tell({ ...one, ...nothing, ...part }, language).slice(1)
}

interface Row {
  readonly cells: ReadonlyArray<string>
  readonly notes: ReadonlyArray<string>
  readonly state: ExplainedLeaf["state"]
}

const leafRows = (
  explanation: Explanation,
  node: ExplainedNode,
  language: Language,
  depth: number
): ReadonlyArray<Row> => {
  const indent = "  ".repeat(depth)
  if (node.node !== "leaf") {
    const alone = depth === 0 && node.node === "allOf"
    const [head = ""] = toldOf(explanation, { requirement: { ...node, parts: [] } }, language)
    return [
      ...(alone ? [] : [{ cells: [`${indent}${head}`], notes: [], state: node.state }]),
      ...node.parts.flatMap((part) => leafRows(explanation, part, language, alone ? depth : depth + 1))
    ]
  }
  const [told = "", ...notes] = toldOf(explanation, { requirement: node }, language)
  const [from, to] = node.years
  const year = from === to ? (from === explanation.year ? "" : ` ${from}`) : ` ${from}–${to}`
  const missing = node.missing === null ? "—" : formatHours(node.missing)
  const source = told.split(" —— ").at(-1) ?? ""
  const most = node.comparison === "atMost" ? "≤ " : ""
  const cells = [
    `${indent}${told.slice(0, 1)} ${node.name[language]}${year}`,
    `${most}${formatHours(node.required)}`,
    formatHours(node.counted),
    missing,
    source
  ]
  return [{ cells, notes, state: node.state }]
}

const recordRows = (explanation: Explanation, language: Language): ReadonlyArray<Row> =>
  explanation.records.map((record) => {
    const [told = "", ...notes] = toldOf(explanation, { records: [record] }, language)
    const { counted, declared, form, from, subject, to } = record
    const when = from === to ? formatDay(from) : `${formatDay(from)}～${formatDay(to)}`
    const cells = [
      `${told.slice(0, 1)} ${when}`,
      form[language],
      subject[language],
      formatHours(declared),
      formatHours(counted),
      record.record
    ]
    return { cells, notes, state: counted > 0 ? "met" : "missed" }
  })

const rowsUnder = (head: ReadonlyArray<string>, rows: ReadonlyArray<Row>, paint: Paint): ReadonlyArray<string> => {
  const [first, ...lines] = table(
    head,
    rows.map(({ cells }) => cells.map(plain))
  )
  return [
    paint(`  ${first}`, "bold"),
    ...rows.flatMap(({ notes, state }, index) => [
      paint(`  ${lines[index]}`, colourOf(state)),
      ...notes.map((note) => `    ${plain(note)}`)
    ])
  ]
}

/** An explanation as tables, with the reasons under each row (CMP-04). */
export const showExplanation = (explanation: Explanation, language: Language, paint: Paint): ReadonlyArray<string> => {
  const bare = { requirement: { node: "allOf", need: 0, of: 0, state: "met", parts: [] }, records: [] } as const
  const [head = "", ...further] = tell({ ...explanation, ...bare }, language)
  const zh = language === "zh"
  const demands = zh ? ["要求", "应达", "已计", "还差", "依据"] : ["demand", "required", "counted", "missing", "source"]
  const records = zh
    ? ["日期", "学习形式", "科目", "申报", "计入", "编号"]
    : ["dates", "form", "subject", "declared", "counted", "id"]
  const rows = recordRows(explanation, language)
  return [
    paint(plain(head), explanation.passed ? "good" : explanation.outcome === "fail" ? "bad" : "open"),
    ...further.map(plain),
    "",
    ...rowsUnder(demands, leafRows(explanation, explanation.requirement, language, 0), paint),
    ...(rows.length === 0 ? [] : ["", ...rowsUnder(records, rows, paint)])
  ]
}
