import { Schema } from "effect"

/**
 * Where a regulation is in force: a region of GB/T 2260, or, outside China, a country or a part of one by ISO 3166, such as `US` or
 * `US-CA`. A foreign one governs nobody by the region of their organisation: a person's year is judged by it where it is named.
 */
export const Jurisdiction = Schema.String.check(
  Schema.isPattern(/^(?:\d{6}|(?!CN)[A-Z]{2}(?:-[A-Z0-9]{1,3})?)$/u, {
    fault: {
      code: "InvalidJurisdiction",
      zh: "地区代码是六位数字，如 371000；境外写作 US 或 US-CA",
      en: "a region is six digits, such as 371000; one abroad is written US or US-CA"
    }
  })
)
