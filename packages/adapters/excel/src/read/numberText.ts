import type { Format } from "./readFormats.ts"

/** A workbook keeps 15 significant digits; what a double says beyond them nobody typed. */
const significant = 15
const dayMillis = 86_400_000
const lastDay = 2_958_465 // 9999-12-31

const two = (value: number): string => String(value).padStart(2, "0")

/**
 * A number as decimal text: shortest, of at most 15 significant digits, without exponent from 1e-9 up to 1e15. Beyond
 * 15 digits before the point the digits are already lost (an identity number typed as a number), so it shows as Excel
 * shows it, `3.71002198501011E+17`, which no validation takes for a number of a document.
 */
const plainText = (value: number): string => {
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e15 || size < 1e-9))
    return value
      .toExponential(significant - 1)
      .replace(/\.?0*e/, "E")
      .replace(/E([+-])(\d)$/, "E$10$2")
  const rounded = Number(value.toPrecision(significant))
  if (rounded === 0) return "0"
  const text = String(rounded)
  if (!text.includes("e")) return text
  const exponent = Math.floor(Math.log10(Math.abs(rounded)))
  return rounded.toFixed(significant - 1 - exponent).replace(/0+$/, "")
}

const civil = (days: number, date1904: boolean): string => {
  // Excel keeps Lotus's error: 1900 has a 29 February (60) and, before it, days are one off; 0 shows as 1900-01-00.
  if (!date1904 && days === 60) return "1900-02-29"
  if (!date1904 && days === 0) return "1900-01-00"
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : days < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  return new Date(epoch + days * dayMillis).toISOString().slice(0, 10)
}

/**
 * A number as its cell shows it: plain decimal text, zeros in front where the format has them, or — in a cell of a date
 * format — the day as `YYYY-MM-DD` in the workbook's own calendar (no time zone takes part), with ` HH:mm:ss` where
 * the format and the value have a time. Percent and thousands signs are not added.
 */
export const numberText = (raw: string, format: Format, date1904: boolean): string => {
  const value = Number(raw)
  if (raw.trim() === "" || !Number.isFinite(value)) return raw
  if (format.digits > 0 && Number.isInteger(value) && value >= 0 && value < 1e15)
    return plainText(value).padStart(format.digits, "0")
  if (!format.day && !format.time) return plainText(value)
  const seconds = Math.round(value * 86_400)
  const days = format.time ? Math.floor(seconds / 86_400) : Math.floor(value)
  if (days < 0 || days > lastDay - (date1904 ? 1462 : 0)) return plainText(value)
  const rest = seconds - days * 86_400
  const clock = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`
  if (!format.day && days === 0) return clock
  return format.time && rest > 0 ? `${civil(days, date1904)} ${clock}` : civil(days, date1904)
}
