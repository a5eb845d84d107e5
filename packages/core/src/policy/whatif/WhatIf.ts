import type { FieldIssue } from "../../kernel/FieldIssue.ts"
import type { Hours } from "../../kernel/Hours.ts"
import type { Text } from "../../kernel/RuleError.ts"
import { appliesTo } from "../appliesTo.ts"
import type { Explanation } from "../Explanation.ts"
import { evaluate } from "../evaluate.ts"
import { explainVerdict } from "../explainVerdict.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { Policy } from "../Policy.ts"
import type { Consequence, Member } from "./Consequence.ts"
import { consequenceOf, questionOf } from "./consequenceOf.ts"
import { Examples, kindOf } from "./Examples.ts"
import { notInForce, type Reform } from "./Reform.ts"
import { addLine, emptyLine, outcomes, Sums, type SumsState } from "./Sums.ts"
import type { WhatIfLine, WhatIfReport } from "./WhatIfReport.ts"

/** So many examples of each kind, unless said. */
const usual = 3

/** What is wrong with so many unread lines is told; the others are counted. */
const toldLines = 50

/** Which document governs a person before and after, where that is not one and the same for everybody; undefined where none does. */
export type Governing = (person: Member) => readonly [before: Policy | undefined, after: Policy | undefined]

export interface WhatIfOptions {
  /** So many examples of each kind are kept. */
  readonly examples?: number
  readonly governing?: Governing
  /** Told of everybody who flips. */
  readonly flipped?: (person: string, organisation: string, consequence: Consequence) => void
}

/** What a part of a population came to, to be merged into that of another part. */
export interface WhatIfState {
  readonly sums: SumsState
  readonly examples: ReturnType<Examples["all"]>
  readonly unread: WhatIfReport["unread"]
}

/** What a reform does to the people put to it, one after the other: sums and examples, whatever their number. It writes nothing (CMP-06). */
export class WhatIf {
  readonly reform: Reform
  readonly sums = new Sums()
  readonly examples: Examples
  /** Whether the two documents of the reform govern everybody. */
  readonly uniform: boolean
  /** Subjects that the reform no longer has. */
  readonly removed: ReadonlySet<string>
  readonly #governing: Governing
  readonly #flipped: WhatIfOptions["flipped"]
  #unread = 0
  readonly #faults: Array<WhatIfReport["unread"]["faults"][number]> = []

  constructor(reform: Reform, options: WhatIfOptions = {}) {
    const { from, to } = reform
    this.reform = reform
    this.examples = new Examples(options.examples ?? usual)
    this.uniform = options.governing === undefined
    this.#governing =
      options.governing ??
      ((person) => [
        this.#applying(from, person, person.records),
        this.#applying(to, person, person.recordsAfter ?? person.records)
      ])
    this.#flipped = options.flipped
    this.removed = new Set([...from.sharing.keys()].filter((subject) => !to.sharing.has(subject)))
  }

  /** Judges one more person under both documents. */
  add(person: Member): Consequence {
    const { asOf, year } = this.reform
    const [before, after] = this.#governing(person)
    const consequence = consequenceOf(before, after, year, person, asOf)
    this.sums.add(person.organisation, consequence)
    if (this.removed.size > 0 && before === this.reform.from && after === this.reform.to)
      for (const { declared, subject } of person.records)
        if (this.removed.has(subject)) this.sums.addOrphaned(subject, 1, declared)
    const kind = kindOf(consequence)
    if (kind !== null) this.examples.add(kind, person)
    this.tellFlip(person.id, person.organisation, consequence)
    return consequence
  }

