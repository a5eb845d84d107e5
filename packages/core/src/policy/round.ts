import type { Hours } from "../kernel/Hours.ts"
import type { Rounding } from "./document/Rounding.ts"

/** Rounds hours, exactly. A step of 0 rounds nothing. */
export const round = ({ mode, step }: Rounding, hours: number): Hours => {
  const rest = step === 0 ? 0 : hours % step
  if (rest === 0) return hours as Hours
  const up = mode === "up" || (mode === "halfUp" && 2 * rest >= step)
  return (hours - rest + (up ? step : 0)) as Hours
}
