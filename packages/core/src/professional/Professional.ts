import { Schema } from "effect"
import { Day } from "../kernel/DayCodec.ts"
import { DepartmentId, OrganisationId, ProfessionalId, UserId } from "../kernel/ids.ts"

/** 身份证 and the other documents that a person may be known by. */
export const DocumentType = Schema.Literals([
  "residentId",
  "passport",
  "hongKongMacauPermit",
  "taiwanPermit",
  "officer"
])

/** An identity document: type and normalised number. The number never appears whole in an error, a log or a list. */
export const IdentityDocument = Schema.Struct({
  type: DocumentType,
  number: Schema.NonEmptyString.check(Schema.isMaxCodePoints(30))
})
export type IdentityDocument = typeof IdentityDocument.Type

/** The last four characters, the rest as asterisks (STA-06). */
export const maskDocument = (number: string): string =>
  `${"*".repeat(Math.max(0, number.length - 4))}${number.slice(-4)}`

/** 职称级别 */
export const TitleLevel = Schema.Literals(["senior", "intermediate", "junior"])
export type TitleLevel = typeof TitleLevel.Type

const Line = Schema.NonEmptyString.check(Schema.isMaxCodePoints(100))

/** A professional title: series (专业技术职务系列), level and qualification (任职资格) since a day. */
export const Title = Schema.Struct({
  series: Line,
  level: TitleLevel,
  qualification: Line,
  effectiveOn: Day,
  certificateNumber: Schema.optionalKey(Line),
  appointedOn: Schema.optionalKey(Day)
})
export type Title = typeof Title.Type

/** What a person says of themselves (PRO-01). A person without any title has none to give. */
export const Person = Schema.Struct({
  document: IdentityDocument,
  name: Line,
  sex: Schema.Literals(["male", "female"]),
  birth: Day,
  mobile: Line,
  email: Line,
  education: Line,
  school: Line,
  major: Line,
  graduatedOn: Day,
  degree: Line,
  postDoc: Schema.Boolean,
  title: Schema.NullOr(Title),
  occupation: Schema.optionalKey(Line)
})
export type Person = typeof Person.Type

/** 专业技术人员: a person whose yearly hours are accounted, in one organisation. */
export const Professional = Schema.Struct({
  id: ProfessionalId,
  user: UserId,
  organisation: OrganisationId,
  department: Schema.NullOr(DepartmentId),
  /** What a roster called the department before departments were kept. */
  departmentName: Schema.optionalKey(Schema.String),
  person: Person,
  /** What stands in the way of a registration: its review, or that it was refused (PRO-02). Reviewed and approved has none. */
  registration: Schema.optionalKey(Schema.Literals(["awaiting", "rejected"])),
  version: Schema.Int
})
export type Professional = typeof Professional.Type

export const ProfessionalEvent = Schema.TaggedUnion({
  /** Taken from a roster; counts as reviewed (IMP-03). */
  ProfessionalImported: {
    id: ProfessionalId,
    user: UserId,
    organisation: OrganisationId,
    department: Schema.NullOr(DepartmentId),
    departmentName: Schema.optionalKey(Schema.String),
    person: Person
  }
})
export type ProfessionalEvent = typeof ProfessionalEvent.Type

export const evolveProfessional = (
  _before: Professional | undefined,
  event: ProfessionalEvent
): Professional | undefined =>
  ProfessionalEvent.match(event, {
    ProfessionalImported: ({ _tag, ...imported }): Professional => ({ ...imported, version: 1 })
  })
