import { Schema } from "effect"
import { Hours } from "../../kernel/HoursCodec.ts"

/** How hours are made a whole number of steps. */
export const Rounding = Schema.Struct({ mode: Schema.Literals(["down", "up", "halfUp"]), step: Hours }).annotate({
  identifier: "Rounding",
  description: "取整：向下、向上或四舍五入，到多少的整数倍"
})
export type Rounding = typeof Rounding.Type
