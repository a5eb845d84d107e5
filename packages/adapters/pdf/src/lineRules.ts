/** 避头: what may not begin a line (GB/T 15834: closing marks, 间隔号, 连接号, 分隔号, and signs after a number). */
const NEVER_FIRST = new Set("、，。．,.：:；;？?！!）)》〉」』】〕］]｝}”’·・‧•％%‰℃°～~／/－–")

/** 避尾: what may not end a line. */
const NEVER_LAST = new Set("（(《〈「『【〔［[｛{“‘￥¥＄$＃#№／/")

export const neverLast = (character: string): boolean => NEVER_LAST.has(character)

/** 破折号 and 省略号 are two characters long and are not divided. */
const INDIVISIBLE = new Set("—…⋯")

const WIDE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u2010-\u2027\u2030-\u205e\u3000-\u303f\u30fb\ufe30-\ufe4f\uff01-\uffee]$/u

export const isSpace = (character: string): boolean => character === " " || character === "\u3000"

/** Part of a western word or number, which is kept whole as long as it fits. */
export const isWestern = (character: string): boolean => !isSpace(character) && !WIDE.test(character)

/**
 * Whether a line may end between two characters: "good", "poor" (inside a western word or a long number, when nothing
 * else fits) or "never".
 */
export const breakBetween = (before: string, after: string): "good" | "poor" | "never" => {
  if (isSpace(after) || after === "\u00a0" || before === "\u00a0" || /^\p{M}$/u.test(after)) return "never"
  if (INDIVISIBLE.has(before) && before === after) return "never"
  const western = isWestern(before) && isWestern(after)
  if (western && /^[\p{L}\p{N}]$/u.test(after)) return "poor"
  if (NEVER_FIRST.has(after) || neverLast(before)) return "never"
  return western ? "poor" : "good"
}
