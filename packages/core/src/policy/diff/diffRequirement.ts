import { anchorInWords, periodInWords } from "../describe/periodInWords.ts"
import { changes, leafLines } from "../describe/requirementInWords.ts"
import type { Speech } from "../describe/Speech.ts"
import { selectionInWords } from "../describe/selectionInWords.ts"
import type { Leaf, Requirement } from "../document/Requirement.ts"
import { leavesOf, pathsOfLeaves } from "../leaves.ts"
import { type Comparison, textOf, type Words } from "./Comparison.ts"
import { diffThreshold } from "./diffThreshold.ts"
import { citation, name, when, yes } from "./shared.ts"

const words: Words<Leaf> = {
  leaf: null,
  name,
  of: [{ zh: "计入的学时", en: "what it sums" }, selectionInWords],
  counting: [
    { zh: "计数", en: "counting" },
    (speech, value) => (value === "records" ? speech.say("按条数", "records") : speech.say("按学时", "hours"))
  ],
  period: [{ zh: "周期", en: "period" }, periodInWords],
  atLeast: null,
  atMost: null,
  when,
  advisory: yes("仅供参考", "advisory"),
  onTopOf: [{ zh: "须在其外另行完成", en: "on top of" }, (speech, code) => speech.leaf(code)],
  citation
}

/** How leaves are joined, by name alone. */
const joined = (speech: Speech, node: Requirement): string => {
  const parts = (nodes: ReadonlyArray<Requirement>) => speech.list(nodes.map((one) => joined(speech, one)))
  if ("leaf" in node) return speech.text(node.name)
  if ("allOf" in node) return speech.say(`都要（${parts(node.allOf)}）`, `all of (${parts(node.allOf)})`)
  if ("anyOf" in node) return speech.say(`任一（${parts(node.anyOf)}）`, `any of (${parts(node.anyOf)})`)
  if ("several" in node)
    return speech.say(`至少 ${node.several} 项（${parts(node.of)}）`, `at least ${node.several} of (${parts(node.of)})`)
  if ("eachYear" in node) {
    const [period, of] = [periodInWords(speech, node.in), joined(speech, node.eachYear)]
    return speech.say(`${period}内每年（${of}）`, `each year of ${period} (${of})`)
  }
  const of = joined(speech, node.of)
  if ("consecutive" in node) {
    const period = periodInWords(speech, node.in)
    return speech.say(
      `${period}内连续 ${node.consecutive} 年（${of}）`,
      `${node.consecutive} years in a row of ${period} (${of})`
    )
  }
  const { anchoredAt, cycle = 1, every } = node
  const [years, from] = [every * cycle, anchorInWords(speech, anchoredAt)]
  return speech.say(`从${from}算起每 ${years} 年（${of}）`, `every ${years} years from ${from} on (${of})`)
}

/** The same without what leaves say of themselves. */
const shapeOf = (node: Requirement): string =>
  textOf(
    JSON.parse(JSON.stringify(node), (_, value) =>
      typeof value === "object" && value !== null && "leaf" in value && "name" in value ? value.leaf : value
    )
  )

const changeOf = ({ atLeast, atMost }: Leaf) => {
  const threshold = atLeast ?? atMost
  return threshold !== undefined && "rows" in threshold ? threshold.change : undefined
}

const diffLeaf = (comparison: Comparison, before: Leaf, after: Leaf, path: ReadonlyArray<string | number>): void => {
  const what = comparison.after.text(after.name)
  const most = comparison.say("（至多）", " (at most)")
  diffThreshold(comparison, [before, after], "atLeast", what, path)
  diffThreshold(comparison, [before, after], "atMost", `${what}${most}`, path)
  const [a, b] = [changeOf(before), changeOf(after)]
  const told = (speech: Speech, change: keyof typeof changes | undefined) => change && speech.text(changes[change])
  if (a !== b)
    comparison.changed(
      [...path, after.atLeast === undefined ? "atMost" : "atLeast", "change"],
      `${what}${comparison.say(" · 年度内变化", " · changes within a year")}`,
      told(comparison.before, a),
      told(comparison.after, b)
    )
  comparison.keys(words, before, after, what, path)
}

/** What a year asks for: leaf by leaf, then how they are joined. */
export const diffRequirement = (comparison: Comparison, before: Requirement, after: Requirement): void => {
  const paths = pathsOfLeaves(after)
  comparison.parts(
    { zh: "要求", en: "leaf " },
    ["requirement"],
    [leavesOf(before), leavesOf(after)],
    ({ leaf }) => leaf,
    (speech, leaf) =>
      leafLines(speech, leaf)
        .map((line) => line.trim().replace(/^· /u, ""))
        .join(speech.say("；", "; ")),
    (old, now, _, [, index]) => diffLeaf(comparison, old, now, ["requirement", ...(paths[Number(index)] ?? [])]),
    (speech, leaf) => speech.text(leaf.name)
  )
  if (shapeOf(before) !== shapeOf(after))
    comparison.changed(
      ["requirement"],
      comparison.say("要求的组合", "how the leaves are joined"),
      joined(comparison.before, before),
      joined(comparison.after, after)
    )
}
