import type { PolicyDocument } from "@xueshi/core"

/** A fact that a document asks about. */
export interface AskedFact {
  readonly fact: string
  /** What it is compared with. */
  readonly values: ReadonlySet<string>
  /** It is a date that cycles are counted from. */
  readonly dates: boolean
  /** It can become another one: it is compared, or cycles are counted from it. */
  readonly changes: boolean
}

const read = (document: PolicyDocument): ReadonlyArray<AskedFact> => {
  const found = new Map<string, { values: Set<string>; dates: boolean; changes: boolean }>()
  const noted = (fact: string) => {
    const known = found.get(fact) ?? { values: new Set<string>(), dates: false, changes: false }
    found.set(fact, known)
    return known
  }
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return
    const { anchoredAt, endingAt, fact, is } = value as Record<string, unknown>
    if (typeof fact === "string") {
      const known = noted(fact)
      if (Array.isArray(is)) {
        known.changes = true
        for (const one of is) known.values.add(one)
      }
    }
    if (typeof endingAt === "string") noted(endingAt)
    if (typeof anchoredAt === "object" && anchoredAt !== null && "fact" in anchoredAt) {
      const known = noted(String(anchoredAt.fact))
      known.dates = true
      known.changes = true
    }
    Object.values(value).forEach(look)
  }
  look([document.requirement, document.caps, document.adjustments, document.carries])
  return [...found].map(([fact, known]) => ({ fact, ...known }))
}

const known = new WeakMap<PolicyDocument, ReadonlyArray<AskedFact>>()

/** The facts that a document asks about, read once. Whom it is for (`appliesTo`) is asked before it judges. */
export const askedFacts = (document: PolicyDocument): ReadonlyArray<AskedFact> => {
  const facts = known.get(document) ?? read(document)
  known.set(document, facts)
  return facts
}
