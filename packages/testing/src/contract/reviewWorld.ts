import {
  type Attachment,
  fullPowers,
  hours,
  type OrganisationFacts,
  Organisations,
  organisationCodeCheck,
  type Person,
  type Principal,
  Professionals,
  parseDay,
  type Region,
  type RegistrationForm,
  Registrations,
  Reviews,
  residentIdCheck,
  TrainingBases,
  type TrainingPlan
} from "@xueshi/core"
import { Effect, Result, Stream } from "effect"
import type { City } from "../histories/City.ts"
import { embedder, page } from "./administrationWorld.ts"
import { personOf, selfOf } from "./derivedWorld.ts"

/** A scan, as storage knows it. */
export const scan: Attachment = { digest: "0".repeat(64), name: "证书.jpg" }
export const dayOf = (text: string) => parseDay(text) as NonNullable<ReturnType<typeof parseDay>>

/** A title that somebody may have. */
export const title: NonNullable<Person["title"]> = {
  series: "卫生技术人员",
  level: "junior",
  qualification: "医师",
  effectiveOn: dayOf("2015-06-01"),
  scan
}

/** Somebody whom the city does not know, as they say of themselves. */
export const applicant = (index: number): Person => {
  const digits = `37100219900101${10 + index}1`
  return {
    document: { type: "residentId", number: `${digits}${residentIdCheck(digits)}` },
    name: `申请人${index}`,
    sex: "male",
    birth: dayOf("1990-01-01"),
    mobile: "13800000000",
    email: "applicant@example.com",
    education: "大学本科",
    school: "山东大学",
    major: "临床医学",
    graduatedOn: dayOf("2012-07-01"),
    degree: "学士",
    postDoc: false,
    title: null
  }
}

/** What they type to register with the hospital. */
export const formOf = (
  { organisations }: City,
  person: Person,
  changes: Partial<RegistrationForm> = {}
): RegistrationForm => ({
  organisation: organisations.hospital.id,
  department: null,
  person,
  promise: true,
  agreement: true,
  ...changes
})

/** Somebody registers whom an agency's own log-in knows. */
export const registers = (world: City, index: number, changes?: Partial<RegistrationForm>) =>
  Registrations.registerAs(embedder, formOf(world, applicant(index), changes))

/** An organisation code that nobody of the city has; one whose check character fails, where it is to. */
export const codeOf = (index: number, fails = false): string => {
  const body = String(50_000_000 + index)
  const check = organisationCodeCheck(body)
  return `${body}-${fails ? (check === "1" ? "2" : "1") : check}`
}

/** What an organisation says that registers. */
export const factsOf = (index: number, changes: Partial<OrganisationFacts> = {}): OrganisationFacts => ({
  kind: "employer",
  name: `新单位${index}`,
  code: codeOf(index),
  region: "371000" as Region,
  ...changes
})

/** The training base below the authority, and its administrator. */
export const withBase = Effect.fnUntraced(function* (world: City) {
  const base = yield* Organisations.establish(embedder, factsOf(90, { kind: "base" }), world.organisations.authority.id)
  const trainer: Principal = {
    user: "trainer" as Principal["user"],
    hat: { _tag: "Administrator", organisation: base.id },
    powers: fullPowers("base")
  }
  return { base, trainer }
})

/** A plan that any base may have. */
export const planOf = (name: string): TrainingPlan => ({
  name,
  year: 2019,
  educationType: "岗位培训",
  subject: "specialised",
  trainingForm: "面授",
  hours: hours(24),
  from: dayOf("2019-03-01"),
  to: dayOf("2019-03-05"),
  places: 60
})

/** Submits plans under these names. */
export const plans = (trainer: Principal, ...names: ReadonlyArray<string>) =>
  Effect.forEach(names, (name) => TrainingBases.submitPlan(trainer, planOf(name)))

/** Somebody of the city asks for another title. */
export const asksForTitle = (world: City, index = 0, qualification = "主治医师") => {
  const person = personOf(world, index)
  const after = { title: { ...title, qualification }, department: person.department }
  return Professionals.requestChange(selfOf(person), person.id, after)
}

/** Titles of what waits for an administrator's organisation. */
export const waiting = (principal: Principal, kind: string) =>
  Effect.map(Reviews.awaiting(principal, { kind }, page), ({ items }) => items.map((one) => one.title))

/** Ids of what their organisation has reviewed. */
export const reviewed = (principal: Principal, kind: string) =>
  Effect.map(Reviews.decided(principal, kind, page), ({ items }) => items.map((one) => one.id))

/** What became of each of a selection, in its order. */
export const outcomes = <E, R>(stream: Stream.Stream<Reviews.Settled, E, R>) =>
  Effect.map(Stream.runCollect(stream), (all) =>
    all.map(({ result }) =>
      Result.isFailure(result)
        ? result.failure._tag
        : "state" in result.success
          ? result.success.state
          : result.success._tag
    )
  )

/** The codes of what is wrong with fields, each with its path. */
export const codes = (refusal: {
  readonly _tag: string
  readonly issues?: ReadonlyArray<{ code: string; path: ReadonlyArray<string> }>
}) => (refusal.issues ?? []).map(({ code, path }) => [code, ...path].join(" "))
