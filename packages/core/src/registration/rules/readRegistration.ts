import { Result } from "effect"
import type { Day } from "../../kernel/Day.ts"
import { type FieldIssue, InvalidFields } from "../../kernel/FieldIssue.ts"
import type { DepartmentId, OrganisationId } from "../../kernel/ids.ts"
import type { Person } from "../../professional/Professional.ts"
import { readPerson, scanIssues } from "../../professional/rules/readPerson.ts"

/** What somebody types who registers as a professional. */
export interface RegistrationForm {
  readonly organisation: OrganisationId
  readonly department: DepartmentId | null
  readonly person: Person
  /** 承诺信息真实 */
  readonly promise: boolean
  /** 同意用户协议 */
  readonly agreement: boolean
}

const unaccepted = (key: string, zh: string, en: string): FieldIssue => ({
  code: "NotAccepted",
  path: [key],
  rule: "PRO-01",
  zh,
  en
})

/**
 * PRO-01, PRO-08: a registration as typed: the person, with the scan of a title that is claimed; promise and agreement are
 * accepted. Fails with every failing field at once.
 */
export const readRegistration = (
  { agreement, person: typed, promise }: RegistrationForm,
  today: Day
): Result.Result<Person, InvalidFields> => {
  const person = readPerson(typed, today)
  const found = Result.isFailure(person) ? person.failure.issues : []
  const issues = [
    ...found.map((one) => ({ ...one, path: ["person", ...one.path] })),
    ...scanIssues(typed.title).map((one) => ({ ...one, path: ["person", ...one.path] })),
    ...(promise ? [] : [unaccepted("promise", "请承诺所填信息真实有效", "promise that what is said is true")]),
    ...(agreement ? [] : [unaccepted("agreement", "请阅读并同意用户协议", "accept the user agreement")])
  ]
  return issues.length > 0 || Result.isFailure(person)
    ? Result.fail(new InvalidFields({ issues }))
    : Result.succeed(person.success)
}
