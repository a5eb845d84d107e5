import { Schema } from "effect"
import { DepartmentId, OrganisationId } from "../kernel/ids.ts"

/** 内设部门: a part of one organisation, in a tree of its own (ORG-08). */
export const Department = Schema.Struct({
  id: DepartmentId,
  organisation: OrganisationId,
  /** Null for what stands directly in the organisation. */
  superior: Schema.NullOr(DepartmentId),
  name: Schema.NonEmptyString.check(Schema.isMaxCodePoints(100)),
  /** 禁用: takes nobody new; who is in it stays. */
  disabled: Schema.Boolean,
  version: Schema.Int
})
export type Department = typeof Department.Type

export const DepartmentEvent = Schema.TaggedUnion({
  DepartmentAdded: {
    id: DepartmentId,
    organisation: OrganisationId,
    superior: Schema.NullOr(DepartmentId),
    name: Department.fields.name
  },
  DepartmentRenamed: { before: Department.fields.name, after: Department.fields.name },
  DepartmentDisabled: {},
  DepartmentEnabled: {}
})
export type DepartmentEvent = typeof DepartmentEvent.Type

/** What does not stand is not changed. */
export const evolveDepartment = (before: Department | undefined, event: DepartmentEvent): Department | undefined => {
  if (event._tag === "DepartmentAdded") {
    const { _tag, ...added } = event
    return { ...added, disabled: false, version: 1 }
  }
  if (before === undefined) return undefined
  const next = { ...before, version: before.version + 1 }
  switch (event._tag) {
    case "DepartmentRenamed":
      return { ...next, name: event.after }
    case "DepartmentDisabled":
      return { ...next, disabled: true }
    case "DepartmentEnabled":
      return { ...next, disabled: false }
  }
}
