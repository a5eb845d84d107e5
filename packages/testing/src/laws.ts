import type { Text } from "@xueshi/core"
import { historyLaws } from "./histories/historySuite.ts"
import { declarable } from "./laws/declarable.ts"
import { universal } from "./laws/universal.ts"
import { populationLaws } from "./populations/populationLaws.ts"

/** What a law is stated on: one person's records; a history of commands; a population. */
export type StatedOn = "case" | "history" | "population"

/** Where a law is run: by which suite that this package exports. */
export type RunBy = "lawSuite" | "historySuite" | "populationSuite"

/** A law as a reader and a command line list it. */
export interface ListedLaw {
  readonly id: `${"U" | "R"}${number}`
  readonly rules: ReadonlyArray<string>
  readonly title: string
  readonly statement: Text
  readonly on: StatedOn
  /** None, where nothing runs it yet: `awaits` says what it needs. */
  readonly runBy?: RunBy
  /** What is not there yet, so that the law, or a part of it, cannot be stated. */
  readonly awaits?: Text
}

type Told = Omit<ListedLaw, "on" | "runBy" | "awaits">

const listed =
  (on: StatedOn, runBy: RunBy) =>
  ({ id, rules, statement, title }: Told): ListedLaw => ({ id, rules, title, statement, on, runBy })

const order = ({ id }: ListedLaw): number => (id.startsWith("R") ? 100 : 0) + Number(id.slice(1))

const others: ReadonlyArray<ListedLaw> = [
  {
    id: "U25",
    rules: ["TRF-04"],
    title: "a transfer changes who may act, once",
    statement: { zh: "调动改变谁可以办理，且只改变一次", en: "a transfer changes who may act, and does so once" },
    on: "history",
    awaits: { zh: "没有人员调动的用例", en: "there is no use case by which a person is transferred" }
  }
]

/** Every law of the specification, in its order: what each says, on what it is stated, and how it is run. */
export const laws: ReadonlyArray<ListedLaw> = [
  ...[...universal, ...declarable].map(listed("case", "lawSuite")),
  ...historyLaws.map(listed("history", "historySuite")),
  ...populationLaws.map(listed("population", "populationSuite")),
  ...others
].toSorted((a, b) => order(a) - order(b))
