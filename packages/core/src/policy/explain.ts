import type { Question } from "./engine/Frame.ts"
import { explainVerdict } from "./explainVerdict.ts"
import type { LearningRecord } from "./LearningRecord.ts"
import type { Policy } from "./Policy.ts"
import { type Language, tell } from "./tell.ts"
import type { Verdict } from "./Verdict.ts"

/** A verdict in words: the outcome, each requirement, and each record with what it gave or why not (CMP-04). */
export const explain = (
  policy: Policy,
  verdict: Verdict,
  records: ReadonlyArray<LearningRecord>,
  language: Language,
  question: Question = {}
): ReadonlyArray<string> => tell(explainVerdict(policy, verdict, records, question), language)
