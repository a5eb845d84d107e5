import {
  type Attribution,
  compile,
  type FormDefinition,
  type Hours,
  type Policy,
  PolicyDocument,
  type Region
} from "@xueshi/core"
import { Result, Schema } from "effect"
import fc from "fast-check"
import { type Case, readable } from "../Case.ts"
import { capsOver, wideCapsOver } from "./caps.ts"
import { casesOf } from "./cases.ts"
import { adjustmentsOver, carriesOver } from "./changes.ts"
import { weighted } from "./pick.ts"
import { requirementOver, wideRequirementOver } from "./requirements.ts"
import { key, levels, type NonEmpty, type Shape, sometimes, text } from "./Shape.ts"
import { leavesOf } from "./thresholds.ts"

const codes = (prefix: string, count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`)

/** Subjects whose hours others share, unevenly more often than not; the parts sum to one. */
const sharedOver = (subjects: ReadonlyArray<string>): fc.Arbitrary<PolicyDocument["sharedSubjects"]> =>
  fc
    .array(
      fc
        .uniqueArray(fc.record({ subject: fc.constantFrom(...subjects), weight: fc.integer({ min: 1, max: 7 }) }), {
          minLength: Math.min(2, subjects.length),
          maxLength: 3,
          selector: ({ subject }) => subject
        })
        .map((parts) => {
          const whole = parts.reduce((sum, { weight }) => sum + weight, 0)
          return parts.map(({ subject, weight }) => ({ subject, share: { numerator: weight, denominator: whole } }))
        }),
      { minLength: 1, maxLength: 3, size: "max" }
    )
    .map((all) =>
      all.map((parts, index) => ({
        code: `shared${index}`,
        name: text(`shared${index}`),
        parts: parts as unknown as NonEmpty<(typeof parts)[number]>,
        citation: "law"
      }))
    )

const fields: FormDefinition["fields"] = [
  { key: "title", name: text("title"), required: false },
  { key: "level", name: text("level"), required: false, options: levels },
  { key: "rank", name: text("rank"), required: false }
]

/** Learning forms that may be declared for some of the subjects, shared ones included. */
const formsOver = (subjects: ReadonlyArray<string>): fc.Arbitrary<PolicyDocument["forms"]> =>
  fc.array(fc.subarray([...subjects], { minLength: 1 }), { minLength: 1, maxLength: 4, size: "max" }).map((all) =>
    all.map((some, index) => ({
      code: `form${index}`,
      name: text(`form${index}`),
      fields,
      // The first form may be declared for everything, shared subjects included.
      subjects: (index === 0 ? subjects : some) as unknown as NonEmpty<string>,
      evidence: { required: false, hint: text("none") },
      inputLimit: 1_000_000_000 as Hours,
      conversion: { award: "asApproved" as const },
      identity: ["title", "from", "to"],
      citation: "law"
    }))
  )

/**
 * Policy documents of many shapes: shared subjects with uneven shares, caps on records, forms and subjects, trees of
 * `allOf` and `anyOf`, thresholds in hours, as shares of what is required and of what is completed.
 */
export const documents: fc.Arbitrary<PolicyDocument> = fc
  .record({
    subjects: weighted([3, 2], [2, 3], [2, 4], [1, 1]).map((count) => codes("subject", count)),
    granularity: weighted([4, 500], [3, 1000], [2, 100], [2, 250], [1, 1]),
    creditYear: fc.constantFrom("touched" as const, "start" as const, "end" as const)
  })
  .chain(({ creditYear, granularity, subjects }) =>
    fc
      .oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 4, arbitrary: sharedOver(subjects) })
      .chain((sharedSubjects) =>
        formsOver([...subjects, ...sharedSubjects.map(({ code }) => code)]).chain((forms) => {
          const shape: Shape = { forms: forms.map(({ code }) => code), granularity, subjects }
          return fc.record({ caps: capsOver(shape), requirement: requirementOver(shape) }).map(
            ({ caps, requirement }): PolicyDocument => ({
              id: "generated",
              version: "1",
              title: text("generated"),
              jurisdiction: "000000" as Region,
              inForce: { from: 2018 },
              citations: { law: { title: "generated", verified: false }, row: { title: "row", verified: false } },
              granularity: granularity as Hours,
              creditYear,
              subjects: subjects.map((code) => ({ code, name: text(code) })) as unknown as PolicyDocument["subjects"],
              sharedSubjects,
              forms,
              caps,
              requirement,
              certificates: []
            })
          )
        })
      )
  )

const attributions: fc.Arbitrary<Attribution> = fc.oneof(
  { weight: 3, arbitrary: fc.constant("declared" as const) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Attribution>("start", "end", "byDays", "eachTouched", "eachTwelveMonths")
  },
  { weight: 1, arbitrary: fc.constantFrom<Attribution>({ spreadOver: 3 }, { validFor: 2 }) }
)

/** Awards of every kind that look at dates, options and small numbers. */
const awardOver = (granularity: number): fc.Arbitrary<FormDefinition["conversion"]> => {
  const hours = fc.integer({ min: 1, max: 12 }).map((steps) => (steps * granularity) as Hours)
  const rows = fc.record({ hours, level: fc.subarray([...levels], { minLength: 1 }) }).map(({ hours, level }) => ({
    when: { level: level as unknown as NonEmpty<string> },
    hours
  }))
  const ranked = fc.record({ first: hours, less: hours, floor: hours, last: sometimes(5, fc.constantFrom(1, 2)) })
  const per = fc.record({
    hours,
    every: sometimes(
      5,
      fc.constantFrom(1500, 2000).map((one) => one as Hours)
    ),
    from: sometimes(
      3,
      fc.constantFrom(1000, 2000).map((one) => one as Hours)
    ),
    rounding: sometimes(7, fc.constantFrom("down" as const, "up" as const, "exact" as const))
  })
  return fc.oneof(
    hours.map((one) => ({ award: "perDay" as const, hours: one })),
    hours.map((one) => ({ award: "fixed" as const, hours: one })),
    fc.array(rows, { minLength: 1, maxLength: 2 }).map((rows) => ({ award: "table" as const, rows })),
    ranked.map(({ last, ...rank }) => ({ award: "byRank" as const, field: "rank", ...rank, ...key("last", last) })),
    per.map(({ every, from, hours, rounding }) => ({
      award: "per" as const,
      field: "rank",
      hours,
      ...key("every", every),
      ...key("from", from),
      ...key("rounding", rounding)
    }))
  )
}

/** As approved, by one award, or by several joined. */
const conversions = (granularity: number, { subjects }: FormDefinition): fc.Arbitrary<FormDefinition["conversion"]> => {
  const one = awardOver(granularity)
  const several = fc.array(one, { minLength: 2, maxLength: 2 })
  const times = fc.record({
    factor: fc.constantFrom({ numerator: 2, denominator: 3 }, { numerator: 3, denominator: 2 }),
    of: one,
    mode: sometimes(5, fc.constantFrom("down" as const, "up" as const, "halfUp" as const)),
    atMost: sometimes(3, fc.constant((8 * granularity) as Hours))
  })
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant({ award: "asApproved" as const }) },
    { weight: 3, arbitrary: one },
    { weight: 1, arbitrary: several.map((of) => ({ award: "sum" as const, of })) },
    { weight: 1, arbitrary: several.map((of) => ({ award: "highest" as const, of })) },
    {
      weight: 1,
      arbitrary: times.map(({ atMost, factor, mode, of }) => ({
        award: "times" as const,
        factor,
        of,
        ...key("rounding", mode && { mode, step: (2 * granularity) as Hours }),
        ...key("atMost", atMost)
      }))
    },
    {
      weight: 1,
      arbitrary: fc.tuple(one, fc.constantFrom(...subjects)).map(([award, subject]) => ({
        award: "table" as const,
        rows: [{ when: { subject }, award }]
      }))
    }
  )
}

const features = ["caps", "adjustments", "carries", "attribution", "conversion", "rounding"] as const

/** A document with one of its features alone, so that no other one hides what it does. */
const alone = (document: PolicyDocument, kept: (typeof features)[number]): PolicyDocument => {
  const {
    adjustments,
    attribution,
    caps,
    carries,
    counting: _,
    forms,
    recordBy: __,
    rounding,
    year: ___,
    ...rest
  } = document
  const own = <A>(feature: typeof kept, value: A): A | undefined => (feature === kept ? value : undefined)
  return {
    ...rest,
    caps: own("caps", caps) ?? [],
    forms: forms.map(({ attribution, conversion, ...form }) => ({
      ...form,
      conversion: own("conversion", conversion) ?? { award: "asApproved" },
      ...key("attribution", own("attribution", attribution))
    })) as unknown as PolicyDocument["forms"],
    ...key("adjustments", own("adjustments", adjustments)),
    ...key("attribution", own("attribution", attribution)),
    ...key("carries", own("carries", carries)),
    ...key("rounding", own("rounding", rounding))
  }
}

/** Documents of every primitive that there is, each met now and then, several together. */
const mixedDocuments: fc.Arbitrary<PolicyDocument> = documents.chain((base) => {
  const { granularity } = base
  const subjects = base.subjects.map(({ code }) => code)
  const shape: Shape = { forms: base.forms.map(({ code }) => code), granularity, subjects }
  const requirement = fc.oneof(
    { weight: 1, arbitrary: fc.constant(base.requirement) },
    { weight: 4, arbitrary: wideRequirementOver(shape) }
  )
  return requirement.chain((requirement) => {
    const leaves = leavesOf(requirement).map(({ leaf }) => leaf)
    return fc
      .record({
        nested: sometimes(4, fc.nat(subjects.length - 1)),
        either: sometimes(3, fc.subarray(subjects, { minLength: Math.min(2, subjects.length) })),
        forms: fc.tuple(
          ...base.forms.map((form) =>
            fc
              .record({ conversion: conversions(granularity, form), attribution: sometimes(3, attributions) })
              .map(({ attribution, conversion }) => ({ ...form, conversion, ...key("attribution", attribution) }))
          )
        ),
        attribution: sometimes(5, attributions),
        caps: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: wideCapsOver(shape) }),
        adjustments: sometimes(7, adjustmentsOver(shape, leaves)),
        carries: sometimes(5, carriesOver(shape, leaves)),
        rounding: sometimes(
          2,
          fc.constantFrom(
            { of: "record" as const, mode: "down" as const, step: (2 * granularity) as Hours },
            { of: "sum" as const, mode: "halfUp" as const, step: (2 * granularity) as Hours },
            { of: "sum" as const, mode: "down" as const, step: (4 * granularity) as Hours }
          )
        ),
        counting: sometimes(1, fc.constant(["approved", "pending"] as const)),
        recordBy: sometimes(2, fc.constant({ month: 3, day: 28, yearsAfter: 1 })),
        year: sometimes(2, fc.constantFrom({ month: 9, day: 1 }, { month: 7, day: 1, named: "end" as const })),
        countsAsPassed: fc.record({ exempt: fc.boolean(), deemed: fc.boolean() })
      })
      .map(({ attribution, either, forms, nested, ...rest }): PolicyDocument => {
        const within = nested === undefined || nested === 0 ? undefined : { [nested]: subjects[0] }
        const shared = either && {
          code: "either",
          name: text("either"),
          either: either as unknown as NonEmpty<string>,
          citation: "law"
        }
        return {
          ...base,
          requirement,
          caps: rest.caps,
          subjects: base.subjects.map((one, index) => ({
            ...one,
            ...key("within", within?.[index])
          })) as unknown as PolicyDocument["subjects"],
          sharedSubjects: [...base.sharedSubjects, ...(shared === undefined ? [] : [shared])],
          forms: forms.map((form, index) =>
            index === 0 && shared !== undefined ? { ...form, subjects: [...form.subjects, "either"] as const } : form
          ) as unknown as PolicyDocument["forms"],
          countsAsPassed: rest.countsAsPassed,
          ...key("attribution", attribution),
          ...key("adjustments", rest.adjustments),
          ...key("carries", rest.carries),
          ...key("rounding", rest.rounding),
          ...key("counting", rest.counting),
          ...key("recordBy", rest.recordBy),
          ...key("year", rest.year)
        }
      })
  })
})

/** The same; four in ten with one feature alone. */
export const wideDocuments: fc.Arbitrary<PolicyDocument> = fc
  .tuple(mixedDocuments, sometimes(4, fc.constantFrom(...features)))
  .map(([document, kept]) => (kept === undefined ? document : alone(document, kept)))

const compiled = (document: PolicyDocument): Policy => Result.getOrThrow(compile(document))

/** Generated documents, compiled. They are sound by construction: one that does not compile is a fault of `compile`. */
export const policies: fc.Arbitrary<Policy> = documents.map(compiled)

/** The same, of every primitive. */
export const widePolicies: fc.Arbitrary<Policy> = wideDocuments.map(compiled)

const encode = Schema.encodeSync(PolicyDocument)

const printing = (policies: fc.Arbitrary<Policy>): fc.Arbitrary<Case> =>
  policies.chain(casesOf).map((one) => {
    const print = readable(one)
    return {
      ...print,
      [fc.toStringMethod]: () => `${fc.stringify(print)}\n  ${JSON.stringify(encode(one.policy.document))}`
    }
  })

/** Cases under generated policies; a counter-example prints the document as JSON, ready to be run on its own. */
export const anyCase: fc.Arbitrary<Case> = printing(policies)

/** The same, under documents of every primitive. */
export const wideCase: fc.Arbitrary<Case> = printing(widePolicies)
