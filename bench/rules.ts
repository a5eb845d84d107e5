import {
  type Claim,
  type Declaration,
  DeclarationId,
  decodePolicy,
  fullPowers,
  hours,
  OrganisationId,
  type Principal,
  ProfessionalId,
  parseDay,
  type Region,
  Rules,
  UserId
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Result } from "effect"
import { do_not_optimize } from "mitata"
import { type Contestant, interleave, type Timing } from "./rounds.ts"

const weihai = Result.getOrThrow(decodePolicy(documents.weihai2018))
const day = (text: string) => parseDay(text) as Claim["from"]
const today = day("2019-01-15")
const granted = hours(20)
const tooMany = hours(90)
const employer = OrganisationId.make("employer")
const bureau = OrganisationId.make("bureau")
const owner = UserId.make("owner")
const professional = { user: owner, organisation: employer }
const declarant = { user: owner, hat: { _tag: "Professional", professional: ProfessionalId.make("p") } } as const
const reviewer = { user: UserId.make("reviewer"), hat: { _tag: "Administrator", organisation: employer } } as const

const claim = (index: number): Claim => ({
  form: "postTraining",
  creditYear: 2018,
  subject: "specialised",
  from: day("2018-03-01"),
  to: day("2018-03-05"),
  hours: hours(20 + (index % 40)),
  fields: { school: "威海市继续教育中心", className: `岗位能力提升班第${index}期`, score: "合格" },
  evidence: [{ digest: `sha256-${index}`, name: "证书.jpg" }]
})

const declaration = (index: number) => ({
  id: DeclarationId.make(`declaration-${index}`),
  professional: ProfessionalId.make("p"),
  madeBy: owner,
  copyOf: null,
  version: 1,
  claim: claim(index)
})

const over = <A>(name: string, items: ReadonlyArray<A>, decide: (item: A) => unknown): Contestant => ({
  name,
  calls: items.length,
  pass: () => {
    for (const item of items) do_not_optimize(decide(item))
  }
})

const path = "root/city/authority/employer/"
/** An administrator who asks for a declaration of a subordinate, with powers or without. */
const asking = (powers: Principal["powers"]): Principal => ({
  user: UserId.make("reviewer"),
  hat: { _tag: "Administrator", organisation: OrganisationId.make("authority") },
  ...(powers && { powers })
})
const [allowed, powerless] = [asking(fullPowers("authority")), asking(undefined)]
const targets = Array.from({ length: 500 }, (_, index) => ({
  organisations: [{ id: OrganisationId.make(`employer-${index}`), path, region: "371002" as Region }],
  professional: ProfessionalId.make(`p-${index}`),
  madeBy: owner
}))

/** What a decision of rules of the rule book takes. A refusal is an error with its stack, which V8 takes long to make. */
export const timeRules = (count = 500): Promise<ReadonlyArray<Timing>> => {
  const drafts = Array.from({ length: count }, (_, index): Declaration => ({ _tag: "Draft", ...declaration(index) }))
  const items = drafts.map((_, index) => ({
    declaration: { _tag: "Pending", ...declaration(index), responsible: employer } satisfies Declaration,
    handler: employer,
    excluded: [professional.user]
  }))
  return interleave(
    [
      over("Rules.submit", drafts, (draft) => Rules.submit(weihai, draft, professional, declarant, today)),
      over("Rules.submit, refused", drafts, (draft) => Rules.submit(weihai, draft, professional, reviewer, today)),
      over("Rules.approve", items, (item) => Rules.approve(weihai, item, reviewer, granted, bureau)),
      over("Rules.approve, refused", items, (item) => Rules.approve(weihai, item, reviewer, tooMany, bureau)),
      over("Rules.authorise", targets, (target) => Rules.authorise(allowed, "Declarations.get", target)),
      over("Rules.authorise, refused", targets, (target) => Rules.authorise(powerless, "Declarations.get", target))
    ],
    { rounds: 15 }
  )
}
