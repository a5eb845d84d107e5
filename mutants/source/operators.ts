import type { Node } from "oxc-parser"
import { type Edit, type Operator, type Place, put } from "./Operator.ts"

const comparisons = new Set(["<", "<=", ">", ">=", "===", "!=="])
const swapped = (pairs: ReadonlyArray<readonly [string, string]>): ReadonlyMap<string, string> =>
  new Map(pairs.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]))

const borders = swapped([
  ["<", "<="],
  [">", ">="]
])
const opposites = swapped([
  ["<", ">="],
  [">", "<="],
  ["===", "!=="]
])
const arithmetic: ReadonlyMap<string, string> = new Map([...swapped([["+", "-"]]), ["*", "/"], ["/", "*"], ["%", "*"]])
/** What is easily taken for something else: amounts, ends of a span, states. */
const bases = new Map([
  ...swapped([
    ["declared", "recognised"],
    ["required", "counted"],
    ["from", "to"],
    ["first", "last"],
    ["about", "madeBy"]
  ]),
  ["completed", "counted"]
])
const states = new Map([
  ["draft", "pending"],
  ["pending", "approved"],
  ["approved", "pending"],
  ["rejected", "approved"],
  ["failed", "approved"],
  ["Draft", "Pending"],
  ["Pending", "Approved"],
  ["Approved", "Pending"],
  ["Awaiting", "Failed"],
  ["Passed", "Failed"],
  ["Failed", "Passed"],
  ["met", "unmet"],
  ["exempt", "deemed"],
  ["deemed", "exempt"]
])
const days = /^(?:asOf|today|day|on|from|to|first|last|birth|issuedOn)$|Day(?:s)?$|On$/u
const dayCalls = new Set([
  "firstDayIn",
  "lastDayIn",
  "lastDayOf",
  "firstDayOf",
  "lastKnownDay",
  "addMonths",
  "parseDay"
])
const years = /^(?:year|creditYear)$|Year$/u

/** The name by which a value goes: a variable's, or that of the property that is read. */
const nameOf = (node: Node): string =>
  node.type === "Identifier"
    ? node.name
    : node.type === "MemberExpression" && !node.computed && node.property.type === "Identifier"
      ? node.property.name
      : ""

const calledName = (node: Node): string => (node.type === "CallExpression" ? nameOf(node.callee) : "")

/** Whether a value is worked with: compared, calculated with or handed to a function. */
const isUsed = ({ node, parent }: Place): boolean =>
  (parent?.type === "BinaryExpression" && (comparisons.has(parent.operator) || arithmetic.has(parent.operator))) ||
  (parent?.type === "CallExpression" && (parent.arguments as ReadonlyArray<Node>).includes(node))

