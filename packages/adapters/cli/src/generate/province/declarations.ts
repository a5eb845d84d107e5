import {
  type Actor,
  type Claim,
  type Commit,
  change,
  type Declaration,
  type DeclarationEvent,
  dayAt,
  type Policy,
  Rules
} from "@xueshi/core"
import { Result } from "effect"
import { administratorOf } from "./administration.ts"
import type { Province } from "./Province.ts"
import type { personOf } from "./people.ts"
import type { Random } from "./Random.ts"
import { chainOf } from "./tree.ts"

const day = 86_400_000
/** Nine in the morning at Shanghai, of a day counted from 1970. */
const morningOf = (civil: number): number => civil * day + 3_600_000

type Ending = "draft" | "pending" | "rejected" | "awaiting" | "passed" | "failed"

const settled: ReadonlyArray<readonly [number, Ending]> = [
  [2, "draft"],
  [5, "rejected"],
  [30, "awaiting"],
  [60, "passed"],
  [3, "failed"]
]
/** Of the last year much still waits. */
const recent: ReadonlyArray<readonly [number, Ending]> = [
  [4, "draft"],
  [12, "pending"],
  [5, "rejected"],
  [60, "awaiting"],
  [17, "passed"],
  [2, "failed"]
]

export interface Life {
  readonly commits: ReadonlyArray<Commit>
  readonly declaration: Declaration
}

/** What a declaration went through, step by step, as the rules decide it. */
export const lifeOf = (
  province: Province,
  professional: ReturnType<typeof personOf>,
  policy: Policy,
  {
    claim,
    id,
    random,
    last
  }: { readonly claim: Claim; readonly id: Declaration["id"]; readonly random: Random; readonly last: boolean }
): Life => {
  const commits: Array<Commit> = []
  const self: Actor = { user: professional.user, hat: { _tag: "Professional", professional: professional.id } }
  let at = morningOf(claim.to + 1 + random.below(15)) + random.below(28_800_000)
  let declaration: Declaration | undefined
  const happen = (actor: Actor, event: DeclarationEvent): Declaration => {
    const changed = change("Declaration", id, declaration, event)
    commits.push({ actor, at, changes: [changed], guards: [] })
    declaration = changed.after as Declaration
    return declaration
  }
  const later = (most: number) => {
    at += day * random.between(1, most) + random.below(day / 4)
  }
  const done = (stands: Declaration): Life => ({ commits, declaration: stands })

  const drafted = happen(
    self,
    Result.getOrThrow(Rules.draft(policy, self, { id, professional: professional.id, claim }))
  )
  const ending = random.weighted(last ? recent : settled)
  if (ending === "draft") return done(drafted)
  at += random.below(3_600_000)
  const pending = happen(self, Result.getOrThrow(Rules.submit(policy, drafted, professional, self, dayAt(at))))
  if (ending === "pending") return done(pending)
  later(20)
  const reviewing = province.find(professional.placed.organisation.reviewer)
  const reviewer = administratorOf(province, reviewing)
  const excluded = [professional.user]
  const { document } = policy
  const item = { declaration: pending, handler: reviewing.organisation.id, excluded }
  const auditing = province.find(Rules.auditorOf(chainOf(reviewing)).id)
  const approval = Rules.approve(policy, item, reviewer, undefined, auditing.organisation.id)
  // What no row of the form's table fits can only be rejected.
  if (ending === "rejected" || Result.isFailure(approval))
    return done(
      happen(
        reviewer,
        Result.getOrThrow(
          Rules.reject(item, reviewer, { typed: "证明材料不清晰，请重新上传" }, { document, today: dayAt(at) })
        )
      )
    )
  const approved = happen(reviewer, approval.success)
  const auditor = administratorOf(province, auditing)
  // Who approved does not audit: at the root it waits for another administrator.
  if (ending === "awaiting" || auditing === reviewing) return done(approved)
  later(40)
  const timing = { today: dayAt(at), document, lateReason: "系统上线前的审验" }
  const audited = { declaration: approved, handler: auditing.organisation.id, excluded }
  return done(
    happen(
      auditor,
      Result.getOrThrow(
        ending === "passed"
          ? Rules.passAudit(audited, auditor, timing)
          : Rules.failAudit(audited, auditor, { typed: "与证明材料不符" }, timing)
      )
    )
  )
}