  /** Notes a line of the population that cannot be read. */
  addUnread(line: number, issues: ReadonlyArray<FieldIssue>): void {
    this.#unread++
    if (this.#faults.length < toldLines) this.#faults.push({ line, issues })
  }

  /** Tells of a person who flips, where that was asked for. */
  tellFlip(person: string, organisation: string, consequence: Consequence): void {
    if (consequence.flip !== null) this.#flipped?.(person, organisation, consequence)
  }

  /** What it came to so far, as data that another thread can be sent. */
  state(): WhatIfState {
    const { lines, orphaned, pairs, reasons } = this.sums
    return {
      sums: { lines, orphaned, pairs, reasons },
      examples: this.examples.all(),
      unread: { lines: this.#unread, faults: this.#faults }
    }
  }

  /**
   * Adds what another part of the population came to.
   *
   * @param linesBefore how many lines of the population stand before those of that part
   */
  merge({ examples, sums, unread }: WhatIfState, linesBefore = 0): void {
    this.sums.merge(sums)
    for (const [kind, person] of examples) this.examples.add(kind, person)
    this.#unread += unread.lines
    for (const { issues, line } of unread.faults) this.#faults.push({ line: linesBefore + line, issues })
    this.#faults.sort((a, b) => a.line - b.line)
    this.#faults.splice(toldLines)
  }

  /** The document, where it is for the person. */
  #applying(policy: Policy, person: Member, records: ReadonlyArray<LearningRecord>): Policy | undefined {
    return appliesTo(policy, this.reform.year, { ...questionOf(person, this.reform.asOf), records })
      ? policy
      : undefined
  }

  #explain(policy: Policy | undefined, records: ReadonlyArray<LearningRecord>, person: Member): Explanation | null {
    const question = questionOf(person, this.reform.asOf)
    if (policy === undefined) return null
    return explainVerdict(policy, evaluate(policy, this.reform.year, records, question), records, question)
  }

  /** Everybody so far, whatever organisation they are of. */
  total(): WhatIfLine {
    const total = emptyLine()
    for (const line of this.sums.lines.values()) addLine(total, line)
    return total
  }

  /** What it comes to so far. `complete`: whether everybody was seen. */
  report(complete: boolean): WhatIfReport {
    const { asOf, from, to, year } = this.reform
    const { lines, orphaned, pairs, reasons } = this.sums
    const named = ({ document: { id, title, version } }: Policy) => ({ id, version, title })
    const leafName = (code: string): Text =>
      [...to.leaves, ...from.leaves].find(({ leaf }) => leaf.leaf === code)?.leaf.name ?? { zh: code, en: code }
    const subjectName = (code: string): Text =>
      [...from.document.subjects, ...from.document.sharedSubjects].find((one) => one.code === code)?.name ?? {
        zh: code,
        en: code
      }
    const inOrder = <A>(entries: Iterable<readonly [string, A]>) =>
      [...entries].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return {
      from: named(from),
      to: named(to),
      year,
      ...(asOf === undefined ? {} : { asOf }),
      notInForce: notInForce(this.reform),
      complete,
      total: this.total(),
      organisations: inOrder(lines).map(([organisation, line]) => ({ organisation, ...line })),
      outcomes: outcomes.flatMap((before, index) =>
        outcomes.flatMap((after, other) => {
          const persons = pairs[index * outcomes.length + other] as number
          return persons === 0 ? [] : [{ before, after, persons }]
        })
      ),
      reasons: (["gained", "lost"] as const).flatMap((flip) =>
        inOrder(reasons[flip]).map(([leaf, persons]) => ({ flip, leaf, name: leafName(leaf), persons }))
      ),
      removedSubjects: inOrder(orphaned).map(([subject, one]) => ({
        subject,
        name: subjectName(subject),
        records: one.records,
        hours: one.hours as Hours
      })),
      examples: this.examples.all().map(([kind, person]) => {
        const [before, after] = this.#governing(person)
        return {
          kind,
          person: person.id,
          organisation: person.organisation,
          before: this.#explain(before, person.records, person),
          after: this.#explain(after, person.recordsAfter ?? person.records, person)
        }
      }),
      unread: { lines: this.#unread, faults: this.#faults }
    }
  }
}
