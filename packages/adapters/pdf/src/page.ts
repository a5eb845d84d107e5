/** The sheet: A4 landscape, in points from the lower left corner. */
export const PAGE = { width: 841.89, height: 595.28 } as const

/** Distance of the two lines of the frame from the edge of the sheet. */
export const FRAME = { outer: 26, inner: 38 } as const

/** What text and picture keep inside of. */
const MARGIN = { side: 84, top: 72, bottom: 58 } as const

export const CONTENT = {
  left: MARGIN.side,
  right: PAGE.width - MARGIN.side,
  top: PAGE.height - MARGIN.top,
  bottom: MARGIN.bottom,
  width: PAGE.width - 2 * MARGIN.side
} as const

/** A rectangle by its lower left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
