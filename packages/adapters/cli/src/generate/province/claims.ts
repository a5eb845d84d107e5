import { type Award, type Claim, type Day, type FormDefinition, firstDayOf, hours, type Policy } from "@xueshi/core"
import type { Random } from "./Random.ts"
import { schools, topics } from "./words.ts"

/** The fields that an award reckons with. */
const reckonedIn = (award: Award): ReadonlyArray<string> => {
  switch (award.award) {
    case "per":
    case "byRank":
      return [award.field]
    case "table":
      return award.rows.flatMap((row) => ("award" in row ? reckonedIn(row.award) : []))
    case "sum":
    case "highest":
      return award.of.flatMap(reckonedIn)
    case "times":
      return reckonedIn(award.of)
    default:
      return []
  }
}

/** What may be declared for a subject, by the document's forms. */
interface Choice {
  readonly subject: string
  readonly forms: ReadonlyArray<{ readonly form: FormDefinition; readonly reckoned: ReadonlySet<string> }>
}

const choices = new WeakMap<Policy, ReadonlyArray<Choice>>()

/** The subjects of a document that people declare for, each with its forms. */
const choicesOf = (policy: Policy): ReadonlyArray<Choice> => {
  const known = choices.get(policy)
  if (known !== undefined) return known
  const decided = ({ conversion }: FormDefinition) => Number(conversion.award !== "asApproved")
  // What the reviewer decides comes first, and so is declared most.
  const forms = policy.document.forms
    .filter(({ recordedBySystem }) => recordedBySystem !== true)
    .toSorted((one, other) => decided(one) - decided(other))
  const made = policy.document.subjects.flatMap(({ code: subject }) => {
    const own = forms.filter(({ subjects }) => subjects.includes(subject))
    const some = own.map((form) => ({ form, reckoned: new Set(reckonedIn(form.conversion)) }))
    return some.length === 0 ? [] : [{ subject, forms: some }]
  })
  choices.set(policy, made)
  return made
}

const fieldsOf = (random: Random, { form, reckoned }: Choice["forms"][number], number: number) =>
  Object.fromEntries(
    form.fields.flatMap(({ key, maxLength = 200, options, required }) => {
      if (!required && random.percent(40)) return []
      if (options !== undefined) return [[key, random.oneOf(options)]]
      if (reckoned.has(key)) return [[key, String(random.between(1, 3))]]
      const text = random.percent(50) ? random.oneOf(schools) : `${random.oneOf(topics)}第${number}期`
      return [[key, text.slice(0, maxLength)]]
    })
  )

/** A claim of a year as the document asks for it, for one of its subjects in turn; undefined where nothing can be declared. */
export const claimOf = (
  random: Random,
  policy: Policy,
  year: number,
  turn: number,
  number: number
): Claim | undefined => {
  const subjects = choicesOf(policy)
  const choice = subjects[turn % subjects.length]
  if (choice === undefined) return undefined
  const one = random.earlyOf(choice.forms)
  const { granularity } = policy.document
  const { inputLimit } = one.form
  const [least, most] = turn === 0 ? [hours(30), hours(42)] : [hours(54), hours(84)]
  const wanted = random.between(Math.min(least, inputLimit), Math.min(most, inputLimit))
  const from = (firstDayOf(year) + random.below(325)) as Day
  return {
    form: one.form.code,
    creditYear: year,
    subject: choice.subject,
    from,
    to: (from + random.below(5)) as Day,
    hours: (Math.max(1, Math.floor(wanted / granularity)) * granularity) as Claim["hours"],
    fields: fieldsOf(random, one, number),
    evidence: [{ digest: `sha256-${number}`, name: "证书.jpg" }]
  }
}
