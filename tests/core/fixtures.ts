import {
  type ClaimDraft,
  type Day,
  DeclarationRepository,
  Declarations,
  decodePolicy,
  fullPowers,
  hours,
  type Organisation,
  type OrganisationFacts,
  type OrganisationId,
  Organisations,
  Policies,
  type Policy,
  type Principal,
  type Professional,
  type ProfessionalId,
  ProfessionalRepository,
  Professionals,
  parseDay,
  type Region,
  rosterForm,
  UserId
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { memory } from "@xueshi/memory"
import { Effect, Layer, Result } from "effect"
import { TestClock } from "effect/testing"

/** Weihai's document, compiled. */
export const weihai: Policy = Result.getOrThrow(decodePolicy(documents.weihai2018))

export const day = (text: string): Day => {
  const found = parseDay(text)
  if (found === undefined) throw new Error(`no day: ${text}`)
  return found
}

export const facts = (kind: OrganisationFacts["kind"], region: string, code: string): OrganisationFacts => ({
  kind,
  name: `${kind} ${code}`,
  code,
  region: region as Region
})

export const administrator = (organisation: OrganisationId, user = `admin-of-${organisation}`): Principal => ({
  user: UserId.make(user),
  hat: { _tag: "Administrator", organisation },
  powers: fullPowers("bureau")
})

export const self = ({ id, user }: Pick<Professional, "id" | "user">): Principal => ({
  user,
  hat: { _tag: "Professional", professional: id }
})

/** A claim of hours that the policy takes: post training of 2018. */
export const claim = (change: Partial<ClaimDraft> = {}): ClaimDraft => ({
  form: "postTraining",
  creditYear: 2018,
  subject: "specialised",
  from: day("2018-03-01"),
  to: day("2018-03-05"),
  hours: hours(30),
  fields: { school: "威海市继续教育中心", className: "岗位能力提升班", score: "合格" },
  evidence: [{ digest: "sha256-0", name: "证书.jpg" }],
  ...change
})

const row = (organisation: string) => ({
  name: "张三丰",
  documentType: "身份证",
  documentNumber: "371002197604256277",
  sex: "男",
  birth: "1976-04-25",
  mobile: "10000000000",
  email: "z@example.com",
  organisation,
  education: "大学本科",
  school: "山东大学",
  major: "临床医学",
  graduatedOn: "1999-07-01",
  degree: "学士",
  postDoc: "否",
  titleLevel: "无"
})

const cellsOf = (organisation: string): Record<string, string> => ({
  ...Object.fromEntries(rosterForm.columns.map(({ key }) => [key, ""])),
  ...row(organisation)
})

/** A sound roster row for the holder of an organisation's code. */
export const rosterRow = (organisation: string, change: Record<string, string> = {}) => ({
  number: 2,
  cells: { ...cellsOf(organisation), ...change }
})

/** A city bureau, an authority under it, an employer under that, and one professional of the employer. */
export interface SmallCity {
  readonly bureau: Organisation
  readonly authority: Organisation
  readonly employer: Organisation
  readonly other: Organisation
  readonly person: Professional
}

export const smallCity = Effect.gen(function* () {
  const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }
  const bureau = yield* Organisations.establish(embedder, facts("bureau", "371000", "113710002132131225"), null)
  const root = administrator(bureau.id)
  const authority = yield* Organisations.establish(root, facts("authority", "371000", "21321312-2"), bureau.id)
  const employer = yield* Organisations.establish(root, facts("employer", "371000", "59467239-9"), authority.id)
  const other = yield* Organisations.establish(root, facts("employer", "371000", "1237100233333333XG"), bureau.id)
  const importRow = yield* Professionals.rosterImporter(root)
  const outcome = yield* importRow(rosterRow(employer.code))
  if (outcome._tag !== "Imported") return yield* Effect.die(outcome)
  const person = yield* (yield* ProfessionalRepository).get(outcome.id as ProfessionalId)
  const city: SmallCity = { bureau, authority, employer, other, person }
  return city
})

/** A pending declaration of the city's one professional; of another class each time, unless said. */
export const pending = Effect.fnUntraced(function* ({ person }: SmallCity, change: Partial<ClaimDraft> = {}) {
  const { length } = yield* (yield* DeclarationRepository).ofProfessional(person.id)
  const fields = { ...claim().fields, className: `第${length + 1}期` }
  const { id } = yield* Declarations.draft(self(person), person.id, claim({ fields, ...change }))
  return yield* Declarations.submit(self(person), id)
})

/** Every port in memory under Weihai's policy, on 15 January 2019. */
export const environment = Layer.merge(memory, Policies.layer([documents.weihai2018])).pipe(
  Layer.merge(Layer.effectDiscard(TestClock.setTime(Date.UTC(2019, 0, 15)))),
  Layer.provideMerge(TestClock.layer())
)
