import {
  canonicalCode,
  isRegionAbove,
  judgeOrganisationCode,
  judgeSocialCreditCode,
  type Region,
  readResidentId,
  regionAndAbove
} from "@xueshi/core"
import fc from "fast-check"
import type { NamedCheck } from "../suiteOf.ts"
import { all, checked, restOf } from "./characters.ts"
import { checksOf, type RuleLaws } from "./checksOf.ts"
import { stemOf } from "./stemOf.ts"

/** The letters and digits of a social credit code leave out what is easily misread. */
const clear = "0123456789ABCDEFGHJKLMNPQRTUWXY"

const code = (alphabet: string, length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length })
const digits = (length: number): fc.Arbitrary<string> => code("0123456789", length)

const residentIds = (): fc.IRawProperty<unknown> =>
  fc.property(
    digits(6),
    fc.integer({ min: 1890, max: 2210 }),
    fc.nat(13),
    fc.nat(32),
    digits(3),
    fc.constantFrom(..."0123456789X"),
    (...parts) => {
      const [region, year, month, day, serial, check] = parts
      const two = (value: number) => String(value).padStart(2, "0")
      const number = `${region}${year}${two(month)}${two(day)}${serial}${check}`
      const [date, civil] = [new Date(0), `${year}-${two(month)}-${two(day)}`]
      date.setUTCFullYear(year, month - 1, day)
      const read = readResidentId(number)
      if (date.toISOString().slice(0, 10) !== civil || year < 1900 || year > 2199) return read === "date"
      if (checked(number) !== 1) return read === "check"
      const sex = Number(serial) % 2 === 1 ? "male" : "female"
      return typeof read === "object" && read.birth === date.getTime() / 86_400_000 && read.sex === sex
    }
  )

const organisationCodes = (): fc.IRawProperty<unknown> =>
  fc.property(code(all, 8), fc.constantFrom(..."0123456789X"), fc.boolean(), (body, check, hyphen) => {
    const judged = judgeOrganisationCode(`${body}${hyphen ? "-" : ""}${check}`)
    return judged === (checked(`${body}${check}`) === 0 ? "valid" : "check")
  })

const socialCreditCodes = (): fc.IRawProperty<unknown> =>
  fc.property(code(clear, 2), digits(6), code(clear, 8), fc.nat(10), fc.constantFrom(...clear), (...parts) => {
    const [kind, region, body, inner, check] = parts
    const right = "0123456789X"[(11 - ((restOf(body, all, 2, 11) * 2) % 11)) % 11]
    const organisation = `${body}${inner === 0 ? "0" : right}`
    const judged = judgeSocialCreditCode(`${kind}${region}${organisation}${check}`)
    if (checked(organisation) !== 0) return judged === "innerCheck"
    const sum = restOf([...`${kind}${region}${organisation}`].toReversed(), clear, 3, 31) + clear.indexOf(check)
    return judged === (sum % 31 === 0 ? "valid" : "check")
  })

const spellings = (): fc.IRawProperty<unknown> =>
  fc.property(code(all, 8), fc.constantFrom(..."0123456789X"), (body, check) => {
    const one = `${body}-${check}`
    const others = [one, `${body}${check}`, ` ${body.toLowerCase()}${check.toLowerCase()} `]
    const longer = `${body}${check}0`
    return others.every((other) => canonicalCode(other) === one) && canonicalCode(longer) === longer
  })

const regions = (): fc.IRawProperty<unknown> => {
  const level = fc.constantFrom("00", "01", "37")
  const region = fc.tuple(level, level, level).map((parts) => parts.join("") as Region)
  return fc.property(region, region, (upper, lower) => {
    const above = regionAndAbove(lower)
    return (
      isRegionAbove(upper, lower) === (upper !== lower && lower.startsWith(stemOf(upper))) &&
      above[0] === lower &&
      above.at(-1) === "000000" &&
      above.every((one, index) => index === 0 || isRegionAbove(one, above[index - 1] as Region))
    )
  })
}

const laws: RuleLaws = {
  "ACC-01 a resident id is one whose digits leave 1 by ISO 7064 MOD 11-2, of a day that there is": residentIds,
  "ORG-01 an organisation code is one whose characters leave 0 by 11": organisationCodes,
  "ORG-01 a social credit code leaves 0 by 31, and so does the organisation code in it by 11": socialCreditCodes,
  "ORG-01 an organisation code has one spelling": spellings,
  "ORG-02 a region lies above those that begin as it does": regions
}

/** The laws of codes and their check characters, as the standards state them, as named checks. */
export const codeSuite = (): ReadonlyArray<NamedCheck> => checksOf(laws)
