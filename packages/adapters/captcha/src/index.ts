import { randomInt } from "node:crypto"
import { CaptchaPainter } from "@xueshi/core"
import { Effect, Layer, Redacted } from "effect"
import { draw } from "./draw.ts"
import { glyphs } from "./glyphs.ts"

const alphabet = Object.keys(glyphs)
const length = 5
const most = 2 ** 32

/**
 * Captchas of five letters and digits, drawn as SVG. They keep simple programs off; whoever reads pictures by machine reads
 * these too, which is why failures lock all the same.
 *
 * @example
 * xueshi({ layer: Layer.mergeAll(layer, argon2({ key }), captcha) })
 */
export const captcha: Layer.Layer<never> = Layer.succeed(CaptchaPainter, {
  paint: Effect.sync(() => {
    const characters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("")
    const picture = draw(characters, () => randomInt(most) / most)
    return { answer: Redacted.make(characters, { label: "captcha" }), picture }
  })
})
