import {
  Accounts,
  Administrators,
  type IdentityDocument,
  type Organisation,
  once,
  type Principal,
  type RoleFacts,
  Roles,
  UserId
} from "@xueshi/core"
import { Effect, Redacted } from "effect"
import { administratorOf, type City } from "./buildCity.ts"
import { keyOf } from "./keys.ts"
import { namedPerson } from "./sample/people.ts"

/** The one password of every account of the sample. */
export const samplePassword = "weihai-2018"

/** An account to try the interface with. */
export interface SampleAccount {
  readonly who: string
  readonly document: IdentityDocument
  /** The keys of the organisations that they administer. */
  readonly posts: ReadonlyArray<string>
  /** What their role has where they are not the super administrator (ACC-09). */
  readonly role?: RoleFacts
}

export const sampleAccounts: ReadonlyArray<SampleAccount> = [
  {
    who: `${namedPerson("A").name}（专业技术人员）`,
    document: { type: "residentId", number: namedPerson("A").document },
    posts: []
  },
  { who: "用人单位管理员", document: { type: "passport", number: "E20180001" }, posts: ["hospital"] },
  {
    who: "用人单位审核员（角色只有“学时审批”）",
    document: { type: "passport", number: "E20180003" },
    posts: ["hospital"],
    role: { name: "审核员", description: "审核本单位人员申报的学时", modules: ["hourReview"] }
  },
  { who: "行业主管部门管理员", document: { type: "passport", number: "E20180004" }, posts: ["health"] },
  { who: "市人社局管理员", document: { type: "passport", number: "E20180002" }, posts: ["bureau"] }
]

const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }

/** Gives every sample account its password and posts, each once. */
export const giveAccounts = Effect.fn("giveAccounts")(function* (city: City) {
  for (const { document, posts, role: facts, who } of sampleAccounts) {
    const holder = { document, name: who, mobile: "10000000000" }
    for (const key of posts) {
      const { id } = city.get(key) as Organisation
      const create = facts && Roles.create(administratorOf(id), id, facts)
      const role = create && (yield* once(keyOf(`role/${key}/${facts.name}`), "Role", create)).id
      const found = Administrators.found(embedder, id, holder, role === undefined ? "super" : "ordinary", role)
      yield* once(keyOf(`post/${key}/${document.number}`), "Post", found)
    }
    yield* Accounts.setPassword(embedder, document, Redacted.make(samplePassword))
  }
  // Every other organisation has somebody too: what one has nobody to decide on goes to its superior (SYS-06).
  const given = new Set(sampleAccounts.flatMap(({ posts }) => posts))
  for (const [key, { id, name }] of city) {
    if (given.has(key)) continue
    const number = `E2018${String(city.size + [...city.keys()].indexOf(key)).padStart(4, "1")}`
    const holder = {
      document: { type: "passport", number } as const,
      name: `${name}管理员`.slice(-100),
      mobile: "10000000000"
    }
    yield* once(keyOf(`post/${key}`), "Post", Administrators.found(embedder, id, holder, "super"))
  }
})
