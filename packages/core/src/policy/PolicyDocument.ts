import { Schema } from "effect"
import { Region } from "../codes/region.ts"
import { Day } from "../kernel/DayCodec.ts"
import { Hours } from "../kernel/HoursCodec.ts"
import { Ratio } from "../kernel/Ratio.ts"
import { Text } from "../kernel/RuleError.ts"
import { FormDefinition } from "./FormDefinition.ts"

const Code = Schema.String.check(Schema.isPattern(/^[A-Za-z][\w-]{0,63}$/u))

/** Where a value comes from. A value whose source nobody opened says `verified: false`. */
export const Citation = Schema.Struct({
  title: Schema.NonEmptyString,
  /** Document number, such as 人社部令第25号. */
  number: Schema.optionalKey(Schema.String),
  article: Schema.optionalKey(Schema.String),
  date: Schema.optionalKey(Day),
  verified: Schema.Boolean
})
export type Citation = typeof Citation.Type

/** A kind of learning that hours are counted for, such as 公需科目. */
export const Subject = Schema.Struct({ code: Code, name: Text })

/** A subject of a declaration whose hours several subjects share in fixed parts, such as 全部 (DEC-13). */
export const SharedSubject = Schema.Struct({
  code: Code,
  name: Text,
  parts: Schema.NonEmptyArray(Schema.Struct({ subject: Code, share: Ratio })),
  citation: Code
})

/** Which hours a leaf or a cap speaks of: all, or those of some subjects. */
export const Selection = Schema.Struct({ subjects: Schema.optionalKey(Schema.NonEmptyArray(Code)) })

/** What a cap limits: the hours of these forms and subjects, each record alone or all of the year. */
export const Cap = Schema.Struct({
  code: Code,
  name: Text,
  forms: Schema.optionalKey(Schema.NonEmptyArray(Code)),
  subjects: Schema.optionalKey(Schema.NonEmptyArray(Code)),
  per: Schema.Literals(["record", "year"]),
  atMost: Hours,
  citation: Code
})
export type Cap = typeof Cap.Type

/** How much a leaf asks for: hours, or a share of what another leaf requires, or of all hours completed. */
export const Threshold = Schema.Union([
  Schema.Struct({ hours: Hours }),
  Schema.Struct({ share: Ratio, of: Schema.Literal("required"), leaf: Code }),
  Schema.Struct({ share: Ratio, of: Schema.Literal("completed") })
])
export type Threshold = typeof Threshold.Type

/** One measurable demand of the rule: the selected hours reach the threshold. */
export const Leaf = Schema.Struct({
  leaf: Code,
  name: Text,
  of: Selection,
  atLeast: Threshold,
  citation: Code
})
export type Leaf = typeof Leaf.Type

export type Requirement =
  | Leaf
  | { readonly allOf: ReadonlyArray<Requirement> }
  | { readonly anyOf: ReadonlyArray<Requirement> }
type EncodedRequirement =
  | typeof Leaf.Encoded
  | { readonly allOf: ReadonlyArray<EncodedRequirement> }
  | { readonly anyOf: ReadonlyArray<EncodedRequirement> }

/** The demands of a year: leaves, joined by `allOf` and `anyOf`. */
export const Requirement: Schema.Codec<Requirement, EncodedRequirement> = Schema.Union([
  Leaf,
  Schema.Struct({
    allOf: Schema.NonEmptyArray(Schema.suspend((): Schema.Codec<Requirement, EncodedRequirement> => Requirement))
  }),
  Schema.Struct({
    anyOf: Schema.NonEmptyArray(Schema.suspend((): Schema.Codec<Requirement, EncodedRequirement> => Requirement))
  })
])

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

/** A regulation as a document of data (CMP-01). */
export const PolicyDocument = Schema.Struct({
  $schema: Schema.optionalKey(Schema.String),
  id: Code,
  version: Schema.NonEmptyString,
  title: Text,
  jurisdiction: Region,
  /** First and last credit year in force; without a last one, until replaced. */
  inForce: Schema.Struct({ from: Schema.Int, to: Schema.optionalKey(Schema.Int) }),
  citations: Schema.Record(Code, Citation),
  /** The smallest step of declared hours; what is missing is told in these steps. */
  granularity: Hours,
  /** Which years a declaration may be counted for: any that its dates touch, that of its start, or that of its end. */
  creditYear: Schema.Literals(["touched", "start", "end"]),
  subjects: Schema.NonEmptyArray(Subject),
  sharedSubjects: Schema.Array(SharedSubject),
  forms: Schema.Array(FormDefinition),
  caps: Schema.Array(Cap),
  requirement: Requirement,
  certificates: Schema.Array(CertificateKind)
})
export type PolicyDocument = typeof PolicyDocument.Type