/** A binary operator replaced, its operands as they are. */
const between = ({ node, textOf }: Place, table: ReadonlyMap<string, string>): ReadonlyArray<Edit> => {
  if (node.type !== "BinaryExpression" && node.type !== "LogicalExpression") return []
  const other = table.get(node.operator)
  if (other === undefined) return []
  const said = [node.left, node.right].some((one) => /Literal$/u.test(one.type) && /^["'`]/u.test(textOf(one)))
  if (node.operator === "+" && said) return []
  return [put(node, `${textOf(node.left)} ${other} ${textOf(node.right)}`)]
}

const number = ({ node }: Place, step: number): ReadonlyArray<Edit> =>
  node.type === "Literal" && typeof node.value === "number" ? [put(node, `(${node.value + step})`)] : []

/** The test of a statement or of a conditional expression. */
const testOf = ({ node }: Place): Node | undefined =>
  node.type === "IfStatement" || node.type === "ConditionalExpression" ? node.test : undefined

/** A method called on a list, with what it is called on. */
const method = (node: Node, ...names: ReadonlyArray<string>): Node | undefined =>
  node.type === "CallExpression" && node.callee.type === "MemberExpression" && names.includes(nameOf(node.callee))
    ? node.callee.object
    : undefined

const renamed = ({ node, parent, textOf }: Place): ReadonlyArray<Edit> => {
  if (node.type === "MemberExpression" && !node.computed) {
    const other = bases.get(nameOf(node))
    return other === undefined ? [] : [put(node.property, other)]
  }
  if (node.type === "Property" && parent?.type === "ObjectPattern" && node.key.type === "Identifier") {
    const other = bases.get(node.key.name)
    if (other === undefined) return []
    return [put(node, `${other}: ${textOf(node.value)}`)]
  }
  if (node.type === "Literal" && typeof node.value === "string" && parent?.type === "BinaryExpression") {
    const other = bases.get(node.value)
    return other === undefined ? [] : [put(node, `"${other}"`)]
  }
  return []
}

/** Every kind of fault that is tried on sources. */
export const operators: ReadonlyArray<Operator> = [
  { name: "one more", statement: "a number is one more", at: (place) => number(place, 1) },
  { name: "one less", statement: "a number is one less", at: (place) => number(place, -1) },
  { name: "border", statement: "< is ≤ or the other way round, > is ≥", at: (place) => between(place, borders) },
  { name: "opposite", statement: "a comparison is turned round", at: (place) => between(place, opposites) },
  {
    name: "and or",
    statement: "“and” is “or”, or the other way round",
    at: (place) => between(place, swapped([["&&", "||"]]))
  },
  {
    name: "arithmetic",
    statement: "+ is −, × is ÷, a remainder is a product",
    at: (place) => between(place, arithmetic)
  },
  {
    name: "drop a cap",
    statement: "of a least or greatest value one side alone is taken",
    at: ({ node, textOf }) =>
      node.type === "CallExpression" && /^(?:Math\.min|Math\.max|minHours)$/u.test(textOf(node.callee))
        ? node.arguments.filter(({ type }) => type !== "SpreadElement").map((one) => put(node, `(${textOf(one)})`))
        : []
  },
  {
    name: "rounding",
    statement: "rounded up instead of down, or the other way round",
    at: ({ node }) => {
      const other = { floor: "ceil", ceil: "floor", round: "floor", trunc: "ceil" }[
        node.type === "MemberExpression" ? nameOf(node) : ""
      ]
      return node.type === "MemberExpression" && other !== undefined ? [put(node.property, other)] : []
    }
  },
  {
    name: "shift a day",
    statement: "a day is the next one",
    at: (place) => {
      const { node, textOf } = place
      const isDay = dayCalls.has(calledName(node)) || (days.test(nameOf(node)) && isUsed(place))
      return isDay ? [put(node, `(${textOf(node)} + 1)`)] : []
    }
  },
  {
    name: "wrong year",
    statement: "a year is the next one",
    at: (place) => {
      const { node, textOf } = place
      const isYear = years.test(nameOf(node)) && isUsed(place)
      return isYear || calledName(node) === "yearOf" || calledName(node) === "creditYearOf"
        ? [put(node, `(${textOf(node)} + 1)`)]
        : []
    }
  },
  {
    name: "double count",
    statement: "what is added is added twice",
    at: ({ node, textOf }) => {
      if (node.type === "UpdateExpression" && node.operator === "++")
        return [put(node, `${textOf(node.argument)} += 2`)]
      return node.type === "AssignmentExpression" && ["+=", "-="].includes(node.operator)
        ? [put(node, `${textOf(node.left)} ${node.operator} 2 * (${textOf(node.right)})`)]
        : []
    }
  },
  {
    name: "forget to count",
    statement: "what is added or put down is not",
    at: ({ node, textOf }) => {
      if (node.type === "AssignmentExpression" && ["+=", "-="].includes(node.operator))
        return [put(node, `${textOf(node.left)} ${node.operator} 0`)]
      return node.type === "ExpressionStatement" && method(node.expression, "push", "set", "add") !== undefined
        ? [put(node, ";")]
        : []
    }
  },
  {
    name: "wrong basis",
    statement: "declared for recognised, required for counted, completed for counted, from for to, first for last",
    at: renamed
  },
  {
    name: "widen a scope",
    statement: "nothing is left out of a list, one is enough for all, anything belongs",
    at: ({ node, textOf }) => {
      const list = method(node, "filter")
      if (list !== undefined) return [put(node, textOf(list))]
      if (method(node, "every", "some") !== undefined && node.type === "CallExpression")
        return node.callee.type === "MemberExpression"
          ? [put(node.callee.property, nameOf(node.callee) === "every" ? "some" : "every")]
          : []
      return method(node, "includes", "has", "startsWith", "test") === undefined ? [] : [put(node, "true")]
    }
  },
  {
    name: "drop a check",
    statement: "a condition is taken not to hold: a refusal, an exception, a special case is gone",
    at: (place) => {
      const test = testOf(place)
      return test === undefined ? [] : [put(test, "false")]
    }
  },
  {
    name: "always",
    statement: "a condition is taken to hold",
    at: (place) => {
      const test = testOf(place)
      return test === undefined ? [] : [put(test, "true")]
    }
  },
  {
    name: "drop a state check",
    statement: "a comparison with a state, a kind or another text is taken to hold",
    at: ({ node }) =>
      node.type === "BinaryExpression" &&
      node.operator === "===" &&
      [node.left, node.right].some((one) => one.type === "Literal" && typeof one.value === "string")
        ? [put(node, "true")]
        : []
  },
  {
    name: "wrong state",
    statement: "a state is another one",
    at: ({ node }) => {
      const other = node.type === "Literal" && typeof node.value === "string" ? states.get(node.value) : undefined
      return other === undefined ? [] : [put(node, `"${other}"`)]
    }
  },
  {
    name: "not",
    statement: "“not” is left out; true is false, or the other way round",
    at: ({ node, textOf }) => {
      if (node.type === "UnaryExpression" && node.operator === "!") return [put(node, textOf(node.argument))]
      return node.type === "Literal" && typeof node.value === "boolean" ? [put(node, `${!node.value}`)] : []
    }
  },
  {
    name: "forget a default",
    statement: "the default is taken though something is known, or what is known though it is nothing",
    at: ({ node, textOf }) =>
      node.type === "LogicalExpression" && node.operator === "??"
        ? [put(node, `(${textOf(node.right)})`), put(node, `(${textOf(node.left)})`)]
        : []
  },
  {
    name: "order",
    statement: "what is put in order is left as it came",
    at: ({ node, textOf }) => {
      const list = method(node, "toSorted", "sort", "toReversed", "reverse")
      return list === undefined ? [] : [put(node, textOf(list))]
    }
  }
]
