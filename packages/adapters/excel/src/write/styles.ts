import type { Fill, Style } from "exceljs"

const fill = (argb: string): Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } })

/** Every column is text, or Excel makes floats of identity numbers. */
export const textStyle: Partial<Style> = { numFmt: "@" }
export const requiredHeading: Partial<Style> = { ...textStyle, font: { bold: true }, fill: fill("FFFCE4D6") }
export const optionalHeading: Partial<Style> = { ...textStyle, font: { bold: true }, fill: fill("FFDDEBF7") }
export const wrongCell: Partial<Style> = { ...textStyle, fill: fill("FFFFC7CE") }
export const wrappedText: Partial<Style> = { ...textStyle, alignment: { wrapText: true, vertical: "top" } }
