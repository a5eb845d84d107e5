/** What no JSON of a request may hold, although it is JSON: where, what it is called, and why. */
export interface Flaw {
  readonly path: ReadonlyArray<string | number>
  readonly code: keyof typeof flaws
}

/** How deep arrays and objects may stand in each other: twice what any request of the interface needs. */
const deepest = 24

export const flaws = {
  TooDeep: { zh: "嵌套层数过多", en: "arrays and objects stand too deep in each other" },
  Duplicate: { zh: "同一对象中字段重复", en: "the same field comes twice in one object" },
  IllegalField: { zh: "不允许的字段名", en: "no field may have this name" },
  IllegalCharacter: {
    zh: "含有不允许的字符（控制字符或不完整的字符）",
    en: "holds a character that is not allowed: a control character or half of a pair"
  },
  NotFinite: { zh: "数字过大", en: "the number is too large" }
} as const

/** Control characters besides tab and line ends: PostgreSQL keeps no NUL, and no form shows the others. */
const control = /[^\P{Cc}\t\n\r]/u

/** Whether text can be kept and shown as it is. */
export const isSound = (text: string): boolean => text.isWellFormed() && !control.test(text)

const numberAt = /-?\d[\d.eE+-]*/y

const endOfString = (text: string, from: number): number => {
  for (let at = from + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x22) return at
    if (unit === 0x5c) at++
  }
  return text.length
}

const unescaped = (literal: string): string => {
  try {
    return JSON.parse(literal)
  } catch {
    // The parser, which comes next, refuses it.
    return ""
  }
}

/** An array or object that is open: which of its items is being read, and the fields that it has shown. */
interface Open {
  key: string | number
  readonly fields: Set<string> | undefined
  naming: boolean
}

/**
 * The first flaw of a JSON text, found in one walk over it before it is parsed: parsing forgets fields that come twice and turns
 * `1e400` to infinity. What is no JSON at all is left to the parser.
 */
export const flawIn = (text: string): Flaw | undefined => {
  const open: Array<Open> = []
  const flaw = (code: Flaw["code"]): Flaw => ({ path: open.map(({ key }) => key), code })
  for (let at = 0; at < text.length; at++) {
    const top = open[open.length - 1]
    const character = text[at]
    if (character === "{" || character === "[") {
      if (open.length === deepest) return flaw("TooDeep")
      open.push(
        character === "{" ? { key: "", fields: new Set(), naming: true } : { key: 0, fields: undefined, naming: false }
      )
    } else if (character === "}" || character === "]") open.pop()
    else if (character === ":" && top !== undefined) top.naming = false
    else if (character === "," && top !== undefined) {
      if (typeof top.key === "number") top.key++
      else top.naming = true
    } else if (character === '"') {
      const end = endOfString(text, at)
      const raw = text.slice(at + 1, end)
      const value = raw.includes("\\") ? unescaped(text.slice(at, end + 1)) : raw
      at = end
      if (!isSound(value)) return flaw("IllegalCharacter")
      if (top?.fields === undefined || !top.naming) continue
      top.key = value
      if (value === "__proto__") return flaw("IllegalField")
      if (top.fields.has(value)) return flaw("Duplicate")
      top.fields.add(value)
    } else if (character === "-" || (character !== undefined && character >= "0" && character <= "9")) {
      numberAt.lastIndex = at
      const number = numberAt.exec(text)?.[0] ?? character
      if (Math.abs(Number(number)) === Number.POSITIVE_INFINITY) return flaw("NotFinite")
      at += number.length - 1
    }
  }
  return undefined
}
