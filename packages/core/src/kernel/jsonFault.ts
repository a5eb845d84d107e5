const token =
  /[\t\n\r ]*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]+|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|$)/uy

type Expected = "value" | "first" | "key" | "firstKey" | "colon" | "next" | "end"

/**
 * Where text that is no JSON stops being JSON, as a line and a column from 1 on; machines tell it of some faults alone. It looks for the
 * first token that may not stand where it stands.
 */
export const jsonFault = (text: string): { readonly line: number; readonly column: number } => {
  const open: Array<"{" | "["> = []
  let expected: Expected = "value"
  const closes = (bracket: string): boolean =>
    (bracket === "}" && open.at(-1) === "{" && (expected === "firstKey" || expected === "next")) ||
    (bracket === "]" && open.at(-1) === "[" && (expected === "first" || expected === "next"))
  const after = (): Expected => (open.length === 0 ? "end" : "next")
  const accepts = (sign: string | undefined, string: string | undefined): boolean => {
    const value = expected === "value" || expected === "first"
    if (string !== undefined && (expected === "key" || expected === "firstKey")) expected = "colon"
    else if (sign === undefined && value) expected = after()
    else if ((sign === "{" || sign === "[") && value) {
      open.push(sign)
      expected = sign === "{" ? "firstKey" : "first"
    } else if (sign !== undefined && closes(sign)) {
      open.pop()
      expected = after()
    } else if (sign === ":" && expected === "colon") expected = "value"
    else if (sign === "," && expected === "next") expected = open.at(-1) === "{" ? "key" : "value"
    else return false
    return true
  }
  let at = 0
  for (;;) {
    token.lastIndex = at
    const found = token.exec(text)
    if (found === null || token.lastIndex === at || !accepts(found[1], found[2])) break
    at = token.lastIndex
  }
  const start = at + (/^[\t\n\r ]*/u.exec(text.slice(at))?.[0].length ?? 0)
  const lines = text.slice(0, start).split("\n")
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 }
}
