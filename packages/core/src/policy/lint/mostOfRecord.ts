import type { Award } from "../document/Award.ts"
import type { FormDefinition } from "../FormDefinition.ts"
import { round } from "../round.ts"

const withoutEnd = Number.POSITIVE_INFINITY

/** The most hours that an award can give; without end where that hangs on the activity. */
export const mostOf = (award: Award): number => {
  switch (award.award) {
    case "asApproved":
    case "perDay":
    case "per":
      return withoutEnd
    case "fixed":
      return award.hours
    case "byRank":
      return Math.max(award.first, award.floor)
    case "table":
      return Math.max(...award.rows.map((row) => ("hours" in row ? row.hours : mostOf(row.award))))
    case "sum":
      return award.of.reduce((sum, one) => sum + mostOf(one), 0)
    case "highest":
      return Math.max(...award.of.map(mostOf))
    case "times": {
      const { atMost = withoutEnd, factor, of, rounding } = award
      const whole = mostOf(of)
      if (factor.numerator === 0) return 0
      if (whole === withoutEnd) return atMost
      const hours = Math.floor((whole * factor.numerator) / factor.denominator)
      return Math.min(atMost, rounding === undefined ? hours : round(rounding, hours))
    }
  }
}

/** The most hours of one record of a form: what its award gives, and what can be typed in. */
export const mostOfRecord = ({ conversion, inputLimit, recordedBySystem }: FormDefinition): number =>
  Math.min(mostOf(conversion), recordedBySystem ? withoutEnd : inputLimit)
