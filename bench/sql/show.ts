import { quantile } from "../rounds.ts"

export const print = (...lines: ReadonlyArray<string>) => process.stdout.write(`${lines.join("\n")}\n`)
export const count = (value: number) => new Intl.NumberFormat("en", { maximumFractionDigits: 0 }).format(value)
export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`
export const times = (value: number) => value.toFixed(2)

/** The median and, in brackets, the middle half. */
export const middle = (sample: ReadonlyArray<number>, show: (value: number) => string) =>
  `${show(quantile(sample, 0.5))} (${show(quantile(sample, 0.25))}–${show(quantile(sample, 0.75))})`
