import { Schema } from "effect"
import { type Hours, Hours as HoursCodec } from "../../kernel/HoursCodec.ts"

/** How hours are made a whole number of steps. */
export const Rounding = Schema.Struct({ mode: Schema.Literals(["down", "up", "halfUp"]), step: HoursCodec }).annotate({
  identifier: "Rounding",
  description: "取整：向下、向上或四舍五入，到多少的整数倍"
})
export type Rounding = typeof Rounding.Type

/** Rounds hours, exactly. A step of 0 rounds nothing. */
export const round = ({ mode, step }: Rounding, hours: number): Hours => {
  const rest = step === 0 ? 0 : hours % step
  if (rest === 0) return hours as Hours
  const up = mode === "up" || (mode === "halfUp" && 2 * rest >= step)
  return (hours - rest + (up ? step : 0)) as Hours
}
