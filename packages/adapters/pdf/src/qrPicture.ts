import {
  concatTransformationMatrix,
  fill,
  type PDFOperator,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setFillingGrayscaleColor
} from "pdf-lib"
import { encode } from "uqr"
import type { Box } from "./page.ts"

/** Modules of white around the picture that readers need (ISO/IEC 18004). */
const QUIET = 4

/** The QR picture as black rectangles, one for each run of modules in a row; the box includes the quiet zone. */
export const qrPicture = (text: string, box: Box): ReadonlyArray<PDFOperator> => {
  const { data, size } = encode(text, { ecc: "M", boostEcc: true, border: QUIET })
  const rectangles = data.flatMap((row, index) =>
    runs(row).map(([from, to]) => rectangle(from, size - 1 - index, to - from, 1))
  )
  // one module is one unit: whole numbers are exact and a tenth of the bytes
  return [
    pushGraphicsState(),
    concatTransformationMatrix(box.width / size, 0, 0, box.height / size, box.x, box.y),
    setFillingGrayscaleColor(0),
    ...rectangles,
    fill(),
    popGraphicsState()
  ]
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
