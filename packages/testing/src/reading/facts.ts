import { type Facts, parseDay } from "@xueshi/core"
import type { Stretch } from "./days.ts"

const toldOf = (facts: Facts, fact: string) => {
  const told = Object.entries(facts).find(([name]) => name === fact)?.[1] ?? []
  return typeof told === "string" ? [{ value: told }] : told
}

/** On which days of a stretch a fact has one of these values, or any: day by day. */
export const heldOn = (facts: Facts, fact: string, is: ReadonlyArray<string> | undefined, [from, to]: Stretch) => {
  const told = toldOf(facts, fact).filter(({ value }) => is === undefined || is.includes(value))
  const days = new Set<number>()
  for (const { from: first = from, to: last = to } of told as ReadonlyArray<{ from?: number; to?: number }>)
    for (let day = Math.max(first, from); day <= Math.min(last, to); day++) days.add(day)
  return days
}

/** The date that a fact is. */
export const dateIn = (facts: Facts, fact: string): number | undefined => parseDay(toldOf(facts, fact)[0]?.value ?? "")
