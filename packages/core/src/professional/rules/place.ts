import { Result } from "effect"
import type { FieldIssue } from "../../kernel/FieldIssue.ts"
import type { Organisation } from "../../organisation/Organisation.ts"
import { withinJurisdiction } from "../../organisation/rules/withinJurisdiction.ts"
import type { Professional } from "../Professional.ts"
import { rosterIssue } from "../rosterIssues.ts"

/** Where a row wants its person, as far as it is known. */
export interface Placement {
  readonly organisation: Organisation | undefined
  /** The organisation that imports. */
  readonly importer: Pick<Organisation, "path">
  /** Who holds the document already. */
  readonly holder: Professional | undefined
  readonly earlierInFile: boolean
}

/**
 * PRO-01, ORG-03, IMP-02: a person is placed in an existing organisation within the importer's jurisdiction, once.
 * Succeeds with the organisation, or with `undefined` where the person is there already and nothing is to be done.
 */
export const place = ({
  earlierInFile,
  holder,
  importer,
  organisation
}: Placement): Result.Result<Organisation | undefined, ReadonlyArray<FieldIssue>> => {
  const issues: Array<FieldIssue> = []
  if (organisation === undefined) issues.push(rosterIssue("UnknownOrganisation", "organisation"))
  else if (Result.isFailure(withinJurisdiction(importer, organisation)))
    issues.push(rosterIssue("BeyondJurisdiction", "organisation"))
  else if (organisation.kind === "base") issues.push(rosterIssue("NotAnEmployer", "organisation"))
  if (earlierInFile) issues.push(rosterIssue("TwiceInFile", "documentNumber"))
  else if (holder !== undefined && organisation !== undefined && holder.organisation !== organisation.id)
    issues.push(rosterIssue("DocumentTaken", "documentNumber"))
  if (issues.length > 0) return Result.fail(issues)
  return Result.succeed(holder === undefined ? organisation : undefined)
}
