import { Declarations } from "@xueshi/core"
import { claimNamed } from "../../histories/claims.ts"
import type { Race } from "../Race.ts"
import { ann, approved, auditor, boss, clerk, does, drafted, over, pending, rejected, self } from "./people.ts"

const { approve, copy, edit, failAudit, passAudit, reject, remove, submit, withdraw } = Declarations
const [overDraft, overPending] = [over(drafted), over(pending)]
const other = claimNamed("three days of study")

/** Who declares, who reviews and who audits, over one declaration. */
export const reviewRaces: ReadonlyArray<Race> = [
  {
    name: "DEC-05 SYS-03 approve / approve by two reviewers",
    exclusive: true,
    scene: overPending((city, { id }) => [
      does("boss approves", approve(boss(city), id)),
      does("ann approves", approve(ann(city), id))
    ])
  },
  {
    name: "DEC-04 DEC-05 approve / reject",
    exclusive: true,
    scene: overPending((city, { id }) => [
      does("boss approves", approve(boss(city), id)),
      does("ann rejects", reject(ann(city), id, "证明不清"))
    ])
  },
  {
    name: "DEC-04 approve / withdraw",
    exclusive: true,
    scene: overPending((city, { id }) => [
      does("boss approves", approve(boss(city), id)),
      does("self withdraws", withdraw(self(city), id))
    ])
  },
  {
    name: "DEC-04 reject / withdraw",
    exclusive: true,
    scene: overPending((city, { id }) => [
      does("boss rejects", reject(boss(city), id, "证明不清")),
      does("self withdraws", withdraw(self(city), id))
    ])
  },
  {
    name: "DEC-04 approve / withdraw, edit, submit again",
    exclusive: false,
    scene: overPending((city, { id }) => [
      does("boss approves", approve(boss(city), id)),
      does("self starts over", withdraw(self(city), id), edit(self(city), id, other), submit(self(city), id))
    ])
  },
  {
    name: "DEC-04 withdraw / edit, submit",
    exclusive: false,
    oneSided: true,
    scene: overPending((city, { id }) => [
      does("self withdraws", withdraw(self(city), id)),
      does("self edits and submits", edit(self(city), id, other), submit(self(city), id))
    ])
  },
  {
    name: "DEC-04 edit / submit",
    exclusive: false,
    scene: overDraft((city, { id }) => [
      does("self edits", edit(self(city), id, other)),
      does("self submits", submit(self(city), id))
    ])
  },
  {
    name: "DEC-04 edit / edit",
    exclusive: false,
    scene: overDraft((city, { id }) => [
      does("self edits", edit(self(city), id, other)),
      does("self edits too", edit(self(city), id, claimNamed("general course")))
    ])
  },
  {
    name: "DEC-04 submit / submit",
    exclusive: true,
    scene: overDraft((city, { id }) => [
      does("self submits", submit(self(city), id)),
      does("self submits too", submit(self(city), id))
    ])
  },
  {
    name: "DEC-04 delete / submit",
    exclusive: true,
    scene: overDraft((city, { id }) => [
      does("self deletes", remove(self(city), id)),
      does("self submits", submit(self(city), id))
    ])
  },
  {
    name: "DEC-04 delete / edit",
    exclusive: false,
    scene: overDraft((city, { id }) => [
      does("self deletes", remove(self(city), id)),
      does("self edits", edit(self(city), id, other))
    ])
  },
  {
    name: "AUD-02 passAudit / failAudit",
    exclusive: true,
    scene: over(approved)((city, { id }) => [
      does("clerk passes", passAudit(clerk(city), id)),
      does("auditor fails", failAudit(auditor(city), id, "不实"))
    ])
  },
  {
    name: "DEC-04 copy / copy",
    exclusive: false,
    scene: over(rejected)((city, { id }) => [
      does("self copies", copy(self(city), id)),
      does("self copies too", copy(self(city), id))
    ])
  },
  {
    name: "AUD-02 DEC-04 failAudit / copy of what it fails",
    exclusive: false,
    oneSided: true,
    scene: over(approved)((city, { id }) => [
      does("auditor fails", failAudit(auditor(city), id, "不实")),
      does("self copies", copy(self(city), id))
    ])
  }
]
