import {
  type Actor,
  type Change,
  type Commit,
  change,
  type DepartmentId,
  fullPowers,
  type Guard,
  type Organisation,
  type PermissionModule,
  type Post,
  type PostEvent,
  Rules,
  UserId
} from "@xueshi/core"
import { Result } from "effect"
import { residentOf } from "./identity.ts"
import { most, type Province } from "./Province.ts"
import { Random } from "./Random.ts"
import type { Placed } from "./tree.ts"
import { departments, mobileOf, nameOf } from "./words.ts"

export const embedder: Actor = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }

/** The super administrator of an organisation. */
export const administratorOf = (province: Province, placed: Placed): Actor => ({
  user: province.holder(placed, 0),
  hat: { _tag: "Administrator", organisation: placed.organisation.id }
})

const claimed = (scope: Extract<Guard, { _tag: "Claimed" }>["scope"], key: string, by: string): Guard => ({
  _tag: "Claimed",
  scope,
  key,
  by
})

/** Writes the commits that set an organisation up. */
const recorder = (at: number) => {
  const commits: Array<Commit> = []
  const write = (actor: Actor, changes: ReadonlyArray<Change>, guards: ReadonlyArray<Guard> = []) => {
    commits.push({ actor, at: at + commits.length * 60_000, changes, guards })
    return changes[0]?.after
  }
  return { commits, write }
}

type Write = ReturnType<typeof recorder>["write"]

const establish = (province: Province, { number, organisation, superior }: Placed, write: Write) => {
  const { code, id, industry, kind, name, phone, region } = organisation
  const facts = { kind, name, code, region, ...(industry && { industry }), ...(phone && { phone }) }
  const event = Result.getOrThrow(Rules.establish({ id, facts, superior: superior?.organisation ?? null }))
  const established = change("Organisation", id, undefined, event)
  const root = number === 0 ? [claimed("organisation.root", "root", id)] : []
  write(embedder, [established], [claimed("organisation.code", code, id), ...root])
  if (!organisation.reviewClosed || superior === undefined) return
  const closing = Result.getOrThrow(Rules.closeReview(established.after as Organisation, true))
  if (closing !== undefined)
    write(administratorOf(province, superior), [change("Organisation", id, established.after as Organisation, closing)])
}

const addDepartments = (province: Province, placed: Placed, write: Write) => {
  const [actor, organisation] = [administratorOf(province, placed), placed.organisation.id]
  const add = (index: number, name: string, superior: DepartmentId | null) => {
    const id = province.department(placed, index)
    const event = { _tag: "DepartmentAdded", id, organisation, superior, name } as const
    const key = `${organisation}/${superior ?? ""}/${name}`
    write(actor, [change("Department", id, undefined, event)], [claimed("department.name", key, id)])
  }
  for (let index = 0; index < placed.departments; index++)
    add(index, departments[(placed.number + index) % departments.length] as string, null)
  if (placed.departments === 3) add(3, "资料室", province.department(placed, 0))
}

const duties: ReadonlyArray<readonly [name: string, modules: ReadonlyArray<PermissionModule>]> = [
  ["学时审核员", ["hourReview", "declarationRecords", "audit", "attendeeDeclaring"]],
  ["人事管理员", ["departments", "registrationReview", "informationReview", "queries", "trainingPlans"]]
]

const addRoles = (province: Province, placed: Placed, write: Write) => {
  const { id: organisation, kind } = placed.organisation
  const { modules } = fullPowers(kind)
  for (const [index, [name, wanted]] of duties.entries()) {
    const id = province.role(placed, index)
    const typed = { name, description: "", modules: wanted.filter((one) => modules.includes(one)) }
    const facts = Result.getOrThrow(Rules.defineRole(typed, kind, modules))
    const event = { _tag: "RoleCreated", id, organisation, facts } as const
    const key = `${organisation}/${name}`
    write(administratorOf(province, placed), [change("Role", id, undefined, event)], [claimed("role.name", key, id)])
  }
}

const give = (province: Province, placed: Placed, index: number, random: Random, write: Write) => {
  const { id: organisation } = placed.organisation
  const { plan } = province
  const number = plan.professionals + placed.number * most.posts + index
  const document = { type: "residentId", number: residentOf(plan.seed, number).number } as const
  const holder = Result.getOrThrow(
    Rules.readHolder({ document, name: nameOf(random), mobile: mobileOf(random), email: `gly${number}@example.cn` })
  )
  const [id, user] = [province.post(placed, index), province.holder(placed, index)]
  const leads = index === 0
  const given: PostEvent = {
    _tag: "PostGiven",
    id,
    organisation,
    user,
    holder,
    department: !leads && placed.departments > 0 ? province.department(placed, 0) : null,
    role: leads ? null : province.role(placed, random.below(most.roles)),
    rank: leads ? "super" : "ordinary",
    state: leads || random.percent(80) ? "active" : "offered"
  }
  const post = change("Post", id, undefined, given)
  const actor = leads ? embedder : administratorOf(province, placed)
  write(
    actor,
    [post],
    [
      claimed("user.document", `${document.type}/${document.number}`, user),
      claimed("post.holder", `${organisation}/${user}`, id),
      ...(leads ? [claimed("organisation.super", organisation, id)] : [])
    ]
  )
  const disabled = leads || random.percent(90) ? undefined : Rules.disablePost(post.after as Post, true)
  if (disabled !== undefined) write(actor, [change("Post", id, post.after as Post, disabled)])
}

/** All that set an organisation up, in its order: itself, its super administrator, departments, roles and some other posts. */
export const setUp = (province: Province, placed: Placed): ReadonlyArray<Commit> => {
  const random = new Random(province.plan.seed, "post", placed.number)
  const { commits, write } = recorder(province.foundedAt)
  establish(province, placed, write)
  give(province, placed, 0, random, write)
  addDepartments(province, placed, write)
  addRoles(province, placed, write)
  const others = placed.organisation.kind === "bureau" ? 3 : random.below(3)
  for (let index = 1; index <= others; index++) give(province, placed, index, random, write)
  return commits
}
