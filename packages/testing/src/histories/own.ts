import { type Declaration, type JournalEntry, replay, Store, type UserId } from "@xueshi/core"
import { Effect } from "effect"
import { afterHistory, type HistoryLaw } from "./HistoryLaw.ts"

const decisions = new Set(["DeclarationApproved", "DeclarationRejected", "AuditPassed", "AuditFailed"])
const appeals = new Set(["RejectionOverturned", "FailureOverturned", "AppealEnded"])

type Event = Extract<JournalEntry, { readonly aggregate: "Declaration" }>["event"]

/** Whether an event decides on an appeal; one that is taken back is not decided on. */
const endsAppeal = (event: Event): boolean =>
  appeals.has(event._tag) && (event._tag !== "AppealEnded" || event.outcome === "rejected")

/** Who refused hours last: rejected them, or failed them in audit. */
const refuserOf = (declaration: Declaration): UserId | undefined => {
  if (declaration._tag === "Rejected") return declaration.rejectedBy
  return declaration._tag === "Approved" && declaration.audit._tag === "Failed" ? declaration.audit.by : undefined
}

/** What is wrong with a decision, read from the journal alone. */
const fault = (entries: ReadonlyArray<JournalEntry>, index: number): string | undefined => {
  const entry = entries[index]
  if (entry?.aggregate !== "Declaration") return undefined
  const appeal = endsAppeal(entry.event)
  if (!appeal && !decisions.has(entry.event._tag)) return undefined
  const { Declaration, Professional } = replay(entries.slice(0, index))
  const declaration = Declaration.get(entry.id)
  const person = declaration && Professional.get(declaration.professional)
  const { user } = entry.actor
  if (declaration === undefined || person === undefined) return `${entry.id} is decided on and does not exist`
  if (person.user === user) return `${user} decides on their own hours`
  if (declaration.madeBy === user) return `${user} decides on what they declared`
  if ("by" in entry.event && entry.event.by !== user) return `${user} decides in the name of ${entry.event.by}`
  const audits = entry.event._tag === "AuditPassed" || entry.event._tag === "AuditFailed"
  const approver = declaration._tag === "Approved" ? declaration.approvedBy : undefined
  if (audits && approver === user) return `${user} audits what they approved`
  if (appeal && (approver === user || refuserOf(declaration) === user))
    return `${user} decides on an appeal against what they decided`
  return undefined
}

/** U24: nobody decides on their own hours, by any history. */
export const nobodysOwn: HistoryLaw = {
  id: "U24",
  rules: ["DEC-09", "SYS-06", "AUD-04", "EXT-01"],
  title: "nobody approves, rejects or audits their own hours, or decides on an appeal against themselves",
  statement: {
    zh: "无论经过怎样的操作，没有人审核或审验与本人有关、由本人提交的学时，审核人也不审验自己审核过的，作出决定的人不办理对该决定的复核",
    en: "by no history does anybody approve, reject or audit their own hours, nor audit what they approved, nor decide on an appeal against what they decided"
  },
  meets: {
    OwnItem: 0.2,
    ApproverCannotAudit: 0.02,
    DeclarationApproved: 0.5,
    DeclarationRejected: 0.3,
    DeclaredOnBehalf: 0.2,
    AuditFailed: 0.1,
    RejectionOverturned: 0.04,
    FailureOverturned: 0.01,
    AppealEnded: 0.05
  },
  broken: (adapter, history, met) =>
    afterHistory(adapter, history, async (world, outcomes) => {
      for (const { refused } of outcomes) if (refused !== undefined) met(refused)
      const entries = await world.run(Effect.flatMap(Store, (store) => store.journal(0, 10_000)))
      for (const { event } of entries) met(event._tag)
      return entries.map((_, index) => fault(entries, index)).find((one) => one !== undefined)
    })
}
