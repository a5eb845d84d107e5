import { createHash } from "node:crypto"
import { actorOf, type OrganisationId, type Principal, type Professional } from "@xueshi/core"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { administrator, type City, moments } from "../sql/city.ts"

/** Somebody's hat of their own. */
export const self = ({ id, user }: Professional): Principal => ({
  user,
  hat: { _tag: "Professional", professional: id }
})

/** The token of an open session, the same on every run. */
export const tokenOf = (actor: Principal): string =>
  createHash("sha256").update(JSON.stringify(actor)).digest("base64url")

const digestOf = (token: string) => createHash("sha256").update(token).digest("hex")

/** Opens a session for everybody: every person, and an administrator of every employer. */
export const openSessions = Effect.fnUntraced(function* ({ pending, people }: City) {
  const employers = new Set<OrganisationId>(pending.map(({ organisation }) => organisation))
  const actors = [...people.map(self), ...[...employers].map(administrator)]
  const rows = actors.map((actor) => {
    const digest = digestOf(tokenOf(actor))
    return { digest, document: `passport/${digest.slice(0, 30)}`, actor: actorOf(actor) }
  })
  const posts = [...employers].map((organisation, index) => {
    const { user } = administrator(organisation)
    const document = { type: "passport", number: `E${index}` }
    const holder = { document, name: "管理员", mobile: "13900000000" }
    const post = {
      organisation,
      user,
      holder,
      department: null,
      role: null,
      rank: "super",
      state: "active",
      version: 1
    }
    return { id: `post-${index}`, state: { id: `post-${index}`, ...post } }
  })
  const sql = yield* SqlClient.SqlClient
  yield* sql`
    insert into post (id, version, state)
    select id, 1, state from jsonb_to_recordset(${JSON.stringify(posts)}::text::jsonb) as wanted(id text, state jsonb)`
  yield* sql`
    insert into claim (scope, key, holder) select 'post.holder', organisation || '/' || "user", id from post`
  yield* sql`
    with wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as wanted(digest text, document text, actor jsonb)
    ), known as (
      insert into credential (document, version) select document, 1 from wanted
      returning document
    )
    insert into session (digest, document, actor, must_choose, used_at, expires_at)
    select digest, document, actor, false, ${moments.now}, ${moments.now + 3_600_000} from wanted join known using (document)`
  yield* sql`vacuum analyze credential`
  yield* sql`vacuum analyze session`
  yield* sql`vacuum analyze post`
  yield* sql`vacuum analyze claim`
})
