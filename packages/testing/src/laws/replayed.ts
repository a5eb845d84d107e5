import type { Law } from "./Law.ts"
import { replayVerdict } from "./replayVerdict.ts"

/** U13: an explanation is complete: replaying it gives the verdict. */
export const replayed: Law = {
  id: "U13",
  rules: ["CMP-04"],
  title: "replaying the explanation gives the verdict",
  statement: {
    zh: "只凭结论中的说明逐项复核，即可得出同一结论",
    en: "the explanation alone, replayed by plain arithmetic, gives the verdict"
  },
  holds: ({ policy, records, year }, judge) =>
    replayVerdict(policy.document, judge(policy, year, records), records).length === 0
}
