import {
  Declarations,
  fullPowers,
  hours,
  type OrganisationId,
  Organisations,
  Policies,
  type Principal,
  ProfessionalRepository,
  Professionals,
  parseDay,
  type Region,
  rosterForm,
  type SheetRow,
  UserId
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { memory } from "@xueshi/memory"
import { Effect, Layer } from "effect"
import { clock } from "./rounds.ts"

const root: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }
const administrator = (organisation: OrganisationId): Principal => ({
  user: UserId.make(`admin-of-${organisation}`),
  hat: { _tag: "Administrator", organisation },
  powers: fullPowers("bureau")
})

const day = (text: string) => {
  const found = parseDay(text)
  if (found === undefined) throw new RangeError(text)
  return found
}

const employerCode = "113710002132131225"
const example: SheetRow = {
  number: 3,
  cells: Object.fromEntries(rosterForm.columns.map(({ example = "", key }) => [key, example]))
}

/** A bureau, an employer under it, and one of its people. */
const start = Effect.gen(function* () {
  const facts = { name: "单位", region: "371000" as Region }
  const bureau = yield* Organisations.establish(root, { ...facts, kind: "bureau", code: "1237100233333333XG" }, null)
  const employer = yield* Organisations.establish(root, { ...facts, kind: "employer", code: employerCode }, bureau.id)
  const importRow = yield* Professionals.rosterImporter(administrator(employer.id))
  const outcome = yield* importRow(example)
  if (outcome._tag !== "Imported") return yield* Effect.die(outcome)
  const professional = yield* (yield* ProfessionalRepository).get(outcome.id)
  const self: Principal = { user: professional.user, hat: { _tag: "Professional", professional: professional.id } }
  return { auditor: administrator(bureau.id), professional, reviewer: administrator(employer.id), self }
})

/** Four commands: a declaration is drafted, submitted, approved and audited. */
const declare = Effect.fnUntraced(function* (
  { auditor, professional, reviewer, self }: Effect.Success<typeof start>,
  index: number
) {
  const { id } = yield* Declarations.draft(self, professional.id, {
    form: "postTraining",
    creditYear: 2018,
    subject: "specialised",
    from: day("2018-03-01"),
    to: day("2018-03-05"),
    hours: hours(30),
    fields: { school: "威海市继续教育中心", className: `第${index}期`, score: "合格" },
    evidence: [{ digest: `sha256-${index}`, name: "证书.jpg" }]
  })
  yield* Declarations.submit(self, id)
  yield* Declarations.approve(reviewer, id)
  yield* Declarations.passAudit(auditor, id)
})

/** Commands a second through use cases and the memory adapter: read, decide, commit with journal. */
export const commandsPerSecond = (declarations: number): Promise<number> =>
  Effect.gen(function* () {
    const situation = yield* start
    const all = (count: number) => Effect.forEach(Array(count).keys(), (index) => declare(situation, index))
    yield* all(Math.ceil(declarations / 4))
    const begun = clock()
    yield* all(declarations)
    return (4 * declarations * 1e9) / (clock() - begun)
  }).pipe(
    Effect.provide(Layer.provideMerge(Policies.layer([documents.weihai2018]), memory)),
    Effect.orDie,
    Effect.runPromise
  )
