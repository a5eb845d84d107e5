import { closePath, fill, lineTo, moveTo, type PDFOperator, setFillingGrayscaleColor } from "pdf-lib"
import { encode } from "uqr"
import type { Box } from "./page.ts"

/** Modules of white around the picture that readers need (ISO/IEC 18004). */
const QUIET = 4

/** The QR picture as black rectangles, one for each run of modules in a row; the box includes the quiet zone. */
export const qrPicture = (text: string, box: Box): ReadonlyArray<PDFOperator> => {
  const { data, size } = encode(text, { ecc: "M", boostEcc: true, border: QUIET })
  const module = box.width / size
  const operators: Array<PDFOperator> = [setFillingGrayscaleColor(0)]
  data.forEach((row, index) => {
    const top = box.y + box.height - index * module
    for (const [from, to] of runs(row)) {
      operators.push(
        moveTo(box.x + from * module, top),
        lineTo(box.x + to * module, top),
        lineTo(box.x + to * module, top - module),
        lineTo(box.x + from * module, top - module),
        closePath()
      )
    }
  })
  return [...operators, fill()]
}

const runs = (row: ReadonlyArray<boolean>): ReadonlyArray<readonly [from: number, to: number]> => {
  const found: Array<readonly [number, number]> = []
  let from = -1
  row.forEach((dark, index) => {
    if (dark && from < 0) from = index
    if (from >= 0 && !(row[index + 1] ?? false)) {
      found.push([from, index + 1])
      from = -1
    }
  })
  return found
}
