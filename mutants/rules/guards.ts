import { type Node, parseSync } from "oxc-parser"
import type { Mutant } from "../Mutant.ts"
import { type Operator, put } from "../source/Operator.ts"
import { operators } from "../source/operators.ts"
import { mutantsOf } from "../source/sites.ts"

const ids = /\b[A-Z]{3}-\d\d\b/gu

/** A guard taken away, and the rules that the documentation of its function names. */
export interface Guard {
  readonly ids: ReadonlyArray<string>
  readonly encodedBy: string
  readonly mutant: Mutant
}

const refusal =
  /\b(?:Result|Effect)\.fail\b|\b(?:issues|faults)\.push\b|\brefuse\(|\byield\* new \w|\bwrong\(|\bunusable\(/u

/** Takes refusals away: what they are told on never holds. */
const dropRefusal: Operator = {
  name: "drop the refusal",
  statement: "what is refused is let through",
  at: ({ node, textOf }) => {
    if (node.type === "IfStatement") return refusal.test(textOf(node.consequent)) ? [put(node.test, "false")] : []
    if (node.type !== "ConditionalExpression") return []
    const [then, otherwise] = [node.consequent, node.alternate].map((one) => refusal.test(textOf(one)))
    if (then === otherwise) return []
    return [put(node.test, then ? "false" : "true")]
  }
}

/** The answer turned round, of a function that gives one of two. */
const invert: Operator = {
  name: "invert the answer",
  statement: "yes is no",
  at: ({ node, textOf }) =>
    node.type === "ArrowFunctionExpression" &&
    node.returnType !== null &&
    node.returnType?.typeAnnotation.type === "TSBooleanKeyword" &&
    node.body.type !== "BlockStatement"
      ? [put(node.body, `!(${textOf(node.body)})`)]
      : []
}

/** What else can be taken from a function that refuses nothing and answers with more than yes or no. */
const others = operators.filter(({ name }) =>
  ["drop a check", "drop a state check", "widen a scope", "drop a cap", "forget to count", "order"].includes(name)
)

/** The exported things of a source whose documentation names rules, each from its comment to its end. */
const documented = (path: string, source: string) => {
  const { comments, program } = parseSync(path, source)
  return program.body.flatMap((node) => {
    if (node.type !== "ExportNamedDeclaration" || node.declaration === null) return []
    const comment = comments.findLast(({ end }) => end <= node.start)
    if (comment === undefined || source.slice(comment.end, node.start).trim() !== "") return []
    const named = [...new Set(comment.value.match(ids) ?? [])]
    return named.length === 0 ? [] : [{ node, ids: named, name: exportedName(node.declaration) }]
  })
}

const exportedName = (node: Node): string => {
  const named = node.type === "VariableDeclaration" ? node.declarations[0]?.id : "id" in node ? node.id : undefined
  return named && typeof named === "object" && "name" in named ? String(named.name) : ""
}

/**
 * Everything that can be taken from the rules of a source. Helpers that are not exported belong to the thing after them; of what
 * refuses nothing and answers with more than yes or no, one thing is taken.
 */
export const guardsOf = (path: string, source: string): ReadonlyArray<Guard> => {
  const lineAt = (place: number) => source.slice(0, place).split("\n").length
  let before = 0
  return documented(path, source).flatMap(({ ids: named, name, node }) => {
    const [own, last] = [lineAt(node.start), lineAt(node.end)]
    const within = (first: number, table: ReadonlyArray<Operator>) =>
      mutantsOf("rules", path, source, table).filter(({ line }) => first <= line && line <= last)
    const refusals = within(before + 1, [dropRefusal])
    before = last
    const answers = refusals.length > 0 ? refusals : within(own, [invert])
    const found = answers.length > 0 ? answers : within(own, others).slice(0, 1)
    return found.map((mutant) => ({ ids: named, encodedBy: name, mutant }))
  })
}
