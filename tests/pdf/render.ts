import { createCanvas } from "@napi-rs/canvas"
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs"

/** A picture as jsQR and canvas know it: four bytes a pixel, red, green, blue, opacity, from the upper left corner. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** Draws the first page of a PDF; `scale` is pixels per point. */
export const renderPage = async (bytes: Uint8Array, scale: number): Promise<Picture> => {
  // pdf.js takes the bytes it is given, so it gets its own
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false })
  const page = await (await task.promise).getPage(1)
  const viewport = page.getViewport({ scale })
  const width = Math.ceil(viewport.width)
  const height = Math.ceil(viewport.height)
  const canvas = createCanvas(width, height)
  const context = canvas.getContext("2d")
  await page.render({ canvas: null, canvasContext: context, viewport }).promise
  await task.destroy()
  return { width, height, data: context.getImageData(0, 0, width, height).data }
}

/** Ink of a pixel by its green light: 0 for white paper to 255. */
export const inkAt = ({ data, width }: Picture, x: number, y: number): number =>
  255 - (data[(y * width + x) * 4 + 1] ?? 255)
