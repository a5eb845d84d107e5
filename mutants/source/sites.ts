import { type Node, type Program, parseSync, visitorKeys } from "oxc-parser"
import type { Kind, Mutant } from "../Mutant.ts"
import type { Operator } from "./Operator.ts"
import { operators } from "./operators.ts"

/** Wrappers of a value that say something of its type. */
const wrappers = new Set(["TSAsExpression", "TSSatisfiesExpression", "TSNonNullExpression"])

/** Whether nothing in a node is ever run: types, imports, and the texts of refusals. */
const isSilent = (node: Node): boolean =>
  (node.type.startsWith("TS") && !wrappers.has(node.type)) ||
  node.type === "ImportDeclaration" ||
  node.type === "ExportAllDeclaration" ||
  (node.type === "ExportNamedDeclaration" && node.source !== null) ||
  (node.type === "ClassDeclaration" && node.superClass !== null) ||
  (node.type === "Property" && node.key.type === "Identifier" && /^(?:zh|en)$/u.test(node.key.name))

/** Calls with every node that is run, and what it stands in. */
const walk = (node: Node, parent: Node | undefined, see: (node: Node, parent: Node | undefined) => void): void => {
  if (isSilent(node)) return
  see(node, parent)
  for (const key of visitorKeys[node.type] ?? []) {
    const part = (node as unknown as Readonly<Record<string, Node | ReadonlyArray<Node | null> | null>>)[key]
    for (const one of Array.isArray(part) ? part : [part]) if (one) walk(one, node, see)
  }
}

const programOf = (path: string, source: string): Program => {
  const { errors, program } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  return program
}

/** Whether a source can still be read. */
const isReadable = (path: string, source: string): boolean => parseSync(path, source).errors.length === 0

/** The lines that an edit touches, on one line. */
const linesOf = (source: string, from: number, to: number): string => {
  const start = source.lastIndexOf("\n", from - 1) + 1
  const end = source.indexOf("\n", to)
  return source
    .slice(start, end < 0 ? undefined : end)
    .replaceAll(/\s+/gu, " ")
    .trim()
}

/** Every fault that the operators can put into a source. */
export const mutantsOf = (
  kind: Kind,
  path: string,
  source: string,
  table: ReadonlyArray<Operator> = operators
): ReadonlyArray<Mutant> => {
  const found: Array<Mutant> = []
  const textOf = ({ end, start }: Node) => source.slice(start, end)
  walk(programOf(path, source), undefined, (node, parent) => {
    for (const { at, name } of table)
      for (const { end, start, text } of at({ node, parent, textOf })) {
        const mutated = source.slice(0, start) + text + source.slice(end)
        if (!isReadable(path, mutated)) continue
        found.push({
          kind,
          path,
          operator: name,
          line: source.slice(0, start).split("\n").length,
          before: linesOf(source, start, end),
          after: linesOf(mutated, start, start + text.length),
          text: mutated
        })
      }
  })
  return found
}
