import type { Text } from "../../kernel/RuleError.ts"
import { Speech } from "../describe/Speech.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"
import { cite } from "../tell.ts"
import type { Language } from "../words.ts"

/** One thing that differs between two documents, in words. */
export interface PolicyDifference {
  readonly kind: "added" | "removed" | "changed"
  /** Where it stands: in the later document; in the earlier one, where it is removed. */
  readonly path: ReadonlyArray<string>
  readonly what: string
  readonly before: string | null
  readonly after: string | null
  /** The years that it is about, where those are not all. */
  readonly years: string | null
}

export type Path = ReadonlyArray<string | number>

/** Sources by what they are: numbers differ between two documents. */
class Told extends Speech {
  override cite(code: string): string {
    const citation = this.document.citations[code]
    const source = citation === undefined ? code : cite(citation, this.language)
    return this.say(`〔${source}〕`, ` [${source}]`)
  }
}

/** The same text for values that say the same, in whatever order their keys stand. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part
  ) ?? ""

/** How each key of a part is told, or `null` where something else tells it: a new key without words does not compile. */
export type Words<T> = {
  readonly [K in keyof T]-?:
    | null
    | readonly [name: Text, tell: (speech: Speech, value: Exclude<T[K], undefined>) => string]
}

/** The differences between two documents as they are found. */
export class Comparison {
  readonly differences: Array<PolicyDifference> = []
  readonly before: Speech
  readonly after: Speech

  constructor(before: PolicyDocument, after: PolicyDocument, language: Language) {
    this.before = new Told(before, language)
    this.after = new Told(after, language)
  }

  say(zh: string, en: string): string {
    return this.after.say(zh, en)
  }

  changed(path: Path, what: string, before: string | undefined, after: string | undefined, years?: string): void {
    this.differences.push({
      kind: "changed",
      path: path.map(String),
      what,
      before: before ?? null,
      after: after ?? null,
      years: years ?? null
    })
  }

  /** What differs in two parts that are one and the same, key by key. */
  keys<T extends object>(words: Words<T>, before: T, after: T, what: string, path: Path): void {
    for (const key in words) {
      const found = words[key]
      const [a, b] = [before[key], after[key]]
      if (found === null || textOf(a) === textOf(b)) continue
      const [name, tell] = found
      const told = (speech: Speech, value: T[typeof key]) =>
        value === undefined ? undefined : tell(speech, value as Exclude<T[typeof key], undefined>)
      const [old, now] = [told(this.before, a), told(this.after, b)]
      const of = what === "" ? this.after.text(name) : `${what}${this.say(" · ", " · ")}${this.after.text(name)}`
      // Where the words are the same, a code or the other language differs.
      const same = old === now
      this.changed([...path, key], of, same ? `${old}（${textOf(a)}）` : old, same ? `${now}（${textOf(b)}）` : now)
    }
  }

  /** Parts by their codes: those that came, those that went, those that differ, and whether their order does. */
  parts<T>(
    kind: Text,
    path: Path,
    [before, after]: readonly [ReadonlyArray<T>, ReadonlyArray<T>],
    codeOf: (part: T) => string,
    tell: (speech: Speech, part: T) => string,
    compare: (before: T, after: T, what: string, path: Path) => void,
    nameOf: (speech: Speech, part: T) => string
  ): void {
    const [old, now] = [before, after].map((parts) => new Map(parts.map((part) => [codeOf(part), part])))
    const named = (speech: Speech, part: T) => `${speech.text(kind)}${speech.quoted(nameOf(speech, part))}`
    before.forEach((part, index) => {
      if (now?.has(codeOf(part))) return
      const what = named(this.before, part)
      const told = tell(this.before, part)
      this.differences.push({
        kind: "removed",
        path: [...path, index].map(String),
        what,
        before: told,
        after: null,
        years: null
      })
    })
    after.forEach((part, index) => {
      const earlier = old?.get(codeOf(part))
      const at = [...path, index]
      const what = named(this.after, part)
      if (earlier !== undefined) compare(earlier, part, what, at)
      else
        this.differences.push({
          kind: "added",
          path: at.map(String),
          what,
          before: null,
          after: tell(this.after, part),
          years: null
        })
    })
    const order = (parts: ReadonlyArray<T>, other: ReadonlyMap<string, T> | undefined) =>
      parts.filter((part) => other?.has(codeOf(part)))
    const [first, second] = [order(before, now), order(after, old)]
    if (textOf(first.map(codeOf)) === textOf(second.map(codeOf))) return
    const list = (speech: Speech, parts: ReadonlyArray<T>) => speech.list(parts.map((part) => nameOf(speech, part)))
    const what = this.say(`${kind.zh}的次序`, `order of each ${kind.en}`)
    this.changed(path, what, list(this.before, first), list(this.after, second))
  }
}
