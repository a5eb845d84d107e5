import type { Language } from "./Asked.ts"

/** The language that `Accept-Language` prefers of the two that there are; Chinese where it prefers neither. */
export const languageOf = (header: string | null | undefined): Language => {
  let [best, language]: [number, Language] = [0, "zh"]
  for (const part of (header ?? "").slice(0, 500).split(",")) {
    const [range = "", ...parameters] = part.trim().toLowerCase().split(";")
    const name = range.startsWith("en") ? "en" : range.startsWith("zh") || range === "*" ? "zh" : undefined
    const weight = parameters.map((one) => /^\s*q=([\d.]+)\s*$/u.exec(one)?.[1]).find((one) => one !== undefined)
    const q = weight === undefined ? 1 : Number(weight)
    if (name !== undefined && q > best) [best, language] = [q, name]
  }
  return language
}
