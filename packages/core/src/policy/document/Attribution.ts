import { Schema } from "effect"
import { Count } from "./Code.ts"

/**
 * The year that an activity's hours count in: the one declared; that of its first or last day; each by its part of the days;
 * wholly in each year touched, or in each year in which a full twelve months of it end; in equal parts over so many years from
 * its first day on; wholly in so many years from its last day on.
 */
export const Attribution = Schema.Union([
  Schema.Literals(["declared", "start", "end", "byDays", "eachTouched", "eachTwelveMonths"]),
  Schema.Struct({ spreadOver: Count }),
  Schema.Struct({ validFor: Count })
]).annotate({ identifier: "Attribution", description: "学时计入哪一年度" })
export type Attribution = typeof Attribution.Type
