import type { Assessment, Policy } from "@xueshi/core"
import { judge } from "./judge.ts"
import type { Point } from "./Point.ts"
import { pointsOf } from "./pointsOf.ts"

/** Those of some points that a case reaches. */
export const cover = (policy: Policy, points: ReadonlyArray<Point>, one: Assessment): ReadonlyArray<Point> => {
  const judged = judge(policy, one)
  return points.filter(({ isReached }) => isReached(judged))
}

/** Counts how many cases reach each point of a document. */
export class Coverage {
  readonly policy: Policy
  readonly points: ReadonlyArray<Point>
  readonly #reached = new Map<Point, number>()
  #cases = 0

  constructor(policy: Policy) {
    this.policy = policy
    this.points = pointsOf(policy)
  }

  add(one: Assessment): void {
    this.#cases++
    for (const point of cover(this.policy, this.points, one)) this.#reached.set(point, this.count(point) + 1)
  }

  /** How many cases were added. */
  get cases(): number {
    return this.#cases
  }

  /** How many of them reached a point. */
  count(point: Point): number {
    return this.#reached.get(point) ?? 0
  }

  /** What none of them reached, in the document's order. */
  get unreached(): ReadonlyArray<Point> {
    return this.points.filter((point) => this.count(point) === 0)
  }
}
