import { Schema } from "effect"
import type { Text } from "../../kernel/RuleError.ts"

/** A property that not every regulation has, and that a document says it has. */
export const DeclaredLaw = Schema.Literals(["R1", "R2", "R3"]).annotate({
  identifier: "DeclaredLaw",
  description: "本文件保证的性质：R1 多得学时不会使合格变为不合格；R2 调动不减少已计的学时；R3 学时计在哪一科都一样"
})
export type DeclaredLaw = typeof DeclaredLaw.Type

/** What each of them promises to the person who is judged. */
export const declaredLaws: Readonly<Record<DeclaredLaw, Text>> = {
  R1: { zh: "多得学时不会使合格变为不合格", en: "more approved hours never turn pass into fail" },
  R2: { zh: "调动不减少已计的学时", en: "hours that counted before a transfer count after it" },
  R3: { zh: "学时计在哪一科都一样", en: "it does not matter which subject hours are for" }
}
