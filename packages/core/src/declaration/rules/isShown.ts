import { type Declaration, sourceOf } from "../Declaration.ts"
import type { DeclarationFilter } from "../DeclarationFilter.ts"
import { refusalOf } from "./refusalOf.ts"

/** DEC-11, AUD-02: whether a declaration of a person of this name is one of those that a list is asked for. */
export const isShown = (
  declaration: Declaration,
  personName: string,
  { audit, creditYear, form, name = "", organisation, reasonCode, source, state, subject }: DeclarationFilter
): boolean => {
  const said: ReadonlyArray<readonly [asked: unknown, is: unknown]> = [
    [state, declaration._tag],
    [creditYear, declaration.claim.creditYear],
    [subject, declaration.claim.subject],
    [form, declaration.claim.form],
    [source, sourceOf(declaration)],
    [reasonCode, refusalOf(declaration)?.reasonCode],
    [audit, declaration._tag === "Approved" ? declaration.audit._tag : undefined],
    [organisation, declaration._tag === "Draft" ? undefined : declaration.responsible]
  ]
  return said.every(([asked, is]) => asked === undefined || asked === is) && personName.startsWith(name)
}
