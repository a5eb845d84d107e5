import { Accounts, type IdentityDocument, type Organisation, type Principal, UserId } from "@xueshi/core"
import { Effect, Redacted } from "effect"
import type { City } from "./buildCity.ts"
import { namedPerson } from "./sample/people.ts"

/** The one password of every account of the sample. */
export const samplePassword = "weihai-2018"

/** An account to try the interface with. */
export interface SampleAccount {
  readonly who: string
  readonly document: IdentityDocument
  /** The keys of the organisations that they administer. */
  readonly posts: ReadonlyArray<string>
}

export const sampleAccounts: ReadonlyArray<SampleAccount> = [
  {
    who: `${namedPerson("A").name}（专业技术人员）`,
    document: { type: "residentId", number: namedPerson("A").document },
    posts: []
  },
  { who: "用人单位管理员", document: { type: "passport", number: "E20180001" }, posts: ["hospital"] },
  { who: "市人社局管理员", document: { type: "passport", number: "E20180002" }, posts: ["bureau"] }
]

const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }

/** Gives every sample account its password and posts. */
export const giveAccounts = Effect.fn("giveAccounts")(function* (city: City) {
  for (const { document, posts } of sampleAccounts) {
    const ids = posts.map((key) => (city.get(key) as Organisation).id)
    if (ids.length > 0) yield* Accounts.setPosts(embedder, document, ids)
    yield* Accounts.setPassword(embedder, document, Redacted.make(samplePassword))
  }
})
