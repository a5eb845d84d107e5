import { Result, Schema } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Certificate } from "../Certificate.ts"

export class CertificateRevoked extends RuleError<CertificateRevoked>()(
  "CertificateRevoked",
  { number: Schema.String },
  {
    rule: "CRT-02",
    zh: ({ number }) => `证书 ${number} 已撤销，不能打印`,
    en: ({ number }) => `certificate ${number} is revoked: it can no longer be printed`
  }
) {}

/** CRT-02: only a certificate that stands is printed. */
export const mayPrint = (certificate: Certificate): Result.Result<Certificate, CertificateRevoked> =>
  certificate.revoked === undefined
    ? Result.succeed(certificate)
    : Result.fail(new CertificateRevoked({ number: certificate.number }))
