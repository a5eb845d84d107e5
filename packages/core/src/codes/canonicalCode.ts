/**
 * The one spelling of a code that people write in several: upper case, an organisation code with its hyphen
 * (`33333333x` → `33333333-X`). What is no code stays as it is.
 */
export const canonicalCode = (code: string): string => {
  const upper = code.trim().toUpperCase()
  return /^[0-9A-Z]{8}[0-9X]$/u.test(upper) ? `${upper.slice(0, 8)}-${upper.slice(8)}` : upper
}
