import { Result } from "effect"
import { canonicalCode } from "../../codes/canonicalCode.ts"
import { type FieldIssue, InvalidFields } from "../../kernel/FieldIssue.ts"
import { lineIssues } from "../../kernel/lineIssues.ts"
import { BasicInformation, type OrganisationFacts, type OrganisationKind } from "../Organisation.ts"
import { failsCheck, judgeCode } from "./judgeCode.ts"

const most = 200
/** The longest code is of 18 characters; more are only spaces around it. */
const mostOfCode = 40

/** What is wrong with a code as typed; a check character that fails is not, where the policy has it shown to the reviewer. */
export const codeIssues = (code: string, failing: "refuse" | "show" = "refuse"): ReadonlyArray<FieldIssue> => {
  const path = ["code"]
  const line = lineIssues(code, { path, rule: "ORG-01", required: true, most: mostOfCode })
  if (line.length > 0) return line
  if (failing === "show" && failsCheck(canonicalCode(code))) return []
  const judged = judgeCode(canonicalCode(code))
  return Result.isFailure(judged)
    ? [{ code: judged.failure.code, path, rule: judged.failure.rule, zh: judged.failure.zh, en: judged.failure.en }]
    : []
}

/** What only a training base says of itself (BAS-01). */
const ofBases = ["baseLevel", "teachingIndustry"] as const

const baseIssues = (typed: BasicInformation, kind: OrganisationKind): ReadonlyArray<FieldIssue> =>
  kind === "base"
    ? []
    : ofBases.flatMap((key) =>
        (typed[key] ?? "").trim() === ""
          ? []
          : [
              {
                code: "NotABase",
                path: [key],
                rule: "BAS-01",
                zh: "只有继续教育基地填写此项，请留空",
                en: "is for training bases alone; leave it out"
              }
            ]
      )

/**
 * ORG-01, ORG-05, BAS-01: basic information as typed: trimmed, and without what nobody sees; a training base says more of itself.
 * Fails with every failing field at once.
 */
export const readBasic = (
  typed: BasicInformation,
  kind: OrganisationKind
): Result.Result<BasicInformation, InvalidFields> => {
  const fields = Object.keys(BasicInformation.fields) as Array<keyof BasicInformation>
  const issues = [
    ...fields.flatMap((key) => lineIssues(typed[key] ?? "", { path: [key], rule: "ORG-05", most })),
    ...baseIssues(typed, kind)
  ]
  if (issues.length > 0) return Result.fail(new InvalidFields({ issues }))
  const given = fields.flatMap((key) => {
    const text = typed[key]?.trim()
    return text === undefined || text === "" ? [] : [[key, text]]
  })
  return Result.succeed(Object.fromEntries(given) as BasicInformation)
}

/**
 * ORG-01: what an organisation says of itself, as typed: trimmed, its code in the one spelling and with a right check character.
 * Fails with every failing field at once.
 */
export const readFacts = (
  typed: OrganisationFacts,
  failing: "refuse" | "show" = "refuse"
): Result.Result<OrganisationFacts, InvalidFields> => {
  const { code, kind, name, region, ...rest } = typed
  const basic = readBasic(rest, kind)
  const issues = [
    ...lineIssues(name, { path: ["name"], rule: "ORG-01", required: true, most }),
    ...codeIssues(code, failing),
    ...(Result.isFailure(basic) ? basic.failure.issues : [])
  ]
  return issues.length > 0 || Result.isFailure(basic)
    ? Result.fail(new InvalidFields({ issues }))
    : Result.succeed({ kind, name: name.trim(), code: canonicalCode(code), region, ...basic.success })
}
