import {
  type Day,
  formatDay,
  organisationCodeCheck,
  parseDay,
  type ResidentId,
  residentIdCheck,
  socialCreditCodeCheck
} from "@xueshi/core"
import { type Kind, kinds, mixed } from "./Random.ts"
import { districts } from "./shandong.ts"

/** The milliseconds that the first id tells: 2024-01-01T00:00Z. */
const firstMillis = 1_704_067_200_000
/** As many as a UUID of version 7 tells apart within a millisecond. */
const eachMilli = 4096

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0")

/**
 * The id of one of a kind: a UUID of version 7, ascending with the number as those of a deployment are with time; the kind and
 * the number stand in it, so no two are the same.
 */
export const idOf = (seed: number, kind: Kind, number: number): string => {
  const stamp = hex(firstMillis + Math.floor(number / eachMilli), 12)
  const chance = mixed(seed, kind, number)
  const tail = `8${kinds.indexOf(kind)}${hex(chance & 0xff, 2)}-0000${hex(chance, 8)}`
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex(number % eachMilli, 3)}-${tail}`
}

const firstBirth = parseDay("1965-01-01") as Day
/** The days on which somebody may be born, and how many are numbered in a day and district. */
const [days, each] = [12_000, 1000]
const all = days * each * districts.length
/** Prime, and no factor of how many numbers there are: every number is met once before one is met again. */
const stride = 1_299_709

/** The resident id of a number, another one for each, with what it says of its holder. */
export const residentOf = (seed: number, number: number): ResidentId & { readonly number: string } => {
  const place = (number * stride + (seed % 1_000_003) * 7919) % all
  const [day, rest] = [(firstBirth + (place % days)) as Day, Math.floor(place / days)]
  const [sequence, district] = [rest % each, Math.floor(rest / each)]
  const digits = `${districts[district]?.region}${formatDay(day).replaceAll("-", "")}${String(sequence).padStart(3, "0")}`
  return {
    number: `${digits}${residentIdCheck(digits)}`,
    birth: day,
    sex: sequence % 2 === 1 ? "male" : "female"
  }
}

/** The unified social credit code of an organisation. */
export const creditCodeOf = (region: string, number: number): string => {
  const inner = String(40_000_000 + number)
  const body = `12${region}${inner}${organisationCodeCheck(inner)}`
  return `${body}${socialCreditCodeCheck(body)}`
}
