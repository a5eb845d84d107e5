import type { SchemaAST } from "effect"
import type { ShapeFault } from "./shapeFaults.ts"

type Path = ReadonlyArray<string>
type Said = Omit<ShapeFault, "path">

/** What a schema says of a value that is not of it: its annotation `fault`, or, of text, that of its last check. */
export const faultOf = ({ _tag, annotations, checks }: SchemaAST.AST): Said | undefined =>
  (annotations?.["fault"] ?? (_tag === "String" ? checks?.at(-1)?.annotations?.["fault"] : undefined)) as
    | Said
    | undefined

const types: Readonly<Partial<Record<SchemaAST.AST["_tag"], readonly [zh: string, en: string]>>> = {
  String: ["一段文字", "text"],
  Number: ["一个数字", "a number"],
  Boolean: ["true 或 false", "true or false"],
  Arrays: ["一个列表 […]", "a list […]"],
  Objects: ["一个对象 {…}", "an object {…}"],
  Null: ["null", "null"]
}

/** What may stand at a place, each kind once. */
const kindsOf = (ast: SchemaAST.AST): ReadonlyArray<readonly [zh: string, en: string]> => {
  if (ast._tag === "Union") return ast.types.flatMap(kindsOf)
  if (ast._tag === "Suspend") return kindsOf(ast.thunk())
  if (ast._tag === "Literal") return [[String(ast.literal), String(ast.literal)]]
  const known = ast.encoding?.[0]?.to
  return known === undefined ? [types[ast._tag] ?? ["其他的值", "another value"]] : kindsOf(known)
}

const joined = (ast: SchemaAST.AST, language: 0 | 1, by: string): string =>
  [...new Set(kindsOf(ast).map((one) => one[language]))].join(by)

const keysOf = (ast: SchemaAST.AST): ReadonlyArray<string> =>
  ast._tag === "Objects" ? ast.propertySignatures.map(({ name }) => String(name)) : []

/** More keys or codes than these are not told: nobody reads them. */
export const few = 16

/** Which of the usual checks one is, and its numbers. */
const numbers = (
  check: SchemaAST.Filter<unknown>
): { readonly id: string | undefined; readonly payload: Readonly<Record<string, number>> } => {
  const known = check.annotations?.["representation"] as
    | { readonly id?: string; readonly payload?: Readonly<Record<string, number>> | null }
    | undefined
  return { id: known?.id?.split("/").at(-1), payload: known?.payload ?? {} }
}

/** Faults of shape in words. */
export const told = {
  required: (path: Path, options: ReadonlyArray<string>): ShapeFault => ({
    code: "Required",
    path,
    zh: options.length === 0 ? "必须填写" : `必须填写，可选：${options.join("、")}`,
    en: options.length === 0 ? "is required" : `is required: one of ${options.join(", ")}`
  }),
  option: (path: Path, options: ReadonlyArray<string>): ShapeFault => ({
    code: "UnknownOption",
    path,
    zh: `只能填：${options.join("、")}`,
    en: `must be one of ${options.join(", ")}`
  }),
  noKind: (path: Path, keys: ReadonlyArray<string>, words: ReadonlyArray<string>): ShapeFault => ({
    code: "NoKind",
    path,
    zh: `看不出是哪一种：必须写有 ${keys.join("、")} 之一${words.length === 0 ? "" : `，或只填：${words.join("、")}`}`,
    en: `says not what it is: one of ${keys.join(", ")} is needed${words.length === 0 ? "" : `, or one of the words ${words.join(", ")}`}`
  }),
  unknownKey: (path: Path, ast: SchemaAST.AST): ShapeFault => {
    const keys = keysOf(ast)
    const known = keys.length > 0 && keys.length <= few
    return {
      code: "UnknownKey",
      path,
      zh: `没有这一项，请检查拼写${known ? `（可写：${keys.join("、")}）` : ""}`,
      en: `there is no such key; check its spelling${known ? ` (known: ${keys.join(", ")})` : ""}`
    }
  },
  type: (path: Path, ast: SchemaAST.AST): ShapeFault =>
    ast._tag === "Literal"
      ? told.option(path, [String(ast.literal)])
      : {
          code: "WrongType",
          path,
          zh: `类型不对，应为：${joined(ast, 0, "或")}`,
          en: `is of the wrong type: ${joined(ast, 1, " or ")} is needed`
        },
  check: (path: Path, check: SchemaAST.Filter<unknown>): ShapeFault => {
    const said = check.annotations?.["fault"] as Said | undefined
    if (said !== undefined) return { ...said, path }
    const { id, payload } = numbers(check)
    const { maxLength, maximum, minLength, minimum } = payload
    switch (id) {
      case "isBetween":
        return {
          code: "OutOfRange",
          path,
          zh: `必须在 ${minimum} 到 ${maximum} 之间`,
          en: `must be between ${minimum} and ${maximum}`
        }
      case "isInt":
        return { code: "NotWhole", path, zh: "必须是整数", en: "must be a whole number" }
      case "isFinite":
        return { code: "NotFinite", path, zh: "必须是有限的数", en: "must be a finite number" }
      case "isMinLength":
        return {
          code: "TooShort",
          path,
          zh: minLength === 1 ? "不能为空" : `至少 ${minLength} 个字`,
          en: minLength === 1 ? "must not be empty" : `must have at least ${minLength} characters`
        }
      case "isMaxLength":
        return {
          code: "TooLong",
          path,
          zh: `不能超过 ${maxLength} 个字`,
          en: `must have at most ${maxLength} characters`
        }
      case "isPattern":
        return { code: "BadFormat", path, zh: "格式不对", en: "is of the wrong format" }
      default:
        return told.value(path)
    }
  },
  value: (path: Path): ShapeFault => ({ code: "InvalidValue", path, zh: "填写的值无效", en: "is not a valid value" })
}
