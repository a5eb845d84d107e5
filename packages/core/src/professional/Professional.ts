import { Schema } from "effect"
import { Attachment } from "../kernel/Attachment.ts"
import { Day } from "../kernel/DayCodec.ts"
import { DepartmentId, OrganisationId, ProfessionalId, ReviewId, UserId } from "../kernel/ids.ts"

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
  appointedOn: Schema.optionalKey(Day),
  /** The scan of its certificate (PRO-08). */
  scan: Schema.optionalKey(Attachment)
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
  /** 从事专业 */
  occupation: Schema.optionalKey(Line),
  officePhone: Schema.optionalKey(Line),
  /** 行政职务 and its rank. */
  administrativePost: Schema.optionalKey(Line),
  administrativeRank: Schema.optionalKey(Line),
  /** 继续教育证书编号: another number than the title certificate's (PRO-08). */
  educationCertificate: Schema.optionalKey(Line)
})
export type Person = typeof Person.Type

/** 学历学位, 职业资格, 学术称号: one line of the lists that a person keeps (PRO-07). */
export const PersonalRecord = Schema.Struct({
  kind: Schema.Literals(["education", "qualification", "academicTitle"]),
  name: Line,
  /** The school, or whoever granted it. */
  by: Schema.optionalKey(Line),
  number: Schema.optionalKey(Line),
  on: Schema.optionalKey(Day)
})
export type PersonalRecord = typeof PersonalRecord.Type

/** 专业技术人员: a person whose yearly hours are accounted, in one organisation. */
export const Professional = Schema.Struct({
  id: ProfessionalId,
  user: UserId,
  organisation: OrganisationId,
  department: Schema.NullOr(DepartmentId),
  /** What a roster called the department before departments were kept. */
  departmentName: Schema.optionalKey(Schema.String),
  person: Person,
  /** The transfer that waits for another organisation: meanwhile nothing of theirs is submitted (TRF-01). */
  transfer: Schema.optionalKey(ReviewId),
  /** In the order in which the person keeps them. */
  records: Schema.optionalKey(Schema.Array(PersonalRecord)),
  version: Schema.Int
})
export type Professional = typeof Professional.Type

const joined = {
  id: ProfessionalId,
  user: UserId,
  organisation: OrganisationId,
  department: Schema.NullOr(DepartmentId),
  person: Person
}

export const ProfessionalEvent = Schema.TaggedUnion({
  /** Taken from a roster; counts as reviewed (IMP-03). */
  ProfessionalImported: { ...joined, departmentName: Schema.optionalKey(Schema.String) },
  /** Registered, and approved by the organisation (PRO-02). */
  ProfessionalRegistered: joined,
  /** The person's own change of basic information (PRO-05). */
  ProfessionalEdited: { person: Person },
  /** The person's own lists, as they are then (PRO-07). */
  RecordsKept: { records: Schema.Array(PersonalRecord) },
  /** Title and department, as approved (PRO-06). */
  ProfessionalChanged: { title: Schema.NullOr(Title), department: Schema.NullOr(DepartmentId) },
  TransferRequested: { review: ReviewId },
  /** It was refused or taken back. */
  TransferEnded: {},
  ProfessionalTransferred: { from: OrganisationId, to: OrganisationId, department: Schema.NullOr(DepartmentId) }
})
export type ProfessionalEvent = typeof ProfessionalEvent.Type

/** Whether an event changes what a policy document may ask about a person. */
export const changesFacts = ({ event: { _tag } }: { readonly event: ProfessionalEvent }): boolean =>
  _tag === "ProfessionalEdited" || _tag === "ProfessionalChanged"

const free = ({ transfer: _, ...professional }: Professional): Professional => professional

/** What does not stand is not changed. */
export const evolveProfessional = (
  before: Professional | undefined,
  event: ProfessionalEvent
): Professional | undefined => {
  if (event._tag === "ProfessionalImported" || event._tag === "ProfessionalRegistered") {
    const { _tag, ...come } = event
    return { ...come, version: 1 }
  }
  if (before === undefined) return undefined
  const next = { ...before, version: before.version + 1 }
  switch (event._tag) {
    case "ProfessionalEdited":
      return { ...next, person: event.person }
    case "RecordsKept":
      return { ...next, records: event.records }
    case "ProfessionalChanged":
      return { ...next, department: event.department, person: { ...next.person, title: event.title } }
    case "TransferRequested":
      return { ...next, transfer: event.review }
    case "TransferEnded":
      return free(next)
    case "ProfessionalTransferred":
      return { ...free(next), organisation: event.to, department: event.department }
  }
}
