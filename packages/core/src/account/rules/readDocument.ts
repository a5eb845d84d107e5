import { Result, Schema } from "effect"
import { readResidentId } from "../../codes/residentId.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import { DocumentType, type IdentityDocument } from "../../professional/Professional.ts"
import { normaliseDocument } from "../../professional/rules/readRosterRow.ts"

const control = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
const longest = 30

const reasons = {
  form: { zh: "格式不正确", en: "does not have the form of its type" },
  date: { zh: "中的出生日期不存在", en: "holds a birth date that does not exist" },
  check: { zh: "的校验位不正确，请核对", en: "has a wrong check character" }
} as const
type Reason = keyof typeof reasons

export class WrongDocument extends RuleError<WrongDocument>()(
  "WrongDocument",
  { reason: Schema.Literals(Object.keys(reasons) as Array<Reason>) },
  {
    rule: "ACC-01",
    zh: ({ reason }) => `证件号${reasons[reason].zh}`,
    en: ({ reason }) => `the document's number ${reasons[reason].en}`
  }
) {}

/** ACC-01: a document as people type it, normalised; a resident id with a sound date and check character. */
export const readDocument = ({
  number: typed,
  type
}: IdentityDocument): Result.Result<IdentityDocument, WrongDocument> => {
  const wrong = (reason: Reason) => Result.fail(new WrongDocument({ reason }))
  if (typed.length > longest * 10 || !DocumentType.literals.includes(type)) return wrong("form")
  const number = normaliseDocument(typed)
  if (number === "" || [...number].length > longest || control.test(number)) return wrong("form")
  const read = type === "residentId" ? readResidentId(number) : undefined
  return typeof read === "string" ? wrong(read) : Result.succeed({ type, number })
}
