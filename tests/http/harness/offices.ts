import {
  Administrators,
  type DepartmentId,
  Departments,
  fullPowers,
  type Holder,
  type Organisation,
  type Post,
  type PostId,
  type Powers,
  type Principal,
  type Professional,
  type RoleId,
  Roles,
  residentIdCheck
} from "@xueshi/core"
import { Effect } from "effect"

/** A resident id of the city: one more for each number. */
export const documentNumber = (index: number): string => {
  const digits = `37100219760425${627 + 2 * index}`
  return `${digits}${residentIdCheck(digits)}`
}

/** Whoever holds a post: of whom no answer shows the whole document number. */
export const holder = (index: number): Holder => ({
  document: { type: "residentId", number: documentNumber(index) },
  name: `管理员${index}`,
  mobile: `1390000${index}`
})

/** Whom the posts of the city are given to, and those who are given one by a request. */
const holders = {
  employer: 20,
  ordinary: 21,
  reviewOnly: 22,
  appointer: 36,
  powerless: 23,
  authority: 24,
  bureau: 25,
  district: 26,
  sibling: 27,
  base: 28,
  active: 30,
  active2: 31,
  disabled: 32,
  disabled2: 33,
  below: 34,
  below2: 35
} as const
export const candidates: readonly [Holder, Holder] = [holder(40), holder(41)]
export const holderNumbers: ReadonlyArray<string> = [...Object.values(holders), 40, 41].map(documentNumber)

/** Who asks by virtue of a post. */
const by = ({ organisation, user }: Post, powers: Powers): Principal => ({
  user,
  hat: { _tag: "Administrator", organisation },
  powers
})

type Place = "bureau" | "district" | "authority" | "employer" | "sibling" | "base" | "branch"

/** The administrators of the city, each with a post. */
export const buildPosts = Effect.fnUntraced(function* (
  embedder: Principal,
  organisations: Readonly<Record<Place, Organisation>>
) {
  const found = (place: Place, who: keyof typeof holders, rank: Post["rank"] = "ordinary") =>
    Administrators.found(embedder, organisations[place].id, holder(holders[who]), rank)
  const { modules } = fullPowers("employer")
  const ordinarily = (chosen: Powers["modules"]): Powers => ({ superAdministrator: false, modules: chosen })
  const leading = Effect.fnUntraced(function* (place: Exclude<Place, "branch">) {
    const { kind, region } = organisations[place]
    return by(yield* found(place, place, "super"), fullPowers(kind, region))
  })
  return {
    employer: yield* leading("employer"),
    ordinary: by(yield* found("employer", "ordinary"), ordinarily(modules)),
    reviewOnly: by(yield* found("employer", "reviewOnly"), ordinarily(["hourReview"])),
    appointer: by(yield* found("employer", "appointer"), ordinarily(["administrators"])),
    powerless: by(yield* found("employer", "powerless"), ordinarily([])),
    authority: yield* leading("authority"),
    /** Who reviews for the employer is an administrator of the authority too. */
    approver: by(yield* found("authority", "employer"), ordinarily(fullPowers("authority").modules)),
    bureau: yield* leading("bureau"),
    district: yield* leading("district"),
    sibling: yield* leading("sibling"),
    base: yield* leading("base")
  }
})
type Posts = Effect.Success<ReturnType<typeof buildPosts>>

/** What there is to work on in the employer, each twice: so that it can be done on one and the other. */
export interface Offices {
  readonly posts: Readonly<Record<"active" | "disabled" | "offered" | "below", ReadonlyArray<PostId>>>
  readonly departments: Readonly<Record<"enabled" | "disabled", ReadonlyArray<DepartmentId>>>
  readonly roles: Readonly<Record<"used" | "unused", ReadonlyArray<RoleId>>>
}

/** Departments, roles and more posts of the employer and of the vacant branch below it; `person` is an administrator of it too. */
export const buildOffices = Effect.fnUntraced(function* (
  embedder: Principal,
  organisations: Readonly<Record<Place, Organisation>>,
  { base, employer, sibling }: Posts,
  person: Professional
) {
  const { branch, employer: place } = organisations
  const { superAdministrator: _, ...powers } = fullPowers("employer")
  const department = (name: string) => Departments.add(employer, place.id, { name })
  const closed = Effect.fnUntraced(function* (name: string) {
    return yield* Departments.disable(employer, (yield* department(name)).id)
  })
  const role = (name: string, modules: Powers["modules"]) =>
    Roles.create(employer, place.id, { name, description: "", modules })
  const departments = [yield* department("人事科"), yield* department("财务科")]
  const closedOnes = [yield* closed("档案科"), yield* closed("基建科")]
  const used = yield* role("学时审批员", ["hourReview"])
  const unused = [yield* role("查询员", ["queries"]), yield* role("导入员", ["batchImport"])]
  const assignment = { department: departments[0]?.id ?? null, role: used.id }

  const given = (at: Organisation, who: keyof typeof holders, assigned: RoleId | null = null) =>
    Administrators.found(embedder, at.id, holder(holders[who]), "ordinary", assigned)
  const disabled = Effect.fnUntraced(function* (who: keyof typeof holders) {
    return yield* Administrators.disable(employer, (yield* given(place, who)).id)
  })
  const nowhere = { department: null, role: null }
  const offer = (who: Principal, at: Organisation) => {
    const { document, mobile, name } = person.person
    return Administrators.add(who, at.id, { document, name, mobile }, nowhere)
  }
  const idsOf = <Id>(all: ReadonlyArray<{ readonly id: Id }>): ReadonlyArray<Id> => all.map(({ id }) => id)
  const own = yield* Administrators.appoint(employer, place.id, person.id, assignment)
  const ownHat = by(own, { superAdministrator: false, ...powers })
  const offices: Offices = {
    posts: {
      active: idsOf([yield* given(place, "active", used.id), yield* given(place, "active2", used.id)]),
      disabled: idsOf([yield* disabled("disabled"), yield* disabled("disabled2")]),
      offered: idsOf([yield* offer(sibling, organisations.sibling), yield* offer(base, organisations.base)]),
      below: idsOf([yield* given(branch, "below"), yield* given(branch, "below2")])
    },
    departments: { enabled: idsOf(departments), disabled: idsOf(closedOnes) },
    roles: { used: [used.id], unused: idsOf(unused) }
  }
  return { offices, ownHat }
})
