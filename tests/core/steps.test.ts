import { assert, describe, it } from "@effect/vitest"
import {
  type Claim,
  type Declaration,
  DeclarationId,
  hours,
  OrganisationId,
  type Principal,
  ProfessionalId,
  Rules,
  UserId
} from "@xueshi/core"
import { Result } from "effect"
import { administrator, claim, day, self, weihai } from "./fixtures.ts"

const [employer, auditor] = [OrganisationId.make("employer"), OrganisationId.make("authority")]
const person = { id: ProfessionalId.make("p"), user: UserId.make("u"), organisation: employer }
const common = {
  id: DeclarationId.make("d"),
  professional: person.id,
  madeBy: person.user,
  copyOf: null,
  version: 1,
  claim: claim() as Claim,
  responsible: employer
}
const approval = { recognised: hours(30), approvedBy: UserId.make("reviewer"), approvedIn: employer }
const judged = { auditor, by: UserId.make("auditor") }
const declarations = {
  draft: { ...common, _tag: "Draft" },
  pending: { ...common, _tag: "Pending" },
  rejected: { ...common, _tag: "Rejected", rejectedBy: UserId.make("reviewer"), reason: "证明不清晰" },
  approved: { ...common, ...approval, _tag: "Approved", audit: { _tag: "Awaiting", auditor } },
  passed: { ...common, ...approval, _tag: "Approved", audit: { ...judged, _tag: "Passed" } },
  failed: { ...common, ...approval, _tag: "Approved", audit: { ...judged, _tag: "Failed", reason: "不符" } }
} as const satisfies Record<string, Declaration>
type Standing = keyof typeof declarations

/** Why a rule refuses; undefined where it does not. */
const refusal = (answer: Result.Result<unknown, { readonly _tag: string }>): string | undefined =>
  Result.isFailure(answer) ? answer.failure._tag : undefined
const withoutForms = { ...weihai, forms: new Map() }

describe("the steps of whoever declares", () => {
  const steps = {
    edit: (declaration: Declaration, actor: Principal) => Rules.edit(weihai, declaration, actor, claim()),
    remove: Rules.remove,
    submit: (declaration: Declaration, actor: Principal) =>
      Rules.submit(weihai, declaration, person, actor, day("2019-01-15")),
    withdraw: Rules.withdraw,
    copy: (declaration: Declaration, actor: Principal) =>
      Rules.copy(declaration, actor, DeclarationId.make("copy"), weihai.document)
  }

  it.each<readonly [keyof typeof steps, ReadonlyArray<Standing>, string]>([
    ["edit", ["draft"], "NotInState"],
    ["remove", ["draft"], "NotInState"],
    ["submit", ["draft"], "NotInState"],
    ["withdraw", ["pending"], "NotInState"],
    ["copy", ["rejected", "failed"], "NotRefused"]
  ])("DEC-04 the declarant, and nobody else, can %s what is %j, and nothing else", (step, from, refused) => {
    for (const [standing, declaration] of Object.entries(declarations)) {
      const expected = from.includes(standing as Standing) ? undefined : refused
      assert.strictEqual(refusal(steps[step](declaration, self(person))), expected)
      assert.strictEqual(refusal(steps[step](declaration, administrator(employer))), "NotDeclarant")
    }
  })

  it("DEC-02 a draft is written by its person, and not for somebody else", () => {
    const draft = (actor: Principal) =>
      refusal(Rules.draft(weihai, actor, { id: common.id, professional: person.id, claim: claim() }))
    assert.isUndefined(draft(self(person)))
    assert.strictEqual(draft(self({ ...person, id: ProfessionalId.make("q") })), "NotDeclarant")
    assert.strictEqual(draft(administrator(employer, person.user)), "NotDeclarant")
  })

  it("DEC-01 DEC-04 an edited draft keeps to the forms of its document", () =>
    assert.strictEqual(refusal(Rules.edit(withoutForms, declarations.draft, self(person), claim())), "UnknownForm"))
})

describe("the steps of whoever decides", () => {
  const item = (declaration: Declaration) => ({ declaration, handler: employer, excluded: [person.user] })

  it("DEC-04 DEC-06 only what is pending is granted hours or rejected, and only by who reviews it", () => {
    const approve = (declaration: Declaration, actor: Principal) =>
      refusal(Rules.approve(weihai, item(declaration), actor, undefined, auditor))
    const reject = (declaration: Declaration, actor: Principal) =>
      refusal(
        Rules.reject(
          item(declaration),
          actor,
          { typed: "不清晰" },
          { document: weihai.document, today: day("2019-01-15") }
        )
      )
    for (const decide of [approve, reject]) {
      for (const [standing, declaration] of Object.entries(declarations))
        assert.strictEqual(
          decide(declaration, administrator(employer)),
          standing === "pending" ? undefined : "NotInState"
        )
      assert.strictEqual(decide(declarations.pending, administrator(auditor)), "NotHandler")
    }
  })

  it("DEC-01 DEC-06 no hours are granted for a form that the document does not have", () => {
    const approve = Rules.approve(withoutForms, item(declarations.pending), administrator(employer), undefined, auditor)
    assert.strictEqual(refusal(approve), "UnknownForm")
  })

  it("AUD-01 only what awaits audit is audited", () => {
    for (const [standing, declaration] of Object.entries(declarations))
      assert.strictEqual(
        refusal(Rules.mayAudit({ ...item(declaration), handler: auditor }, administrator(auditor))),
        standing === "approved" ? undefined : "NotAwaitingAudit"
      )
  })

  it("SYS-03 a command is decided on the version that its caller expects, on any where they expect none", () => {
    const decided = (expected: number | undefined) => refusal(Rules.asExpected(expected, 2))
    assert.deepStrictEqual([undefined, 2, 1, 3].map(decided), [
      undefined,
      undefined,
      "VersionMismatch",
      "VersionMismatch"
    ])
  })
})
