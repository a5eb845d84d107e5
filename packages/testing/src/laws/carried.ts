import { verdictOf } from "../Case.ts"
import { carriedOf } from "../reading/carriedOf.ts"
import { readingOf } from "../reading/Reading.ts"
import type { Law } from "./Law.ts"
import { same } from "./same.ts"

/** U12: what is carried is what is above one year's demand, once, to the years and leaves that the document names. */
export const carried: Law = {
  id: "U12",
  rules: ["CMP-03"],
  title: "carried is what is above, once",
  statement: {
    zh: "结转的学时另行计算：从哪一年、超出多少、补到哪一年哪一项，与结论一致，且只用一次",
    en: "worked out another way: from which year, how much of what was above it, to which leaf of which year, and once"
  },
  holds: (one, judge) => {
    const verdict = verdictOf(one, judge)
    const expected = carriedOf(readingOf(one), verdict)
    return verdict.leaves.every(({ carried = [], leaf: { leaf }, year = one.year }) =>
      same(
        carried,
        expected
          .filter((brought) => brought.leaf === leaf && brought.year === year)
          .map(({ carry, from, hours }) => ({ carry, from, hours }))
      )
    )
  }
}
