import type { Hours } from "../../kernel/Hours.ts"
import { suffices } from "../evaluatePlainly.ts"
import { countedFor, missingOf } from "../measure.ts"
import type { CompiledLeaf, CompiledNode, Policy } from "../Policy.ts"
import { passes } from "../passes.ts"
import type { Side } from "./Consequence.ts"
import type { Ground } from "./Ground.ts"

const none: ReadonlyArray<string> = []

/**
 * Judges people in columns as `evaluatePlainly` does, without explaining: for a policy that is plain and for everybody, and people
 * none of whose records has fields that an award looks at.
 */
export class ColumnJudge {
  readonly #policy: Policy
  readonly #ground: Ground
  readonly #met: Array<boolean>

  constructor(policy: Policy, ground: Ground) {
    this.#policy = policy
    this.#ground = ground
    this.#met = policy.leaves.map(() => false)
  }

  /** What the year of the person comes to whose hours the ground has summed up. */
  judge(person: number, total: number): Side {
    const { leaves, root } = this.#policy
    const { totals } = this.#ground
    let lacking = 0
    let missed: Array<string> | undefined
    for (let index = 0; index < leaves.length; index++) {
      const leaf = leaves[index] as CompiledLeaf
      const missing = missingOf(this.#policy, leaf, countedFor(leaf, totals), total)
      this.#met[index] = missing === 0
      if (missing === 0) continue
      lacking += missing ?? Number.POSITIVE_INFINITY
      if (missed === undefined) missed = [leaf.leaf.leaf]
      else missed.push(leaf.leaf.leaf)
    }
    const outcome = this.#isMet(root) ? "pass" : this.#wouldPass(person) ? "pending" : "fail"
    return { outcome, passed: passes(this.#policy, outcome), total: total as Hours, lacking, missed: missed ?? none }
  }

  #isMet(node: CompiledNode): boolean {
    if (node.node === "leaf") return this.#met[node.leaf] as boolean
    if (node.node === "years" || node.node === "every") throw new Error("a plain requirement asks about one year")
    let met = 0
    for (const part of node.parts) if (this.#isMet(part)) met++
    return met >= node.need
  }

  /** Whether what is under review would make a pass of it. */
  #wouldPass(person: number): boolean {
    const hoped = this.#ground.hoped(person)
    return hoped !== undefined && suffices(this.#policy, hoped)
  }
}
