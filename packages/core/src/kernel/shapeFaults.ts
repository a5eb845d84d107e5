import type { SchemaAST, SchemaIssue } from "effect"
import type { FieldIssue } from "./FieldIssue.ts"
import { faultOf, told } from "./shapeWords.ts"

/** What is wrong at one place of a value that was read. */
export type ShapeFault = Omit<FieldIssue, "rule">

type Path = ReadonlyArray<string>
type Objects = SchemaAST.Objects

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** The members of a union that are objects, those of unions within it too. */
const objectsOf = (ast: SchemaAST.AST): ReadonlyArray<Objects> => {
  if (ast._tag === "Objects") return [ast]
  if (ast._tag === "Suspend") return objectsOf(ast.thunk())
  return ast._tag === "Union" ? ast.types.flatMap(objectsOf) : []
}

/** The literals among the members of a union. */
const literalsOf = (ast: SchemaAST.AST): ReadonlyArray<string> => {
  if (ast._tag === "Literal") return [String(ast.literal)]
  return ast._tag === "Union" ? ast.types.flatMap(literalsOf) : []
}

const requiredOf = ({ propertySignatures }: Objects): ReadonlyArray<string> =>
  propertySignatures.filter(({ type }) => type.context?.isOptional !== true).map(({ name }) => String(name))

/** The key that tells every member from every other one by a literal, such as `award`. */
const tagOf = (members: ReadonlyArray<Objects>): string | undefined =>
  members[0]?.propertySignatures
    .map(({ name }) => String(name))
    .find((key) =>
      members.every(({ propertySignatures }) =>
        propertySignatures.some(({ name, type }) => name === key && literalsOf(type).length > 0)
      )
    )

/** The members that a value may be, those first that its keys and literals say are meant; none, where they say nothing. */
const meant = (members: ReadonlyArray<Objects>, value: Readonly<Record<string, unknown>>): ReadonlyArray<Objects> => {
  const keys = Object.keys(value)
  const ranked = members.map((member) => {
    const names = new Set(member.propertySignatures.map(({ name }) => String(name)))
    const fits = (key: string) => {
      const options = literalsAt(member, key)
      return names.has(key) && (options.length === 0 || options.includes(String(value[key])))
    }
    const required = requiredOf(member)
    const present = required.filter((key) => Object.hasOwn(value, key) && fits(key)).length
    return { member, present, missing: required.length - present, strange: keys.filter((key) => !fits(key)).length }
  })
  return ranked
    .filter(({ present }) => present > 0)
    .toSorted((a, b) => a.strange - b.strange || a.missing - b.missing)
    .map(({ member }) => member)
}

/** The keys that a member of a union lacks, and what may stand there by any of those that might be meant. */
const lacking = (
  [first, ...others]: ReadonlyArray<Objects>,
  value: Readonly<Record<string, unknown>>,
  path: Path
): ReadonlyArray<ShapeFault> =>
  first === undefined
    ? []
    : requiredOf(first)
        .filter((key) => !Object.hasOwn(value, key))
        .map((key) =>
          told.required(
            [...path, key],
            [first, ...others].flatMap((one) => literalsAt(one, key))
          )
        )

/** The issue of one member, wherever in the union it stands. */
const issueOf = (issue: SchemaIssue.Issue, member: Objects): SchemaIssue.Issue | undefined => {
  if (issue._tag === "Composite") return issue.ast === member ? issue : undefined
  if (issue._tag === "AnyOf") return issue.issues.map((one) => issueOf(one, member)).find((one) => one !== undefined)
  return issue._tag === "Encoding" || issue._tag === "Filter" ? issueOf(issue.issue, member) : undefined
}

const choose = (issue: SchemaIssue.AnyOf, path: Path): ReadonlyArray<ShapeFault> => {
  const { ast, issues } = issue
  const value = "input" in issue ? issue.input : undefined
  const members = objectsOf(ast)
  const literals = literalsOf(ast)
  if (isRecord(value) && members.length > 0) {
    const tag = tagOf(members)
    const options = tag === undefined ? [] : members.flatMap((member) => literalsAt(member, tag))
    if (tag !== undefined && !Object.hasOwn(value, tag)) return [told.required([...path, tag], options)]
    if (tag !== undefined && !options.includes(String(value[tag]))) return [told.option([...path, tag], options)]
    const chosen = meant(members, value)
    const found = issues.map((one) => chosen[0] && issueOf(one, chosen[0])).find((one) => one !== undefined)
    if (found !== undefined) return shapeFaults(found, path)
    const lacks = lacking(chosen, value, path)
    if (lacks.length > 0) return lacks
    return [
      told.noKind(
        path,
        [...new Set(members.map((one) => requiredOf(one)[0] ?? ""))].filter((key) => key !== ""),
        literals
      )
    ]
  }
  const others = issues.filter((one) => one._tag !== "AnyOf" || one.issues.length > 0)
  if (others.length > 0 && (members.length === 0 || Array.isArray(value)))
    return shapeFaults(others[0] as SchemaIssue.Issue, path)
  if (literals.length > 0 && (typeof value === "string" || members.length === 0)) return [told.option(path, literals)]
  return [told.type(path, ast)]
}

const literalsAt = ({ propertySignatures }: Objects, key: string): ReadonlyArray<string> =>
  propertySignatures.flatMap(({ name, type }) => (name === key ? literalsOf(type) : []))

/**
 * SYS-04: every place at which a value is not of its schema's shape, in words for people. Of a union the member is told of that
 * the value's keys say is meant, not all that it might have been. Read with `errors: "all"` and `reportInput: true`.
 */
export const shapeFaults = (issue: SchemaIssue.Issue, path: Path = []): ReadonlyArray<ShapeFault> => {
  switch (issue._tag) {
    case "Pointer":
      return shapeFaults(issue.issue, [...path, ...issue.path.map(String)])
    case "Composite":
      return issue.issues.flatMap((one) => shapeFaults(one, path))
    case "AnyOf": {
      const said = faultOf(issue.ast)
      return said === undefined ? choose(issue, path) : [{ ...said, path }]
    }
    case "Encoding":
      return shapeFaults(issue.issue, path)
    case "Filter":
      return [told.check(path, issue.filter)]
    case "MissingKey":
      return [told.required(path, [])]
    case "UnexpectedKey":
      return [told.unknownKey(path, issue.ast)]
    case "InvalidType": {
      const said = faultOf(issue.ast)
      return [said === undefined ? told.type(path, issue.ast) : { ...said, path }]
    }
    default:
      return [told.value(path)]
  }
}
