import {
  closePath,
  fill,
  lineTo,
  moveTo,
  type PDFOperator,
  rectangle,
  setFillingRgbColor,
  setLineWidth,
  setStrokingRgbColor,
  stroke
} from "pdf-lib"
import { FRAME, PAGE } from "./page.ts"

const RED = [0.62, 0.1, 0.09] as const
const GOLD = [0.72, 0.56, 0.3] as const

/** Corner of the frame in 回纹, as a line from the outer to the inner end; one step is one unit. */
const FRET: ReadonlyArray<readonly [number, number]> = [
  [0, 6],
  [0, 0],
  [6, 0],
  [6, 3],
  [2, 3],
  [2, 5],
  [5, 5]
]
const FRET_STEP = 5

/** The frame around the sheet: a strong red line, a fine golden one, and a fret in each corner. */
export const frame = (): ReadonlyArray<PDFOperator> => [
  setStrokingRgbColor(...RED),
  setLineWidth(3),
  ...inset(FRAME.outer),
  setLineWidth(0.6),
  ...inset(FRAME.outer + 4.5),
  setStrokingRgbColor(...GOLD),
  setLineWidth(0.9),
  ...inset(FRAME.inner + 4),
  setLineWidth(1.4),
  ...CORNERS.flatMap(([x, y, right, up]) => corner(x, y, right, up))
]

/** Under the title: two fine lines that meet in a diamond. */
export const ornament = (x: number, y: number): ReadonlyArray<PDFOperator> => [
  setStrokingRgbColor(...GOLD),
  setLineWidth(0.9),
  moveTo(x - 150, y),
  lineTo(x - 14, y),
  moveTo(x + 14, y),
  lineTo(x + 150, y),
  stroke(),
  setFillingRgbColor(...RED),
  ...diamond(x, y, 5),
  fill(),
  setFillingRgbColor(...GOLD),
  ...diamond(x - 11, y, 2.2),
  ...diamond(x + 11, y, 2.2),
  fill()
]

const inset = (by: number): ReadonlyArray<PDFOperator> => [
  rectangle(by, by, PAGE.width - 2 * by, PAGE.height - 2 * by),
  stroke()
]

const INSIDE = FRAME.inner + 10
const CORNERS = [
  [INSIDE, INSIDE, 1, 1],
  [PAGE.width - INSIDE, INSIDE, -1, 1],
  [INSIDE, PAGE.height - INSIDE, 1, -1],
  [PAGE.width - INSIDE, PAGE.height - INSIDE, -1, -1]
] as const

const corner = (x: number, y: number, right: number, up: number): ReadonlyArray<PDFOperator> => [
  ...FRET.map(([dx, dy], index) =>
    (index === 0 ? moveTo : lineTo)(x + right * dx * FRET_STEP, y + up * dy * FRET_STEP)
  ),
  stroke()
]

const diamond = (x: number, y: number, half: number): ReadonlyArray<PDFOperator> => [
  moveTo(x - half, y),
  lineTo(x, y + half),
  lineTo(x + half, y),
  lineTo(x, y - half),
  closePath()
]
