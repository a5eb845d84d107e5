import { Redacted, Result } from "effect"
import { FaultList } from "../../kernel/FaultList.ts"
import type { InvalidFields } from "../../kernel/FieldIssue.ts"
import type { IdentityDocument } from "../../professional/Professional.ts"
import type { Password } from "../Passwords.ts"
import { readPassword } from "./readPassword.ts"

/** What a chosen password is held against. */
export interface PasswordDemands {
  readonly document: IdentityDocument
  /** In characters. */
  readonly least: number
  /** In small letters. */
  readonly common: ReadonlySet<string>
}

/** As somebody reads it who guesses: without the difference of capitals, wide forms and gaps. */
const folded = (text: string): string => text.normalize("NFKC").toLowerCase().replaceAll(/\s/gu, "")

/** ACC-03, ACC-04: a password that somebody chooses, or everything that is wrong with it at once. */
export const choosePassword = (
  given: Redacted.Redacted,
  { common, document, least }: PasswordDemands
): Result.Result<Password, InvalidFields> => {
  const faults = new FaultList("ACC-03")
  const path = ["password"]
  const read = readPassword(given)
  if (Result.isFailure(read)) {
    faults.add(`Password.${read.failure.reason}`, path, read.failure.zh, read.failure.en)
    return faults.result(() => given as Password)
  }
  const text = Redacted.value(read.success)
  const [password, number] = [folded(text), folded(document.number)]
  if ([...text].length < least)
    faults.add("Password.tooShort", path, `密码至少 ${least} 个字符`, `a password has at least ${least} characters`)
  if (common.has(password))
    faults.add("Password.common", path, "密码过于常见，请换一个", "many people have this password; choose another")
  if (number !== "" && (password.includes(number) || number.includes(password)))
    faults.add(
      "Password.document",
      path,
      "密码不能含有证件号或取自证件号",
      "the password holds the document's number or is a part of it"
    )
  return faults.result(() => read.success)
}
