import type { Text } from "@xueshi/core"
import { historyLaws } from "./histories/historySuite.ts"
import { declarable } from "./laws/declarable.ts"
import { universal } from "./laws/universal.ts"

/** What a law is stated on: one person's records; a history of commands; a population; a certificate over time. */
export type StatedOn = "case" | "history" | "population" | "certificate"

/** Where a law is run: by a suite that this package exports, or by the contract of what is derived. */
export type RunBy = "lawSuite" | "historySuite" | "derivedContract"

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

const whatIf: Text = { zh: "政策推演尚未提供", en: "there is no what-if yet" }
const order = ({ id }: ListedLaw): number => (id.startsWith("R") ? 100 : 0) + Number(id.slice(1))

const others: ReadonlyArray<ListedLaw> = [
  {
    id: "U17",
    rules: [],
    title: "an empty reform changes nothing",
    statement: { zh: "什么也不改的改革，不改变任何结论", en: "a reform that changes nothing changes no verdict" },
    on: "population",
    awaits: whatIf
  },
  {
    id: "U18",
    rules: [],
    title: "a reform and its inverse cancel",
    statement: { zh: "改革与其逆相抵", en: "a reform and then its inverse leave every verdict as it was" },
    on: "population",
    awaits: whatIf
  },
  {
    id: "U19",
    rules: [],
    title: "what-if equals doing it",
    statement: { zh: "推演的结果就是实际施行的结果", en: "what a what-if foretells is what doing it leads to" },
    on: "population",
    awaits: whatIf
  },
  {
    id: "U20",
    rules: ["STA-02"],
    title: "a population is the sum of its persons",
    statement: {
      zh: "总体等于各人之和，也等于机构树任意划分的各部分之和",
      en: "a population's figures are the sum over persons, and over any partition of the tree"
    },
    on: "population",
    runBy: "derivedContract"
  },
  {
    id: "U21",
    rules: ["CMP-02", "CMP-04"],
    title: "other people's data do not matter",
    statement: { zh: "他人的数据不影响本人的结论", en: "nobody's verdict hangs on what others declared" },
    on: "population",
    runBy: "derivedContract"
  },
  {
    id: "U25",
    rules: ["TRF-04"],
    title: "a transfer changes who may act, once",
    statement: { zh: "调动改变谁可以办理，且只改变一次", en: "a transfer changes who may act, and does so once" },
    on: "history",
    awaits: { zh: "没有人员调动的用例", en: "there is no use case by which a person is transferred" }
  },
  {
    id: "U27",
    rules: ["CRT-01"],
    title: "a later fall revokes a certificate",
    statement: {
      zh: "出具之后条件不再满足的，证书撤销",
      en: "a certificate whose gate no longer holds is revoked"
    },
    on: "certificate",
    awaits: { zh: "没有撤销证书的用例", en: "there is no use case by which a certificate is revoked" }
  }
]

/** Every law of the specification, in its order: what each says, on what it is stated, and how it is run. */
export const laws: ReadonlyArray<ListedLaw> = [
  ...[...universal, ...declarable].map(listed("case", "lawSuite")),
  ...historyLaws.map(listed("history", "historySuite")),
  ...others
].toSorted((a, b) => order(a) - order(b))
