import { Result } from "effect"
import { type FieldIssue, InvalidFields } from "./FieldIssue.ts"
import type { RuleId } from "./RuleError.ts"
import type { ShapeFault } from "./shapeFaults.ts"

/** More faults than these are not told: a person mends the first ones, and memory is bounded. */
const most = 1000

/** The faults of one input as they are found. */
export class FaultList {
  readonly issues: Array<FieldIssue> = []
  readonly #rule: RuleId

  constructor(rule: RuleId) {
    this.#rule = rule
  }

  /** Whether it is no use to look further. */
  get full(): boolean {
    return this.issues.length > most
  }

  add(code: string, path: ReadonlyArray<string | number>, zh: string, en: string): void {
    this.addAll([{ code, path: path.map(String), zh, en }], [])
  }

  addAll(faults: ReadonlyArray<ShapeFault>, at: ReadonlyArray<string | number>): void {
    for (const { path, ...said } of faults) {
      if (this.full) return
      if (this.issues.length < most) this.issues.push({ ...said, path: [...at.map(String), ...path], rule: this.#rule })
      else
        this.issues.push({
          code: "MoreFaults",
          path: [],
          rule: this.#rule,
          zh: `错误超过 ${most} 处，以下不再列出`,
          en: `there are more than ${most} faults; the rest is not listed`
        })
    }
  }

  /** What was read, or all faults. */
  result<A>(made: () => A): Result.Result<A, InvalidFields> {
    return this.issues.length === 0 ? Result.succeed(made()) : Result.fail(new InvalidFields({ issues: this.issues }))
  }
}
