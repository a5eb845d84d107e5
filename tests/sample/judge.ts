import {
  type Claim,
  type Declaration,
  DeclarationId,
  decodePolicy,
  type Hours,
  OrganisationId,
  type Policy,
  ProfessionalId,
  parseDay,
  Rules,
  UserId
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Result } from "effect"
import { type DeclarationRow, readDeclarationRow } from "../../packages/examples/weihai/src/declarationSheet.js"
import { people, wendengPeople } from "../../packages/examples/weihai/src/sample/people.js"
import type { Cells } from "../../packages/examples/weihai/src/sample/person.js"

/* The example is imported by its paths, for it exports its programs alone; `.js`, as tsc rewrites no `.ts` across projects. */

export const weihai: Policy = Result.getOrThrow(decodePolicy(documents.weihai2018))

/** The day on which the sample is worked on. */
export const today = parseDay("2019-01-15") as NonNullable<ReturnType<typeof parseDay>>

const everybody = new Set([...people, ...wendengPeople].map(({ document }) => document))

const employer = OrganisationId.make("employer")
const auditor = OrganisationId.make("auditor")
const by = UserId.make("administrator")

const auditOf = ({ decisions: { audit } }: DeclarationRow) => {
  if (audit._tag === "Awaiting") return { _tag: "Awaiting", auditor } as const
  return audit._tag === "Pass"
    ? ({ _tag: "Passed", auditor, by } as const)
    : ({ _tag: "Failed", auditor, by, reason: audit.reason } as const)
}

const refused = (column: string, code: string) => Result.fail([`${column} ${code}`])

const decided = (row: DeclarationRow, id: string, claim: Claim): Result.Result<Declaration, ReadonlyArray<string>> => {
  const common = {
    id: DeclarationId.make(id),
    professional: ProfessionalId.make("person"),
    madeBy: UserId.make("person"),
    copyOf: null,
    version: 1,
    claim,
    responsible: employer
  }
  const { review } = row.decisions
  if (review._tag === "Pending") return Result.succeed({ _tag: "Pending", ...common })
  if (review._tag === "Reject")
    return Result.succeed({ _tag: "Rejected", ...common, rejectedBy: by, reason: review.reason })
  const form = weihai.forms.get(claim.form)
  const most = form === undefined ? (0 as Hours) : Rules.worth(form, claim)
  const recognised = review._tag === "Approve" ? (review.recognised ?? most) : (0 as Hours)
  if (recognised === 0 || recognised > most || recognised % weihai.document.granularity !== 0)
    return refused("recognised", "HoursNotGrantable")
  return Result.succeed({
    _tag: "Approved",
    ...common,
    recognised,
    approvedBy: by,
    approvedIn: employer,
    audit: auditOf(row)
  })
}

/** A row that is taken, and the declaration that it leads to. */
export interface Judged {
  readonly row: DeclarationRow
  readonly declaration: Declaration
}

/** DEC-10: what tells an activity from others, in so many words. */
const activityOf = ({ fields, form, from, to }: DeclarationRow["claim"]): string =>
  [form, ...(weihai.forms.get(form)?.identity ?? []).map((key) => ({ ...fields, from, to })[key])]
    .join()
    .normalize("NFKC")

const counts = ({
  row: {
    decisions: { audit, review }
  }
}: Judged): boolean => review._tag !== "Draft" && review._tag !== "Reject" && audit._tag !== "Fail"

/** A row's declaration in the state that the row leads it to, by the rules alone; or `column Code` of each issue. */
export const judge = (
  cells: Cells,
  id: string,
  earlier: ReadonlyArray<Judged> = []
): Result.Result<Judged, ReadonlyArray<string>> => {
  const read = readDeclarationRow({ cells }, weihai)
  if (Result.isFailure(read)) return Result.fail(read.failure.map(({ code, path }) => `${path[0]} ${code}`))
  const row = read.success
  if (!everybody.has(row.document)) return refused("document", "UnknownPerson")
  if (row.decisions.review._tag === "Draft") {
    const person = { professional: ProfessionalId.make("person"), madeBy: UserId.make("person") }
    const draft = { id: DeclarationId.make(id), ...person, copyOf: null, version: 1, claim: row.claim }
    return Result.succeed({ row, declaration: { _tag: "Draft", ...draft } })
  }
  const claim = Rules.validateClaim(weihai, row.claim, today)
  if (Result.isFailure(claim))
    return Result.fail(claim.failure.issues.map(({ code, path }) => `${path.at(-1)} ${code}`))
  const activity = activityOf(claim.success)
  if (earlier.some((one) => one.row.document === row.document && counts(one) && activityOf(one.row.claim) === activity))
    return refused("form", "SameActivity")
  return Result.map(decided(row, id, claim.success), (declaration) => ({ row, declaration }))
}
