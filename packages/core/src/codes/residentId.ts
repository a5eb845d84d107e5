import { type Day, fromCivil } from "../kernel/Day.ts"

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = "10X98765432"
const pattern = /^\d{17}[\dX]$/u

/** What a resident identity number says of its holder. */
export interface ResidentId {
  readonly birth: Day
  readonly sex: "male" | "female"
}

/** The check character of the first 17 digits (GB 11643, ISO 7064 MOD 11-2). */
export const residentIdCheck = (digits: string): string =>
  checks.charAt(weights.reduce((sum, weight, index) => sum + weight * Number(digits.charAt(index)), 0) % 11)

/**
 * Reads a resident identity number (GB 11643-1999), already normalised. Refuses a wrong form, a birth date that does
 * not exist and a wrong check character; never an unknown or withdrawn region prefix (ACC-01).
 */
export const readResidentId = (number: string): ResidentId | "form" | "date" | "check" => {
  if (!pattern.test(number)) return "form"
  const birth = fromCivil(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14)))
  if (birth === undefined) return "date"
  if (residentIdCheck(number) !== number.charAt(17)) return "check"
  return { birth, sex: Number(number.charAt(16)) % 2 === 1 ? "male" : "female" }
}
