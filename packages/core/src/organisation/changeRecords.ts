import { Schema } from "effect"
import type { JournalEntry } from "../journal/JournalEntry.ts"
import { UserId } from "../kernel/ids.ts"

/** 变更记录: one field of an organisation, before and after (ORG-10). */
export const ChangeRecord = Schema.Struct({
  /** In milliseconds since 1970-01-01T00:00Z. */
  at: Schema.Int,
  by: UserId,
  field: Schema.String,
  before: Schema.NullOr(Schema.String),
  after: Schema.NullOr(Schema.String)
})
export type ChangeRecord = typeof ChangeRecord.Type

type Field = Pick<ChangeRecord, "field" | "before" | "after">

const fieldsOf = ({ event }: Extract<JournalEntry, { aggregate: "Organisation" }>): ReadonlyArray<Field> => {
  switch (event._tag) {
    case "OrganisationEstablished":
      return [{ field: "name", before: null, after: event.facts.name }]
    case "OrganisationEdited":
      return Object.entries(event.changes).map(([field, changed]) => ({ field, ...changed }))
    case "OrganisationChanged":
      return [{ field: event.field, before: event.before, after: event.after }]
    case "OrganisationMoved":
      return [{ field: "superior", before: event.from, after: event.to }]
    case "ReviewClosed":
      return [{ field: "reviewClosed", before: "false", after: "true" }]
    case "ReviewReopened":
      return [{ field: "reviewClosed", before: "true", after: "false" }]
  }
}

/** ORG-10: what an entry of the journal changed of an organisation: a line a field. */
export const changeRecords = (entry: JournalEntry): ReadonlyArray<ChangeRecord> =>
  entry.aggregate === "Organisation"
    ? fieldsOf(entry).map((field) => ({ at: entry.at, by: entry.actor.user, ...field }))
    : []
