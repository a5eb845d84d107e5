import { Schema } from "effect"
import { Jurisdiction } from "../codes/jurisdiction.ts"
import { Hours } from "../kernel/HoursCodec.ts"
import { Ratio } from "../kernel/Ratio.ts"
import { Text } from "../kernel/RuleError.ts"
import { Adjustment } from "./document/Adjustment.ts"
import { AppealTerms } from "./document/AppealTerms.ts"
import { Attribution } from "./document/Attribution.ts"
import { AuditTerms } from "./document/AuditTerms.ts"
import { Cap } from "./document/Cap.ts"
import { Carry } from "./document/Carry.ts"
import { Citation } from "./document/Citation.ts"
import { Code, saidOnce, Year } from "./document/Code.ts"
import { Condition } from "./document/Condition.ts"
import { Deadline, dayTo, Month } from "./document/Deadline.ts"
import { DeclaredLaw } from "./document/DeclaredLaw.ts"
import { EvidenceDemands } from "./document/EvidenceDemands.ts"
import { RefusalReason } from "./document/RefusalReason.ts"
import { Requirement } from "./document/Requirement.ts"
import { Reviews } from "./document/Reviews.ts"
import { Rounding } from "./document/Rounding.ts"
import { FormDefinition } from "./FormDefinition.ts"
import { Standing } from "./LearningRecord.ts"

/** A kind of learning that hours are counted for, such as 公需科目; it may lie within another one. */
export const Subject = Schema.Struct({ code: Code, name: Text, within: Schema.optionalKey(Code) })

/**
 * A subject of a declaration that is none of its own: its hours are shared among several in fixed parts, such as 全部 (DEC-13),
 * or serve whichever of several needs them (`either`).
 */
export const SharedSubject = Schema.Struct({
  code: Code,
  name: Text,
  parts: Schema.optionalKey(Schema.NonEmptyArray(Schema.Struct({ subject: Code, share: Ratio }))),
  either: Schema.optionalKey(Schema.NonEmptyArray(Code)),
  citation: Code
})

/**
 * A kind of certificate: what must be met, and its wording (CRT-05). In the wording `{name}`, `{documentName}`, `{document}`, `{year}`,
 * `{total}` and `{hours:CODE}` of a subject are filled in.
 */
export const CertificateKind = Schema.Struct({
  kind: Code,
  /** The year's verdict is a pass, or each of these leaves is met. */
  gate: Schema.Union([Schema.Literal("verdict"), Schema.Struct({ leaves: Schema.NonEmptyArray(Code) })]),
  title: Schema.NonEmptyString,
  paragraphs: Schema.NonEmptyArray(Schema.NonEmptyString),
  issuer: Schema.NonEmptyString,
  note: Schema.NonEmptyString,
  /** Where the QR picture leads; `{number}` is filled in. */
  verifyAt: Schema.NonEmptyString
})
export type CertificateKind = typeof CertificateKind.Type

/** What the hours of the rule are called, and how long one is. */
const Unit = Schema.Struct({
  name: Text,
  /** How many minutes make one. */
  minutes: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 600 }))),
  /** How many make a day, and half of one. */
  day: Schema.optionalKey(Hours),
  halfDay: Schema.optionalKey(Hours)
})

/** More parts of one kind than any regulation has. */
const few = Schema.isMaxLength(1000, {
  fault: { code: "TooMany", zh: "不能超过 1000 项", en: "there are more than 1000" }
})

/** A regulation as a document of data (CMP-01). */
export const PolicyDocument = Schema.Struct({
  $schema: Schema.optionalKey(Schema.String),
  id: Code,
  version: Schema.NonEmptyString,
  title: Text,
  /** Set where the document shows a shape of rule and is nobody's regulation. */
  invented: Schema.optionalKey(Schema.Literal(true)),
  jurisdiction: Jurisdiction,
  /** First and last credit year in force; without a last one, until replaced. */
  inForce: Schema.Struct({ from: Year, to: Schema.optionalKey(Year) }),
  /** Whom the rule is for; everybody, unless said. */
  appliesTo: Schema.optionalKey(Condition),
  /** Of several that apply to a person the one of highest precedence governs: a sector's before the region's. 0 unless said. */
  precedence: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1000 }))),
  citations: Schema.Record(Code, Citation),
  unit: Schema.optionalKey(Unit),
  /** The smallest step of declared hours; what is missing is told in these steps. */
  granularity: Hours,
  /** The first day of the rule's year, and whether it is named after the calendar year that it begins in or ends in. */
  year: Schema.optionalKey(
    Schema.Struct({ month: Month, day: dayTo(28), named: Schema.optionalKey(Schema.Literals(["start", "end"])) })
  ),
  /** Which years a declaration may be counted for: any that its dates touch, that of its start, or that of its end. */
  creditYear: Schema.Literals(["touched", "start", "end"]),
  /** Which year hours count in, unless the form says otherwise; the one declared, unless said. */
  attribution: Schema.optionalKey(Attribution),
  /** The states that count; `approved` alone, unless said (CMP-02). */
  counting: Schema.optionalKey(Schema.NonEmptyArray(Standing)),
  /** The last day on which what counts for a year can be recorded, so many years after it. */
  recordBy: Schema.optionalKey(Deadline),
  /** The last day on which hours can be declared for a year; without one, as long as the dates allow (AUD-06). */
  declareBy: Schema.optionalKey(Deadline),
  /** How hours are rounded: of each record, or of each leaf's sum. */
  rounding: Schema.optionalKey(Schema.Struct({ ...Rounding.fields, of: Schema.Literals(["record", "sum"]) })),
  subjects: Schema.NonEmptyArray(Subject).check(few),
  sharedSubjects: Schema.Array(SharedSubject).check(few),
  forms: Schema.Array(FormDefinition).check(few),
  caps: Schema.Array(Cap).check(few),
  requirement: Requirement,
  adjustments: Schema.optionalKey(Schema.Array(Adjustment).check(few)),
  carries: Schema.optionalKey(Schema.Array(Carry).check(few)),
  /** Whether a year that is exempt, or deemed complete, counts as passed; asked for where a year can be. */
  countsAsPassed: Schema.optionalKey(Schema.Struct({ exempt: Schema.Boolean, deemed: Schema.Boolean })),
  certificates: Schema.Array(CertificateKind),
  /** What the document promises beyond what every one does; the laws of `@xueshi/testing` hold it to its word. */
  laws: Schema.optionalKey(Schema.NonEmptyArray(DeclaredLaw).check(saidOnce)),
  reviews: Schema.optionalKey(Reviews),
  audit: Schema.optionalKey(AuditTerms),
  /** Without it nothing can be appealed (EXT-01). */
  appeal: Schema.optionalKey(AppealTerms),
  /** For what hours are refused, beside free text (EXT-04). */
  refusals: Schema.optionalKey(Schema.Array(RefusalReason).check(few)),
  /** What files are taken as evidence; as `evidenceDemandsOf` says, unless said (DEC-03). */
  evidence: Schema.optionalKey(EvidenceDemands)
})
export type PolicyDocument = typeof PolicyDocument.Type
