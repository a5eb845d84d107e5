import { Schema } from "effect"

/** How a document calls one of its parts: letters, digits, `_` and `-`. */
export const Code = Schema.String.check(
  Schema.isPattern(/^[A-Za-z][\w-]{0,63}$/u, {
    fault: {
      code: "InvalidCode",
      zh: "代号以英文字母开头，只含字母、数字、_ 和 -，不超过 64 个",
      en: "a code begins with a letter and has letters, digits, _ and - alone, 64 at most"
    }
  })
)

/** A credit year, as documents name them. */
export const Year = Schema.Int.check(Schema.isBetween({ minimum: 1900, maximum: 2199 }))

/** A number of years, of items or of cycles. */
export const Count = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 }))

/** Of a list in which nothing may stand twice. */
export const saidOnce = Schema.isUnique({
  fault: { code: "DuplicateCode", zh: "代码重复：同一项写了两次", en: "says the same twice" }
})
