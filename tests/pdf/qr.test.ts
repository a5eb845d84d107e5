import type { Printer } from "@xueshi/core"
import { pdf } from "@xueshi/pdf"
import { qrPicture } from "@xueshi/pdf/internal/qrPicture"
import { Effect } from "effect"
import jsqr from "jsqr"
import { beforeAll, expect, it } from "vitest"
import { printerOf } from "./printer.ts"
import { inkAt, renderPage } from "./render.ts"
import { longSample, sample } from "./sample.ts"

let printer: Printer["Service"]

beforeAll(async () => {
  printer = await printerOf(pdf())
})

const codes = [sample.qr, longSample.qr, "A1", "https://核验.example/证书?n=１"]

it.each(codes)("CRT-02 the QR picture on the paper reads %s", async (qr) => {
  const picture = await renderPage(await Effect.runPromise(printer.print({ ...sample, qr })), 2.5)
  const code = jsqr.default(picture.data, picture.width, picture.height)
  expect(code?.data).toBe(qr)
})

it("CRT-02 four modules around the QR picture are white", async () => {
  const scale = 3
  const picture = await renderPage(await Effect.runPromise(printer.print(sample)), scale)
  const found = jsqr.default(picture.data, picture.width, picture.height)
  if (found === null) throw new Error("no QR picture found")
  const { bottomRightCorner, topLeftCorner } = found.location
  const modules = 17 + 4 * found.version
  const module = (bottomRightCorner.x - topLeftCorner.x) / modules
  const edge = (from: number, by: number) => Math.round(from + by * module)
  const [outer, inner] = [3.6, 0.4]
  for (let y = edge(topLeftCorner.y, -outer); y < edge(bottomRightCorner.y, outer); y++) {
    for (let x = edge(topLeftCorner.x, -outer); x < edge(bottomRightCorner.x, outer); x++) {
      const inside =
        x >= edge(topLeftCorner.x, -inner) &&
        x <= edge(bottomRightCorner.x, inner) &&
        y >= edge(topLeftCorner.y, -inner) &&
        y <= edge(bottomRightCorner.y, inner)
      if (!inside) expect(inkAt(picture, x, y)).toBe(0)
    }
  }
})

it("CRT-02 the QR picture stands upright, not mirrored, though some readers would forgive it", async () => {
  const scale = 3
  const picture = await renderPage(await Effect.runPromise(printer.print(sample)), scale)
  const found = jsqr.default(picture.data, picture.width, picture.height)
  if (found === null) throw new Error("no QR picture found")
  const corners = [found.location.topLeftCorner, found.location.bottomRightCorner]
  const [left, right] = corners.map((corner) => corner.x).sort((a, b) => a - b) as [number, number]
  const [top, bottom] = corners.map((corner) => corner.y).sort((a, b) => a - b) as [number, number]
  const module = (right - left) / (17 + 4 * found.version)
  /** The middle row of a finder pattern is dark, light, three dark, light, dark; its middle column too. */
  const isFinder = (x: number, y: number) =>
    [-3, -2, -1, 0, 1, 2, 3].every((step) => {
      const dark = Math.abs(step) !== 2
      const [row, column] = [
        inkAt(picture, Math.round(x + step * module), Math.round(y)),
        inkAt(picture, Math.round(x), Math.round(y + step * module))
      ]
      return dark === row > 127 && dark === column > 127
    })
  const [near, far] = [3.5 * module, -3.5 * module]
  expect([
    [isFinder(left + near, top + near), isFinder(right + far, top + near)],
    [isFinder(left + near, bottom + far), isFinder(right + far, bottom + far)]
  ]).toEqual([
    [true, true],
    [true, false]
  ])
})

it("CRT-02 the QR picture is drawn with rectangles, not as an image", () => {
  const operators = qrPicture(sample.qr, { x: 0, y: 0, width: 100, height: 100 }).map(String)
  expect(operators.filter((operator) => operator.endsWith(" re")).length).toBeGreaterThan(100)
})
