import { organisationCodeCheck, socialCreditCodeCheck } from "@xueshi/core"

/**
 * The eight characters of an invented organisation code. They begin with XUE, so that everybody who meets one sees
 * that no registry gave it out.
 */
const body = (serial: number): string => `XUE${String(serial).padStart(5, "0")}`

/** Who registers an organisation, as the first two characters of its social credit code say (GB 32100, table 1). */
export type Registration = "11" | "12" | "52" | "91"

/** A social credit code (GB 32100) that is sound and belongs to nobody. */
export const inventedCreditCode = (registration: Registration, region: string, serial: number): string => {
  const inner = body(serial)
  const seventeen = `${registration}${region}${inner}${organisationCodeCheck(inner)}`
  return `${seventeen}${socialCreditCodeCheck(seventeen)}`
}

/** An organisation code `NNNNNNNN-C` (GB 11714) that is sound and belongs to nobody: of units without a credit code. */
export const inventedOrganisationCode = (serial: number): string => {
  const inner = body(serial)
  return `${inner}-${organisationCodeCheck(inner)}`
}
