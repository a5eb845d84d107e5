import {
  type Day,
  DepartmentRepository,
  fullPowers,
  hours,
  type Organisation,
  Organisations,
  once,
  type Person,
  type Principal,
  ProfessionalRepository,
  Professionals,
  parseDay,
  type Region,
  Registrations,
  type Review,
  ReviewRepository,
  Reviews,
  reviewKinds,
  reviewStateNames,
  TrainingBases,
  Transfers,
  UserId
} from "@xueshi/core"
import { Effect, Stream } from "effect"
import { administratorOf, type City } from "./buildCity.ts"
import { keyOf } from "./keys.ts"
import { line } from "./Screen.ts"
import { inventedCreditCode } from "./sample/codes.ts"

const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }
export const day = (text: string) => parseDay(text) as Day

/** Two who register with the museum; neither is on any roster. */
export const newcomers: Readonly<Record<"taken" | "refused", Person>> = {
  taken: {
    document: { type: "passport", number: "E20180101" },
    name: "于海晴",
    sex: "female",
    birth: day("1990-05-04"),
    mobile: "10000000101",
    email: "yu0101@example.com",
    education: "大学本科",
    school: "山东大学",
    major: "文物与博物馆学",
    graduatedOn: day("2012-07-01"),
    degree: "学士",
    postDoc: false,
    title: null
  },
  refused: {
    document: { type: "passport", number: "E20180102" },
    name: "孙帆",
    sex: "male",
    birth: day("1988-02-11"),
    mobile: "10000000102",
    email: "sun0102@example.com",
    education: "大学本科",
    school: "烟台大学",
    major: "历史学",
    graduatedOn: day("2010-07-01"),
    degree: "学士",
    postDoc: false,
    title: null
  }
}

const title = {
  series: "文物博物专业人员",
  level: "intermediate" as const,
  qualification: "馆员",
  effectiveOn: day("2018-11-01"),
  scan: { digest: "sample-title", name: "馆员证书.jpg" }
} as const

export const at = (city: City, key: string): Organisation => city.get(key) as Organisation
export const acting = (city: City, key: string): Principal => {
  const { id, kind } = at(city, key)
  return { ...administratorOf(id), powers: fullPowers(kind) }
}

/** A step of the walk, taken once however often the program runs. */
const step = <E, R>(name: string, command: Effect.Effect<Review, E, R>) =>
  once(keyOf(`review/${name}`), "Review", command)

/** Submits something and has it decided, step by step; a decision is who decides, and why not where it is refused. */
export const through = Effect.fnUntraced(function* <E, R>(
  name: string,
  submit: Effect.Effect<Review, E, R>,
  ...decisions: ReadonlyArray<{ readonly by: Principal; readonly refuse?: string }>
) {
  const { id } = yield* step(name, submit)
  let review: Review | undefined
  for (const [place, { by, refuse }] of decisions.entries()) {
    const key = `${name}/${place}`
    review =
      refuse === undefined
        ? yield* step(key, Reviews.approve(by, id))
        : yield* step(key, Reviews.reject(by, id, refuse))
  }
  return review ?? (yield* (yield* ReviewRepository).get(id))
})

/** An organisation and a person register; one is taken, one refused. */
const registrations = Effect.fnUntraced(function* (city: City) {
  const health = acting(city, "health")
  const hospice = {
    facts: {
      kind: "employer" as const,
      name: "威海市晴湾康复医院（示例）",
      code: inventedCreditCode("12", "371000", 90_001),
      region: "371000" as Region
    },
    superior: at(city, "health").id,
    holder: { document: { type: "passport" as const, number: "E20180103" }, name: "丛林", mobile: "10000000103" }
  }
  const register = (person: Person) =>
    Registrations.registerAs(embedder, {
      organisation: at(city, "museum").id,
      department: null,
      person,
      promise: true,
      agreement: true
    })
  const museum = acting(city, "museum")
  return [
    yield* through("hospice", Registrations.registerOrganisationAs(embedder, hospice), { by: health }),
    yield* through("taken", register(newcomers.taken), { by: museum }),
    yield* through("refused", register(newcomers.refused), { by: museum, refuse: "不是本单位人员" })
  ]
})

/** What people and organisations ask to have changed. */
const changes = Effect.fnUntraced(function* (city: City) {
  const known = yield* (yield* ProfessionalRepository).findByDocument(newcomers.taken.document)
  if (known === undefined) return []
  const { department, id, user } = known
  const person: Principal = { user, hat: { _tag: "Professional", professional: id } }
  const [library, bureau] = [at(city, "library"), acting(city, "bureau")]
  const [reading] = (yield* (yield* DepartmentRepository).ofOrganisation(library.id, { limit: 1 })).items
  const talent = at(city, "talent")
  const titled = yield* through("title", Professionals.requestChange(person, id, { title, department }), {
    by: acting(city, "museum")
  })
  const transfer = yield* step(
    "transfer",
    Transfers.request(acting(city, "museum"), id, {
      to: library.id,
      phone: "10000000101",
      reason: "工作调动",
      attachments: []
    })
  )
  return [
    titled,
    yield* step(
      "transfer/0",
      Reviews.approve(acting(city, "library"), transfer.id, { department: reading?.id ?? null })
    ),
    yield* through(
      "name",
      Organisations.requestChange(acting(city, "talent"), talent.id, "name", "威海市人才与就业服务中心（示例）"),
      { by: bureau }
    ),
    yield* through(
      "superior",
      Organisations.requestSuperior(acting(city, "vocational"), at(city, "vocational").id, at(city, "industry").id),
      {
        by: acting(city, "education")
      }
    )
  ]
})

/** What a training base means to teach, and what it did; the bureau agrees to all that is shown to it. */
const bases = Effect.fnUntraced(function* (city: City) {
  const [base, bureau] = [acting(city, "base-college"), acting(city, "bureau")]
  const plan = yield* step(
    "plan",
    TrainingBases.submitPlan(base, {
      name: "2019 年公需科目培训",
      year: 2019,
      educationType: "继续教育",
      subject: "公需科目",
      trainingForm: "面授",
      hours: hours(24),
      from: day("2019-03-04"),
      to: day("2019-03-08"),
      places: 200
    })
  )
  const shown = yield* Reviews.awaiting(bureau, { kind: "trainingPlan" }, { limit: 20 })
  yield* Stream.runDrain(Reviews.decideShown(bureau, { kind: "trainingPlan", moment: shown.moment }, { approve: true }))
  const report = { name: "2018 年度报告", year: 2018, text: "全年举办培训班 6 期，1120 人次参加。", attachments: [] }
  return [
    yield* (yield* ReviewRepository).get(plan.id),
    yield* through("report", TrainingBases.submitReport(base, report), { by: bureau })
  ]
})

/**
 * Takes one of each kind of review through the sample city: who asks, who decides, what becomes of it (docs/review.md). Run again,
 * it finds everything done.
 */
export const walkReviews = Effect.fn("walkReviews")(function* (city: City) {
  const settled = [...(yield* registrations(city)), ...(yield* changes(city)), ...(yield* bases(city))]
  const nameOf = new Map(reviewKinds.map(({ kind, name }) => [kind, name.zh]))
  yield* line(`各类审核 ${settled.length} 件：`)
  for (const { kind, reason, state, title: about } of settled)
    yield* line(
      `  ${nameOf.get(kind)}　${about}　${reviewStateNames[state]}${reason === undefined ? "" : `（${reason}）`}`
    )
})
