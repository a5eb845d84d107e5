import { captcha } from "@xueshi/captcha"
import { CaptchaPainter } from "@xueshi/core"
import { Effect, Redacted } from "effect"
import { describe, expect, it } from "vitest"

const painted = Effect.runSync(
  Effect.scoped(
    Effect.gen(function* () {
      const painter = yield* CaptchaPainter
      if (painter === undefined) throw new Error("no painter")
      return yield* Effect.forEach(Array.from({ length: 200 }), () => painter.paint)
    }).pipe(Effect.provide(captcha))
  )
)
const answers = painted.map(({ answer }) => Redacted.value(answer))

describe("a captcha's picture", () => {
  it("ACC-03 asks for five characters that nobody takes for each other, others each time", () => {
    for (const answer of answers) expect(answer).toMatch(/^[AEHKMNPRTWX3469]{5}$/u)
    expect(new Set(answers.flatMap((answer) => [...answer])).size).toBe(15)
    expect(new Set(answers).size).toBeGreaterThan(190)
  })

  it("ACC-03 is one path of short lines, without text and without a reference to anything", () => {
    for (const { picture } of painted) {
      expect(picture).toMatch(
        /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^<>]*><rect [^<>]*\/><path [^<>]* d="[ML\d. -]+"\/><\/svg>$/u
      )
      expect(picture).not.toMatch(/href|url\(|<text|NaN|Infinity/u)
      const lines = [...picture.matchAll(/M(\S+) (\S+?)L(\S+) (\S+?)(?=M|")/gu)].map(([, ...points]) =>
        points.map(Number)
      )
      expect(lines.length).toBeGreaterThan(60)
      const outside = lines.filter(
        ([x = 0, y = 0, toX = 0, toY = 0]) =>
          Math.min(x, toX) < 0 || Math.max(x, toX) > 200 || Math.min(y, toY) < 0 || Math.max(y, toY) > 70
      )
      const long = lines.filter(([x = 0, y = 0, toX = 0, toY = 0]) => Math.hypot(toX - x, toY - y) > 20)
      expect([outside, long]).toEqual([[], []])
    }
  })

  it("ACC-03 has its lines in no order: the first ones are not those of the first character", () => {
    const starts = painted.map(({ picture }) => Number(/ d="M([\d.]+) /u.exec(picture)?.[1]))
    const right = starts.filter((x) => x > 100).length
    expect([right > 60, right < 140]).toEqual([true, true])
  })
})
