import { Context, Effect, Layer } from "effect"
import type { Region } from "../codes/region.ts"
import { type FieldIssue, InvalidFields } from "../kernel/FieldIssue.ts"
import { sha256 } from "../kernel/sha256.ts"
import type { Whom } from "./appliesTo.ts"
import { decodePolicy } from "./decode.ts"
import type { Policy } from "./Policy.ts"
import { policyDigest } from "./policyDigest.ts"
import { applying, governing, mayGovern, type NoPolicy } from "./rules/governing.ts"

/**
 * Of two documents for one region that may both be for the same person, each year is one's or one of them goes before the other: else
 * which governs would be nobody's decision.
 */
const overlaps = (policies: ReadonlyArray<Policy>): ReadonlyArray<FieldIssue> =>
  policies.flatMap(({ document }, index) => {
    const { from, to = Number.POSITIVE_INFINITY } = document.inForce
    const other = policies
      .slice(0, index)
      .find(
        ({ document: { appliesTo, inForce, jurisdiction, precedence = 0 } }) =>
          jurisdiction === document.jurisdiction &&
          precedence === (document.precedence ?? 0) &&
          (appliesTo === undefined || document.appliesTo === undefined) &&
          inForce.from <= to &&
          from <= (inForce.to ?? Number.POSITIVE_INFINITY)
      )
    if (other === undefined) return []
    const name = other.document.id
    return [
      {
        code: "YearsOverlap",
        path: [String(index), "inForce"],
        rule: "CMP-01",
        zh: `与 ${name} 的地区相同、施行年度重叠：请用 inForce 分开年度，或用 precedence 写明谁优先`,
        en: `covers years of the same region that ${name} covers: part their years, or give one of them precedence`
      } as const
    ]
  })

/** CMP-02, DEC-05: hours of a deployment count once somebody has decided on them; its totals and statistics know of no others. */
const countsUndecided = (policies: ReadonlyArray<Policy>): ReadonlyArray<FieldIssue> =>
  policies.flatMap(({ counts, document: { id } }, index) => {
    const undecided = [...counts].filter((standing) => standing !== "approved" && standing !== "failed")
    if (undecided.length === 0) return []
    const issue: FieldIssue = {
      code: "CountsUndecided",
      path: [String(index), "counting"],
      rule: "CMP-02",
      zh: `${id} 计入未经审核通过的学时（${undecided.join("，")}），不能作为本平台的现行政策`,
      en: `${id} counts hours that nobody has approved (${undecided.join(", ")}): it cannot govern a deployment`
    }
    return [issue]
  })

/** What keeps these documents from governing one deployment; the path of each begins with the place of the document (CMP-01). */
export const unfitTogether = (policies: ReadonlyArray<Policy>): ReadonlyArray<FieldIssue> => [
  ...overlaps(policies),
  ...countsUndecided(policies)
]

/** Port: the policy documents of a deployment. */
export class Policies extends Context.Service<
  Policies,
  {
    /** The document that governs a person's credit year in a region; that for everybody, where no person is meant (CMP-01). */
    readonly governing: (region: Region, year: number, person?: Whom) => Effect.Effect<Policy, NoPolicy>
    /** Every document for a person of a region in a credit year, the governing one first (CMP-01). */
    readonly applying: (region: Region, year: number, person?: Whom) => ReadonlyArray<Policy>
    /** Every document. */
    readonly all: ReadonlyArray<Policy>
    /** Of the documents that may govern somebody's credit year in a region, together; empty where there are none. */
    readonly digestOf: (region: Region, year: number) => string
    /** Of all documents together: another one where any of them changes. */
    readonly digest: string
  }
>()("@xueshi/core/policy/Policies") {
  /** The given documents, read and compiled once; fails with every fault of the first that is not sound, or where two cover the same. */
  static readonly layer = (documents: ReadonlyArray<unknown>): Layer.Layer<Policies, InvalidFields> =>
    Layer.effect(
      Policies,
      Effect.gen(function* () {
        const policies = yield* Effect.forEach(documents, (document) => Effect.fromResult(decodePolicy(document)))
        const issues = unfitTogether(policies)
        if (issues.length > 0) return yield* new InvalidFields({ issues })
        return Policies.of({
          governing: (region, year, person) => Effect.fromResult(governing(policies, region, year, person)),
          applying: (region, year, person) => applying(policies, region, year, person),
          all: policies,
          digestOf: (region, year) => {
            const [first, ...others] = mayGovern(policies, region, year).map(policyDigest)
            return others.length === 0 ? (first ?? "") : sha256([first, ...others].join("\n"))
          },
          digest: sha256(policies.map(policyDigest).join("\n"))
        })
      })
    )
}
