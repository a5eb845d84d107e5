import { compile, type Hours, type Policy, PolicyDocument, type Region } from "@xueshi/core"
import { Result, Schema } from "effect"
import fc from "fast-check"
import { type Case, readable } from "../Case.ts"
import { capsOver } from "./caps.ts"
import { casesOf } from "./cases.ts"
import { weighted } from "./pick.ts"
import { requirementOver } from "./requirements.ts"

const text = (name: string) => ({ zh: name, en: name })
const codes = (prefix: string, count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`)

type NonEmpty<A> = readonly [A, ...Array<A>]

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

/** Learning forms that may be declared for some of the subjects, shared ones included. */
const formsOver = (subjects: ReadonlyArray<string>): fc.Arbitrary<PolicyDocument["forms"]> =>
  fc.array(fc.subarray([...subjects], { minLength: 1 }), { minLength: 1, maxLength: 4, size: "max" }).map((all) =>
    all.map((some, index) => ({
      code: `form${index}`,
      name: text(`form${index}`),
      fields: [{ key: "title", name: text("title"), required: false }],
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
        fc
          .record({
            forms: formsOver([...subjects, ...sharedSubjects.map(({ code }) => code)]),
            requirement: requirementOver(subjects, granularity)
          })
          .chain(({ forms, requirement }) =>
            capsOver(
              forms.map(({ code }) => code),
              subjects,
              granularity
            ).map(
              (caps): PolicyDocument => ({
                id: "generated",
                version: "1",
                title: text("generated"),
                jurisdiction: "000000" as Region,
                inForce: { from: 2018 },
                citations: { law: { title: "generated", verified: false } },
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
          )
      )
  )

/** Generated documents, compiled. They are sound by construction: one that does not compile is a fault of `compile`. */
export const policies: fc.Arbitrary<Policy> = documents.map((document) => Result.getOrThrow(compile(document)))

const encode = Schema.encodeSync(PolicyDocument)

/** Cases under generated policies; a counter-example prints the document as JSON, ready to be run on its own. */
export const anyCase: fc.Arbitrary<Case> = policies.chain(casesOf).map((one) => {
  const print = readable(one)
  return {
    ...print,
    [fc.toStringMethod]: () => `${fc.stringify(print)}\n  ${JSON.stringify(encode(one.policy.document))}`
  }
})
