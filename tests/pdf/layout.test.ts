import type { CertificateText, Printer } from "@xueshi/core"
import { pdf } from "@xueshi/pdf"
import type { Layout } from "@xueshi/pdf/internal/layout"
import { CONTENT, PAGE } from "@xueshi/pdf/internal/page"
import { Effect } from "effect"
import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { type Judge, judgeOf } from "./lostGlyphs.ts"
import { notoFonts, printerOf } from "./printer.ts"
import { inkAt, renderPage } from "./render.ts"
import { longSample, sample } from "./sample.ts"

let printer: Printer["Service"]
let judge: Judge

beforeAll(async () => {
  printer = await printerOf(pdf())
  judge = await judgeOf(await notoFonts())
})

interface Area {
  readonly name: string
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

/** What each piece and the QR picture take: full width, and the height of a Chinese character. */
const areasOf = ({ pieces, qr }: Layout): ReadonlyArray<Area> => [
  ...pieces.map(({ font, gap, size, text, x, y }) => {
    const letters = Array.from(text, (letter) => font.advance(letter.codePointAt(0) ?? 0) * size)
    const right = letters.reduce((end, width) => end + width + gap, x) - gap
    return { name: text, left: x, right, bottom: y - 0.12 * size, top: y + 0.88 * size }
  }),
  { name: "QR", left: qr.x, right: qr.x + qr.width, bottom: qr.y, top: qr.y + qr.height }
]

const problemsOf = (text: CertificateText): ReadonlyArray<string> => {
  const areas = areasOf(judge.place(text))
  const problems: Array<string> = []
  areas.forEach((one, index) => {
    const near = 0.01
    if (one.left < CONTENT.left - near || one.right > CONTENT.right + near) problems.push(`${one.name}: too wide`)
    if (one.bottom < CONTENT.bottom - 3 || one.top > CONTENT.top + near) problems.push(`${one.name}: too high`)
    for (const other of areas.slice(index + 1)) {
      const apart =
        one.right <= other.left + near ||
        other.right <= one.left + near ||
        one.top <= other.bottom + near ||
        other.top <= one.bottom + near
      if (!apart) problems.push(`${one.name} overlaps ${other.name}`)
    }
  })
  return problems
}

describe("CRT-01 everything stays on the sheet", () => {
  it.each([
    ["an ordinary certificate", sample],
    ["a long one", longSample]
  ])("CRT-01 no ink between text and frame of %s", async (_, text) => {
    const scale = 2
    const picture = await renderPage(await Effect.runPromise(printer.print(text)), scale)
    expect([picture.width, picture.height]).toEqual([Math.ceil(PAGE.width * scale), Math.ceil(PAGE.height * scale)])
    // clear of the corner ornaments: inside the frame, outside of what the text may take
    const [left, right] = [80 * scale, (PAGE.width - 80) * scale]
    const [top, bottom] = [44 * scale, (PAGE.height - 44) * scale]
    const inked: Array<string> = []
    let inside = 0
    for (let y = Math.ceil(top); y < bottom; y++) {
      for (let x = Math.ceil(left); x < right; x++) {
        const content =
          x > (CONTENT.left - 1) * scale &&
          x < (CONTENT.right + 1) * scale &&
          y > (PAGE.height - CONTENT.top - 1) * scale &&
          y < (PAGE.height - CONTENT.bottom + 4) * scale
        const ink = inkAt(picture, x, y) > 0
        if (ink && content) inside++
        if (ink && !content) inked.push(`${x},${y}`)
      }
    }
    expect(inked).toEqual([])
    expect(inside).toBeGreaterThan(5000)
  })

  it("CRT-01 nothing overlaps or leaves the margins, however long the texts are", () => {
    const words = (maxLength: number) =>
      fc
        .array(fc.constantFrom(..."威海市专业技术人员继续教育，。、；：（《“”》）·—…… 0123456789ABCxyzé-/%"), {
          maxLength
        })
        .map((letters) => letters.join(""))
    const text = fc.record({
      number: words(300),
      title: words(80),
      paragraphs: fc.array(words(200), { maxLength: 8 }),
      issuer: words(120),
      issuedOn: words(30),
      note: words(300),
      qr: fc.constant("x")
    })
    fc.assert(
      fc.property(text, (text) => {
        expect(problemsOf(text)).toEqual([])
      }),
      { numRuns: 150 }
    )
  })

  it("CRT-01 a text of thousands of characters still fits on the sheet", () => {
    expect(problemsOf({ ...sample, paragraphs: ["参加继续教育，获得学时。".repeat(400)] })).toEqual([])
  })

  it("CRT-01 a paragraph begins two characters in, and full lines end flush", () => {
    const { pieces } = judge.place({ ...sample, paragraphs: ["参加继续教育，获得90学时（公需课30学时）。".repeat(5)] })
    const body = pieces.filter((piece) => piece.size === 20)
    const lines = [...new Set(body.map((piece) => piece.y))]
    const ends = lines.map((y) =>
      Math.max(
        ...areasOf({ ...judge.place(sample), pieces: body.filter((p) => p.y === y) })
          .slice(0, -1)
          .map((area) => area.right)
      )
    )
    const starts = lines.map((y) => Math.min(...body.filter((piece) => piece.y === y).map((piece) => piece.x)))
    expect(lines.length).toBeGreaterThan(2)
    expect((starts[0] ?? 0) - (starts[1] ?? 0)).toBeCloseTo(40, 5)
    for (const end of ends.slice(0, -1)) expect(end).toBeCloseTo(ends[0] ?? 0, 5)
  })
})
