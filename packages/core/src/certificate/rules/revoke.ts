import type { Policy } from "../../policy/Policy.ts"
import type { Verdict } from "../../policy/Verdict.ts"
import type { Certificate, CertificateEvent } from "../Certificate.ts"
import { gateHolds } from "./gateHolds.ts"

type Revoked = Extract<CertificateEvent, { readonly _tag: "CertificateRevoked" }>

/**
 * CRT-02, AUD-03: a certificate that stands is revoked where the year, judged again, no longer meets its gate. One of a kind that the
 * document does not know stands: nothing says what it asks.
 */
export const revoke = (
  policy: Policy,
  { kind, revoked }: Certificate,
  verdict: Verdict,
  why: Omit<Revoked, "_tag">
): Revoked | undefined => {
  const asked = policy.document.certificates.find((one) => one.kind === kind)
  if (revoked !== undefined || asked === undefined || gateHolds(policy, asked, verdict)) return undefined
  return { _tag: "CertificateRevoked", ...why }
}
