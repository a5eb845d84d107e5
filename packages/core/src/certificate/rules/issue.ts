import { Result, Schema } from "effect"
import type { Day } from "../../kernel/Day.ts"
import type { CertificateId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Policy } from "../../policy/Policy.ts"
import type { Verdict } from "../../policy/Verdict.ts"
import type { Professional } from "../../professional/Professional.ts"
import type { CertificateEvent } from "../Certificate.ts"
import { fillWording } from "../fillWording.ts"
import { gateHolds } from "./gateHolds.ts"

export class GateNotMet extends RuleError<GateNotMet>()(
  "GateNotMet",
  { year: Schema.Int, kind: Schema.String },
  {
    rule: "CRT-01",
    zh: ({ year }) => `${year} 年度认定结果不合格，不能打印证书`,
    en: ({ year }) => `the year ${year} is not passed: no certificate can be issued`
  }
) {}

export class UnknownCertificateKind extends RuleError<UnknownCertificateKind>()(
  "UnknownCertificateKind",
  { kind: Schema.String },
  {
    rule: "CRT-05",
    zh: ({ kind }) => `政策文件中没有这种证书：${kind}`,
    en: ({ kind }) => `the policy has no such certificate: ${kind}`
  }
) {}

export interface Issue {
  readonly id: CertificateId
  readonly number: string
  readonly kind: string
  readonly issuedOn: Day
}

/** CRT-01, CRT-05: a certificate is issued only where its gate holds: for the annual one, the year is passed. */
export const issue = (
  policy: Policy,
  professional: Pick<Professional, "id" | "person">,
  verdict: Verdict,
  { id, issuedOn, kind, number }: Issue
): Result.Result<CertificateEvent, UnknownCertificateKind | GateNotMet> => {
  const wording = policy.document.certificates.find((one) => one.kind === kind)
  if (wording === undefined) return Result.fail(new UnknownCertificateKind({ kind }))
  if (!gateHolds(policy, wording, verdict)) return Result.fail(new GateNotMet({ year: verdict.year, kind }))
  return Result.succeed({
    _tag: "CertificateIssued",
    id,
    number,
    kind,
    professional: professional.id,
    year: verdict.year,
    policy: verdict.policy,
    total: verdict.total,
    issuedOn,
    text: fillWording(wording, professional, verdict, number, issuedOn)
  })
}
