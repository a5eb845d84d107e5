import {
  Certificates,
  type ClaimDraft,
  type Declaration,
  DeclarationId,
  Declarations,
  Evidences,
  hours,
  once,
  Policies,
  type Principal,
  type Professional,
  ProfessionalRepository,
  Samples
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { directory } from "@xueshi/files"
import { Effect, Stream } from "effect"
import { auditorOf, type City } from "./buildCity.ts"
import { keyOf } from "./keys.ts"
import { line } from "./Screen.ts"
import { acting, at, day } from "./walkReviews.ts"

/** Weihai's manual names no last day of audit: this one is invented, so that hours of 2017 are audited late. */
const withLastDay = Policies.layer([
  {
    ...(documents.weihai2018 as object),
    audit: { lastDay: { month: 12, day: 31, yearsAfter: 1 }, citation: "unverified" }
  }
])

/** A picture of one point in a colour of its own. */
const scanOf = (colour: number): Uint8Array =>
  Uint8Array.from(
    Buffer.from(
      `47494638396101000100800000${colour.toString(16).padStart(6, "0")}ffffff2c00000000010001000002024401003b`,
      "hex"
    )
  )

const selfOf = ({ id, user }: Professional): Principal => ({ user, hat: { _tag: "Professional", professional: id } })

/** What somebody learnt in 2017, so that the year that is judged stays as the workbook says it. */
const learnt = (className: string, count: number, digest: string): ClaimDraft => ({
  form: "postTraining",
  creditYear: 2017,
  subject: "specialised",
  from: day("2017-09-04"),
  to: day("2017-09-15"),
  hours: hours(count),
  fields: { school: "威海市海韵图书馆", className, score: "合格" },
  evidence: [{ digest, name: "结业证书.gif" }]
})

const step = <E, R>(name: string, command: Effect.Effect<Declaration, E, R>) =>
  once(keyOf(`audit/${name}`), "Declaration", command)

/** Uploads a scan and declares with it. */
const declare = Effect.fnUntraced(function* (name: string, person: Professional, count: number, scan: Uint8Array) {
  const self = selfOf(person)
  const { digest } = yield* Evidences.upload(self, person.id, Stream.make(scan))
  const { id } = yield* step(`${name}/draft`, Declarations.draft(self, person.id, learnt(name, count, digest)))
  yield* step(`${name}/submit`, Declarations.submit(self, id))
  return id
})

/** Evidence that is kept; a picture that is used twice is seen by the reviewer, and refused by a reason's code (DEC-03, EXT-04). */
const reviewed = Effect.fnUntraced(function* (city: City) {
  const [library, { path }] = [acting(city, "library"), at(city, "library")]
  const { items } = yield* (yield* ProfessionalRepository).jurisdiction(path, {}, { limit: 6 })
  const [first, second, third] = items.slice(3) as [Professional, Professional, Professional]
  const [red, blue] = [scanOf(0xc03020), scanOf(0x2030c0)]
  const catalogued = yield* declare("古籍编目培训班", first, 16, red)
  const mended = yield* declare("古籍修复技艺培训班", first, 8, blue)
  const digitised = yield* declare("馆藏数字化培训班", second, 16, red)
  const managed = yield* declare("图书馆管理高级研修班", third, 90, scanOf(0x208040))

  const { reuses } = yield* Evidences.ofDeclaration(library, digitised)
  const same = reuses.some(({ declaration }) => declaration === catalogued)
  yield* line("证明材料：4 条申报各附图片一张")
  if (same) yield* line(`  ${second.person.name}所附的图片，${first.person.name}的申报已经用过`)
  const refused = yield* step("digitised/refused", Declarations.reject(library, digitised, "", "reused"))
  if (refused._tag === "Rejected")
    yield* line(`  ${second.person.name}　审核不通过　原因代码 ${refused.reasonCode}（${refused.reason}）`)
  for (const id of [catalogued, mended, managed]) yield* step(`${id}/approved`, Declarations.approve(library, id))
  return { managed, person: third }
})

const late = { lateReason: "抽查工作顺延至次年一月" }

/** A sample of what awaits audit, drawn by a seed; what is drawn passes but for one, after the last day and with the reason for that (AUD-05, AUD-06). */
const sampled = Effect.fnUntraced(function* (auditor: Principal, but: DeclarationId) {
  const asked = { seed: "威海 2017 年度抽查", size: 2, by: "none", creditYear: 2017 } as const
  const { seed, strata } = yield* once(keyOf("audit/sample"), "Sample", Samples.draw(auditor, asked))
  const framed = strata.flatMap(({ frame }) => frame)
  const drawn = strata.flatMap((stratum) => stratum.drawn)
  yield* line(`抽查：种子“${seed}”，待审验 ${framed.length} 条，抽取 ${drawn.length} 条`)
  for (const id of drawn.map((one) => DeclarationId.make(one)).filter((one) => one !== but)) {
    const audited = yield* step(`${id}/audited`, Declarations.passAudit(auditor, id, late))
    if (audited._tag === "Approved" && audited.audit._tag === "Passed")
      yield* line(`  审验通过　已过截止日 2018-12-31（虚构）　逾期原因：${audited.audit.lateReason}`)
  }
})

/** A certificate that falls with hours that fail their audit, and what anybody is told of it (AUD-03, CRT-03). */
const revoked = Effect.fnUntraced(function* (city: City, auditor: Principal, id: DeclarationId, person: Professional) {
  const issue = Certificates.issue(acting(city, "bureau"), person.id, 2017, "annual")
  const { number } = yield* once(keyOf("audit/certificate"), "Certificate", issue)
  const failing = Declarations.failAudit(auditor, id, "结业证书编号查无记录", { reasonCode: "mismatch", ...late })
  const failed = yield* step(`${id}/failed`, failing)
  if (failed._tag === "Approved" && failed.audit._tag === "Failed")
    yield* line(`  ${person.person.name}　审验不通过　${failed.audit.reason}（${failed.audit.reasonCode}）`)
  const verified = yield* Certificates.verify(number)
  yield* line(
    `证书核验：2017 年度结业证书　${verified._tag === "Revoked" ? `已撤销（${verified.reason.zh}）` : "真实有效"}`
  )
})

/**
 * Walks the sample city through evidence that is kept, a sample, a late audit, and a certificate that falls with hours that fail
 * their audit. Run again, it finds everything done.
 */
export const walkAudit = Effect.fn("walkAudit")(function* (city: City, evidence: string) {
  const auditor = auditorOf(at(city, "culture").id)
  const { managed, person } = yield* reviewed(city).pipe(Effect.provide(directory(evidence)))
  yield* sampled(auditor, managed).pipe(
    Effect.andThen(revoked(city, auditor, managed, person)),
    Effect.provide(withLastDay)
  )
})
