const weights = [3, 7, 9, 10, 5, 8, 4, 2]
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
const pattern = /^[0-9A-Z]{8}-?[0-9X]$/u

/** The check character of the first eight characters of an organisation code (GB 11714-1997). */
export const organisationCodeCheck = (body: string): string => {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(body.charAt(index)), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? "X" : check === 11 ? "0" : String(check)
}

/** Judges an organisation code `NNNNNNNN-C` (GB 11714), with or without its hyphen. */
export const judgeOrganisationCode = (code: string): "valid" | "form" | "check" => {
  if (!pattern.test(code)) return "form"
  return organisationCodeCheck(code.slice(0, 8)) === code.charAt(code.length - 1) ? "valid" : "check"
}
