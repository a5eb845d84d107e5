import { decodePolicy, evaluate, type Policy } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { CaseStream, casesOf, type Law, type Look, lawsOf, throughLaws, verdictOf } from "@xueshi/testing"
import { Result } from "effect"

export type DocumentName = keyof typeof documents

/** Some cases of a document, to be put to all its laws. */
export interface Part {
  readonly document: DocumentName
  readonly seed: number
  readonly from: number
  readonly to: number
}

/** What a part took. */
export interface PartResult {
  readonly part: Part
  /** Seconds of this thread's processor time in all. */
  readonly seconds: number
  /** Milliseconds by the clock on the wall of each law, of drawing the cases, and of the one verdict that laws share. */
  readonly spent: Readonly<Record<string, number>>
  /** The first case that breaks a law, by the law's name. */
  readonly broken: Readonly<Record<string, number>>
}

const policies = new Map<DocumentName, Policy>()
export const policyOf = (document: DocumentName): Policy => {
  const policy = policies.get(document) ?? Result.getOrThrow(decodePolicy(documents[document]))
  policies.set(document, policy)
  return policy
}

/** As its check is called in `lawSuite`. */
export const nameOf = ({ id, rules, title }: Law): string => `${id} ${rules.join(" ")} ${title}`

/** Seconds of processor time of this thread: exact over a second, and too coarse for one law. */
const processorSeconds = (): number => {
  const { system, user } = process.threadCpuUsage()
  return (user + system) / 1e6
}

/** Puts the cases of a part to the laws of its document. The clock is read where one look ends and the next begins, once a handful of cases. */
export const runPart = (part: Part): PartResult => {
  const policy = policyOf(part.document)
  const spent: Record<string, number> = {}
  const began = processorSeconds()
  let [current, since] = ["drawing", performance.now()]
  const enter = (name: string) => {
    if (name === current) return
    const now = performance.now()
    spent[current] = (spent[current] ?? 0) + now - since
    current = name
    since = now
  }
  const timed =
    (name: string, look: Look): Look =>
    (one) => {
      enter(name)
      return look(one)
    }
  const laws = lawsOf(policy).map(
    (law) => [nameOf(law), timed(nameOf(law), (one) => law.holds(one, evaluate))] as const
  )
  const judging = timed("judging", (one) => verdictOf(one, evaluate) !== undefined)
  const broken: Record<string, number> = {}
  const looks = [judging, ...laws.map(([, look]) => look)]
  for (const progress of throughLaws(looks, new CaseStream(casesOf(policy), part.seed), part)) {
    enter("drawing")
    for (const [name, look] of laws) {
      const place = progress.broken.get(look)
      if (place !== undefined) broken[name] = place
    }
  }
  enter("end")
  return { part, seconds: processorSeconds() - began, spent, broken }
}
