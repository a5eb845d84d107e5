import { Effect } from "effect"
import { heading, line } from "./Screen.ts"
import type { DeclarationOutcome } from "./takeDeclarations.ts"

/** Each row counted once by how far it came; approved ones also by what was granted and how the audit went. */
const countBy = (outcomes: ReadonlyArray<DeclarationOutcome>) => {
  const counts = {
    approved: 0,
    reduced: 0,
    rejected: 0,
    pending: 0,
    drafts: 0,
    failed: 0,
    passed: 0,
    awaiting: 0,
    refused: 0
  }
  for (const one of outcomes) {
    if (one._tag === "Refused") counts.refused++
    else if (one.declaration._tag === "Draft") counts.drafts++
    else if (one.declaration._tag === "Pending") counts.pending++
    else if (one.declaration._tag === "Rejected") counts.rejected++
    else {
      const { audit, claim, recognised } = one.declaration
      counts.approved++
      if (recognised < claim.hours) counts.reduced++
      if (audit._tag === "Failed") counts.failed++
      else if (audit._tag === "Passed") counts.passed++
      else counts.awaiting++
    }
  }
  return counts
}

/** Prints what became of the rows. */
export const printDeclarations = Effect.fn("printDeclarations")(function* (
  outcomes: ReadonlyArray<DeclarationOutcome>
) {
  const { approved, awaiting, drafts, failed, passed, pending, reduced, refused, rejected } = countBy(outcomes)
  yield* heading("二、学时申报")
  yield* line(`共 ${outcomes.length} 行：办理 ${outcomes.length - refused} 行，退回 ${refused} 行`)
  yield* line(
    `单位审核：通过 ${approved}（其中核减学时 ${reduced}），不通过 ${rejected}，待审核 ${pending}，待提交 ${drafts}`
  )
  yield* line(`主管部门审验：通过 ${passed}，不通过 ${failed}，待审验 ${awaiting}`)
})
