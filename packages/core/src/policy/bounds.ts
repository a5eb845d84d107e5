import type { ShapeFault } from "../kernel/shapeFaults.ts"

/** Deeper than any regulation nests its demands, and shallow enough for any stack. */
const deepest = 100

/** More values than any regulation has, and few enough to be read at once. */
const most = 50_000

/** Text of more characters than any regulation has. */
const longest = 2_000_000

const tooLarge = (path: ReadonlyArray<string>): ShapeFault => ({
  code: "TooLarge",
  path,
  zh: `文件过大：最多 ${longest} 个字符、${most} 个值`,
  en: `is too large: at most ${longest} characters and ${most} values`
})
const tooDeep = (path: ReadonlyArray<string>): ShapeFault => ({
  code: "NestsTooDeep",
  path,
  zh: "嵌套过深，请简化",
  en: "nests too deep; make it simpler"
})
const refersToItself = (path: ReadonlyArray<string>): ShapeFault => ({
  code: "RefersToItself",
  path,
  zh: "这里又包含了它自身",
  en: "contains itself"
})

/** Whether text is longer than a document may be. */
export const isTooLong = (text: string): ShapeFault | undefined => (text.length > longest ? tooLarge([]) : undefined)

/**
 * Why a value is too deep, too large or without an end, so that reading it would take more than its worth. What stands in an
 * object under `of` counts twice: several nodes of a requirement have an `of`, and each of them is tried.
 */
export const beyondBounds = (json: unknown): ShapeFault | undefined => {
  let left = most
  const above = new Set<object>()
  const walk = (value: unknown, path: ReadonlyArray<string>, times: number): ShapeFault | undefined => {
    left -= times
    if (times > 64) return tooDeep(path.slice(0, 3))
    if (left < 0) return tooLarge([])
    if (typeof value !== "object" || value === null) return undefined
    if (above.has(value)) return refersToItself(path)
    if (path.length === deepest) return tooDeep(path.slice(0, 3))
    above.add(value)
    for (const [key, part] of Object.entries(value)) {
      const twice = key === "of" && typeof part === "object" && !Array.isArray(part)
      const found = walk(part, [...path, key], twice ? 2 * times : times)
      if (found !== undefined) return found
    }
    above.delete(value)
    return undefined
  }
  return walk(json, [], 1)
}
