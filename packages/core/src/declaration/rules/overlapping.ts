import type { Policy } from "../../policy/Policy.ts"
import type { Claim, Declaration } from "../Declaration.ts"
import { stands } from "./stands.ts"
import { fieldOf } from "./worth.ts"

/** Who holds what is claimed, as far as its form asks. */
const providerOf = ({ forms }: Policy, claim: Pick<Claim, "fields" | "form">): string => {
  const { provider } = forms.get(claim.form) ?? {}
  return provider === undefined ? "" : fieldOf(claim, provider).normalize("NFKC").trim()
}

/**
 * DEC-10: what else stands of the person's that may be the same activity under another form: on days that it shares, of the same
 * holder. A reviewer looks at both; nothing is refused for it.
 */
export const overlapping = (
  policy: Policy,
  claim: Claim,
  others: ReadonlyArray<Declaration>
): ReadonlyArray<Extract<Declaration, { readonly claim: Claim }>> => {
  const provider = providerOf(policy, claim)
  return others
    .filter(stands)
    .filter(
      (other) =>
        provider !== "" &&
        other.claim.form !== claim.form &&
        other.claim.from <= claim.to &&
        claim.from <= other.claim.to &&
        providerOf(policy, other.claim) === provider
    )
}
