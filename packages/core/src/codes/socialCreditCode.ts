import { judgeOrganisationCode } from "./organisationCode.ts"

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
const pattern = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/u

/** The check character of the first 17 characters of a unified social credit code (GB 32100-2015, weights 3^i mod 31). */
export const socialCreditCodeCheck = (body: string): string => {
  let [sum, weight] = [0, 1]
  for (const character of body.slice(0, 17)) {
    sum += weight * alphabet.indexOf(character)
    weight = (weight * 3) % 31
  }
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** Judges a unified social credit code; characters 9 to 17 are an organisation code with a check of its own. */
export const judgeSocialCreditCode = (code: string): "valid" | "form" | "check" | "innerCheck" => {
  if (!pattern.test(code)) return "form"
  if (judgeOrganisationCode(code.slice(8, 17)) === "check") return "innerCheck"
  return socialCreditCodeCheck(code) === code.charAt(17) ? "valid" : "check"
}
