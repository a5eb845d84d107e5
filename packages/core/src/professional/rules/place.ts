import { Result } from "effect"
import type { Department } from "../../department/Department.ts"
import type { FieldIssue } from "../../kernel/FieldIssue.ts"
import type { Organisation } from "../../organisation/Organisation.ts"
import { withinJurisdiction } from "../../organisation/rules/withinJurisdiction.ts"
import type { Professional } from "../Professional.ts"
import { type RosterIssueCode, rosterIssue } from "../rosterIssues.ts"

/** Where a row wants its person, as far as it is known. */
export interface Placement {
  readonly organisation: Organisation | undefined
  /** The organisation that imports. */
  readonly importer: Pick<Organisation, "path">
  /** Who holds the document already. */
  readonly holder: Professional | undefined
  readonly earlierInFile: boolean
  /** The departments of the organisation that are called as the row says; undefined where it says nothing. */
  readonly departments: ReadonlyArray<Department> | undefined
}

/** ORG-08: the one department that a name means, and that takes people; null where none is named. */
const departmentIn = (named: Placement["departments"]): Result.Result<Department | null, FieldIssue> => {
  if (named === undefined) return Result.succeed(null)
  const [department, ...more] = named
  const refused = (code: RosterIssueCode) => Result.fail(rosterIssue(code, "department"))
  if (department === undefined) return refused("UnknownDepartment")
  if (more.length > 0) return refused("AmbiguousDepartment")
  return department.disabled ? refused("DisabledDepartment") : Result.succeed(department)
}

/** Where a person is placed. */
export interface Place {
  readonly organisation: Organisation
  readonly department: Department | null
}

/**
 * PRO-01, ORG-08, ORG-03, IMP-02: a person is placed in an existing organisation within the importer's jurisdiction, once.
 * Succeeds with the place, or with `undefined` where the person is there already and nothing is to be done.
 */
export const place = ({
  departments,
  earlierInFile,
  holder,
  importer,
  organisation
}: Placement): Result.Result<Place | undefined, ReadonlyArray<FieldIssue>> => {
  const issues: Array<FieldIssue> = []
  if (organisation === undefined) issues.push(rosterIssue("UnknownOrganisation", "organisation"))
  else if (Result.isFailure(withinJurisdiction(importer, organisation)))
    issues.push(rosterIssue("BeyondJurisdiction", "organisation"))
  else if (organisation.kind === "base") issues.push(rosterIssue("NotAnEmployer", "organisation"))
  if (earlierInFile) issues.push(rosterIssue("TwiceInFile", "documentNumber"))
  else if (holder !== undefined && organisation !== undefined && holder.organisation !== organisation.id)
    issues.push(rosterIssue("DocumentTaken", "documentNumber"))
  const department = departmentIn(organisation && departments)
  if (Result.isFailure(department)) issues.push(department.failure)
  if (issues.length > 0 || Result.isFailure(department) || organisation === undefined) return Result.fail(issues)
  return Result.succeed(holder === undefined ? { organisation, department: department.success } : undefined)
}
