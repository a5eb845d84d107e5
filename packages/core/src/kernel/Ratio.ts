import { Schema, SchemaGetter } from "effect"

/** An exact share, `numerator / denominator`, encoded as `"2/3"`; parts up to 10,000 so that products stay exact. */
export interface Ratio {
  readonly numerator: number
  readonly denominator: number
}

const pattern = /^(\d{1,5})\/([1-9]\d{0,4})$/u

export const parseRatio = (text: string): Ratio | undefined => {
  const match = pattern.exec(text)
  if (match === null) return undefined
  const [numerator, denominator] = [Number(match[1]), Number(match[2])]
  return numerator <= 10_000 && denominator <= 10_000 ? { numerator, denominator } : undefined
}

export const formatRatio = ({ denominator, numerator }: Ratio): string => `${numerator}/${denominator}`

const Parts = Schema.Struct({ numerator: Schema.Int, denominator: Schema.Int })

const fault = {
  code: "InvalidShare",
  zh: "必须是写作 2/3 的份额，分子分母不超过 10000",
  en: "must be a share such as 2/3, parts to 10000"
}

/** `"2/3"` ⇄ `Ratio`. */
export const Ratio = Schema.String.check(
  Schema.isPattern(pattern, { fault }).abort(),
  Schema.makeFilter((text: string) => parseRatio(text) !== undefined || fault.en, { fault })
).pipe(
  Schema.decodeTo(Parts, {
    decode: SchemaGetter.transform((text: string) => parseRatio(text) as Ratio),
    encode: SchemaGetter.transform(formatRatio)
  })
)
