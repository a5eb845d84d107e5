import { type Cause, Schema } from "effect"

/** A text for people in the two languages of the project: Chinese for its users, English for its developers. */
export interface Text {
  readonly zh: string
  readonly en: string
}

export const Text = Schema.Struct({ zh: Schema.NonEmptyString, en: Schema.NonEmptyString })

/** The id of a rule of the domain, such as `DEC-04`. */
export type RuleId = `${Uppercase<string>}-${number}`

/** What every refusal can say of itself (SYS-04). */
export interface Refusal extends Text {
  /** Stable across versions; equals the error's `_tag`. */
  readonly code: string
  readonly rule: RuleId
}

/**
 * Makes the class of one reason for which a command is refused: a typed value with a stable code, the rule's id, and
 * its text in Chinese and English (SYS-04).
 *
 * @example
 * class NotPending extends RuleError<NotPending>()("NotPending", { state: Schema.String }, {
 *   rule: "DEC-04",
 *   zh: ({ state }) => `只有待审核的申报可以审核，当前状态：${state}`,
 *   en: ({ state }) => `only a pending declaration can be reviewed; this one is ${state}`
 * }) {}
 */
export const RuleError =
  <Self = never>() =>
  <Tag extends string, const Fields extends Schema.Struct.Fields>(
    code: Tag,
    fields: Fields,
    refusal: {
      readonly rule: RuleId
      readonly zh: (error: Schema.Struct<Fields>["Type"]) => string
      readonly en: (error: Schema.Struct<Fields>["Type"]) => string
    }
  ): [Self] extends [never]
    ? "Missing `Self` generic: class X extends RuleError<X>()(…)"
    : Schema.Class<Self, Schema.TaggedStruct<Tag, Fields>, Cause.YieldableError & Refusal> => {
    const base = Schema.TaggedError<Cause.YieldableError>()(code, fields)
    type Fieldful = Schema.Struct<Fields>["Type"]
    Object.defineProperties(base.prototype, {
      code: { value: code },
      rule: { value: refusal.rule },
      zh: {
        get(this: Fieldful) {
          return refusal.zh(this)
        }
      },
      en: {
        get(this: Fieldful) {
          return refusal.en(this)
        }
      },
      message: {
        get(this: Fieldful) {
          return `${refusal.zh(this)} / ${refusal.en(this)} (${code}, ${refusal.rule})`
        }
      }
    })
    return base as never
  }
