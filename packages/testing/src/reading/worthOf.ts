import type { Award, LearningRecord } from "@xueshi/core"

const thousand = 1000n
const most = 1_000_000n * thousand
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)

/** What is said of a record under a key: its dates and subject, and what was filled in. */
const saidIn = ({ fields = {}, from, subject, to }: LearningRecord, key: string): string => {
  const own = Object.entries(fields).find(([name]) => name === key)?.[1] ?? ""
  return { from: `${from}`, to: `${to}`, subject }[key] ?? own
}

/** Decimal text in thousandths; nothing where it is no number, or a larger one than there are hours. */
const thousandthsIn = (text: string): bigint => {
  const [whole = "", decimals = "", ...more] = text.trim().split(".")
  const plain = /^(0|[1-9]\d{0,6})$/u.test(whole) && /^\d{0,3}$/u.test(decimals) && more.length === 0
  if (!plain || text.trim().endsWith(".")) return 0n
  const read = BigInt(whole + decimals.padEnd(3, "0"))
  return read > most ? 0n : read
}

/** A quotient, rounded to steps. */
const toSteps = (above: bigint, below: bigint, mode: "down" | "up" | "halfUp", step: bigint): bigint => {
  const [unit, half] = [below * step, mode === "halfUp" ? below * step : 0n]
  const times = (2n * above + (mode === "up" ? 2n * unit - 1n : half)) / (2n * unit)
  return times * step
}

/** The hours of a rank, taken off rank by rank; nothing for what is no rank. */
const ofRank = (rank: bigint, { first, floor, last, less }: Extract<Award, { award: "byRank" }>): bigint => {
  const isRank = rank >= thousand && rank % thousand === 0n && rank <= thousand * BigInt(last ?? 1_000_000)
  if (!isRank) return 0n
  const rest = thousand * BigInt(first) + (thousand - rank) * BigInt(less)
  return rest < thousand * BigInt(floor) ? BigInt(floor) : rest / thousand
}

/** What an award gives for a record, in thousandths of an hour: worked out from the document's text alone, in whole numbers. */
export const worthOf = (award: Award, record: LearningRecord): bigint => {
  const parts = "of" in award && Array.isArray(award.of) ? award.of.map((one) => worthOf(one, record)) : []
  switch (award.award) {
    case "asApproved":
      return BigInt(record.declared)
    case "fixed":
      return BigInt(award.hours)
    case "perDay": {
      const days = BigInt(Math.max(0, record.to + 1 - record.from))
      return least(days * BigInt(award.hours), most)
    }
    case "per": {
      const count = thousandthsIn(saidIn(record, award.field))
      const every = BigInt(award.every ?? 1000)
      if (every === 0n || (award.from !== undefined && BigInt(award.from) > count)) return 0n
      if (award.rounding === "exact") return least((BigInt(award.hours) * count) / every, most)
      return least(BigInt(award.hours) * toSteps(count, every, award.rounding ?? "down", 1n), most)
    }
    case "byRank":
      return ofRank(thousandthsIn(saidIn(record, award.field)), award)
    case "table": {
      for (const row of award.rows) {
        const misses = Object.entries(row.when).some(([key, any]) => ![any].flat().includes(saidIn(record, key)))
        if (!misses) return "award" in row ? worthOf(row.award, record) : BigInt(row.hours)
      }
      return 0n
    }
    case "sum":
      return least(
        parts.reduce((sum, one) => sum + one, 0n),
        most
      )
    case "highest":
      return parts.toSorted((a, b) => Number(a - b)).at(-1) ?? 0n
    case "times": {
      const { atMost = Number(most), factor, of, rounding } = award
      const part = (worthOf(of, record) * BigInt(factor.numerator)) / BigInt(factor.denominator)
      const { mode, step } = rounding ?? { mode: "down", step: 0 }
      return least(step === 0 ? part : toSteps(part, 1n, mode, BigInt(step)), least(BigInt(atMost), most))
    }
  }
}
