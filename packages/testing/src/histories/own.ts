import { type JournalEntry, replay, Store } from "@xueshi/core"
import { Effect } from "effect"
import { afterHistory, type HistoryLaw } from "./HistoryLaw.ts"

const decisions = new Set(["DeclarationApproved", "DeclarationRejected", "AuditPassed", "AuditFailed"])

/** What is wrong with a decision, read from the journal alone. */
const fault = (entries: ReadonlyArray<JournalEntry>, index: number): string | undefined => {
  const entry = entries[index]
  if (entry?.aggregate !== "Declaration" || !decisions.has(entry.event._tag)) return undefined
  const { Declaration, Professional } = replay(entries.slice(0, index))
  const declaration = Declaration.get(entry.id)
  const person = declaration && Professional.get(declaration.professional)
  const { user } = entry.actor
  if (declaration === undefined || person === undefined) return `${entry.id} is decided on and does not exist`
  if (person.user === user) return `${user} decides on their own hours`
  if (declaration.madeBy === user) return `${user} decides on what they declared`
  if ("by" in entry.event && entry.event.by !== user) return `${user} decides in the name of ${entry.event.by}`
  const audits = entry.event._tag === "AuditPassed" || entry.event._tag === "AuditFailed"
  return audits && declaration._tag === "Approved" && declaration.approvedBy === user
    ? `${user} audits what they approved`
    : undefined
}

/** U24: nobody decides on their own hours, by any history. */
export const nobodysOwn: HistoryLaw = {
  id: "U24",
  rules: ["DEC-09", "SYS-06", "AUD-04"],
  title: "nobody approves, rejects or audits their own hours",
  statement: {
    zh: "无论经过怎样的操作，没有人审核或审验与本人有关、由本人提交的学时，审核人也不审验自己审核过的",
    en: "by no history does anybody approve, reject or audit their own hours, nor audit what they approved"
  },
  meets: {
    OwnItem: 0.3,
    ApproverCannotAudit: 0.02,
    DeclarationApproved: 0.5,
    DeclarationRejected: 0.3,
    AuditFailed: 0.1
  },
  broken: (adapter, history, met) =>
    afterHistory(adapter, history, async (world, outcomes) => {
      for (const { refused } of outcomes) if (refused !== undefined) met(refused)
      const entries = await world.run(Effect.flatMap(Store, (store) => store.journal(0, 10_000)))
      for (const { event } of entries) met(event._tag)
      return entries.map((_, index) => fault(entries, index)).find((one) => one !== undefined)
    })
}
