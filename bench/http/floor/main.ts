import { hash } from "node:crypto"
import { dayAt, type Principal } from "@xueshi/core"
import { type Context, Hono } from "hono"
import { secureHeaders } from "hono/secure-headers"
import pg from "pg"
import { connections, serveInChild } from "../child.ts"
import { completionOf, type State } from "./completion.ts"
import { denied, invalid, invalidCursor, notFound, notPending, problem, unauthenticated } from "./problem.ts"
import { statements } from "./statements.ts"

/*
 * The same requests as the interface answers, written for these four and for nothing else, on bare Hono and pg: no schema, no
 * contract, no layers; statements prepared, connections pooled.
 */

interface Env {
  Variables: { actor: Principal; id: string; reviews: boolean }
}

const idForm = /^[\w-]{1,64}$/
const tokenForm = /^[\w-]{43}$/
const list = "awaiting-review"

/** The place in the list that a cursor names. */
const placeIn = (cursor: string): string | undefined => {
  try {
    const [name, place, ...more] = JSON.parse(Buffer.from(cursor, "base64url").toString())
    return name === list && typeof place === "string" && more.length === 0 ? place : undefined
  } catch {
    return undefined
  }
}

/** Whether a body asks for the hours that the document grants. */
const asksForAll = (text: string): boolean => {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === "object" && body !== null && !Array.isArray(body) && Object.keys(body).length === 0
  } catch {
    return false
  }
}

const idOf = (given: string | undefined): string =>
  given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID()

serveInChild(({ connection: { username: user, ...connection }, now }) => {
  const pool = new pg.Pool({ ...connection, user, max: connections, statement_timeout: 30_000 })
  const ask = async <Row>(
    statement: { readonly name: string; readonly text: string },
    values: ReadonlyArray<unknown>
  ) => (await pool.query({ ...statement, values: [...values] })).rows as Array<Row>

  const knownTo = ({ hat, user: who }: Principal, id: string) =>
    ask<{ state: State }>(statements.one, [
      id,
      who,
      hat._tag === "Professional" ? hat.professional : null,
      hat._tag === "Administrator" ? hat.organisation : null
    ])
  const told = (c: Context, state: State) => {
    const etag = `"v${state.version}"`
    const seen = c.req.method === "GET" ? c.req.header("if-none-match") : undefined
    return seen === etag ? c.body(null, 304, { etag }) : c.json(state, 200, { etag })
  }

  const app = new Hono<Env>().basePath("/xueshi")
  app.use(secureHeaders(), async (c, next) => {
    const begun = Date.now()
    const id = idOf(c.req.header("x-request-id"))
    c.set("id", id)
    c.header("x-request-id", id)
    c.header("cache-control", "no-store")
    c.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
    const token = c.req.header("authorization")?.replace(/^Bearer /, "")
    const digest = token !== undefined && tokenForm.test(token) ? hash("sha256", token) : ""
    const [session] = await ask<{ actor: Principal; expires_at: string; stands: boolean; reviews: boolean | null }>(
      statements.session,
      [digest]
    )
    if (session === undefined || Number(session.expires_at) <= now || !session.stands) return unauthenticated(c)
    c.set("actor", session.actor)
    c.set("reviews", session.reviews === true)
    await next()
    const entry = { status: c.res.status, millis: Date.now() - begun, request: id, user: session.actor.user }
    process.stdout.write(`${JSON.stringify({ message: "request", ...entry })}\n`)
    return
  })

  app.get("/declarations/awaiting-review", async (c) => {
    const { cursor, limit = "50" } = c.req.query()
    if (!/^[1-9]\d{0,2}$/.test(limit) || Number(limit) > 200) return invalid(c, "query/limit", "应为 1 至 200")
    const after = cursor === undefined ? "" : placeIn(cursor)
    if (after === undefined) return invalidCursor(c)
    const { hat } = c.var.actor
    if (hat._tag !== "Administrator" || !c.var.reviews) return denied(c, hat._tag !== "Administrator")
    const rows = await ask<{ id: string; state: State }>(statements.list, [hat.organisation, after, Number(limit) + 1])
    const items = rows.slice(0, Number(limit)).map(({ state }) => state)
    if (rows.length === items.length) return c.json({ items, next: null })
    const next = Buffer.from(JSON.stringify([list, items.at(-1)?.id])).toString("base64url")
    const query = new URLSearchParams(c.req.query())
    query.set("cursor", next)
    return c.json({ items, next }, 200, { link: `<?${query}>; rel="next"` })
  })

  app.get("/declarations/:id", async (c) => {
    const id = c.req.param("id")
    if (!idForm.test(id)) return invalid(c, "path/id", "应为编号")
    const [found] = await knownTo(c.var.actor, id)
    return found === undefined ? notFound(c, "Declaration", id) : told(c, found.state)
  })

  app.post("/declarations/:id/approval", async (c) => {
    const id = c.req.param("id")
    if (!idForm.test(id)) return invalid(c, "path/id", "应为编号")
    if (c.req.header("content-type")?.split(";")[0] !== "application/json")
      return problem(
        c,
        415,
        "UnsupportedMediaType",
        null,
        "不支持这种内容类型：请用 application/json，或接口文档写明的类型"
      )
    if (!asksForAll(await c.req.text())) return invalid(c, "body", "应为空对象")
    const { actor, reviews } = c.var
    if (actor.hat._tag === "Administrator" && !reviews) return denied(c, false)
    const organisation = actor.hat._tag === "Administrator" ? actor.hat.organisation : null
    const values = [id, actor.user, organisation, now, dayAt(now), JSON.stringify(actor)]
    const [approved] = await ask<{ state: State | null }>(statements.approve, values)
    if (approved?.state) return told(c, approved.state)
    const [found] = await knownTo(actor, id)
    if (found === undefined) return notFound(c, "Declaration", id)
    return found.state._tag === "Pending"
      ? problem(c, 403, "NotHandler", "ORG-03", "该事项不由您的单位处理")
      : notPending(c, found.state._tag)
  })

  app.get("/professionals/:id/years/:year", async (c) => {
    const { id, year } = c.req.param()
    if (!idForm.test(id)) return invalid(c, "path/id", "应为编号")
    if (!/^(199\d|2[01]\d\d)$/.test(year)) return invalid(c, "path/year", "应为年度")
    const { hat } = c.var.actor
    const [found] = await ask<{ states: ReadonlyArray<State> | null }>(statements.year, [
      id,
      hat._tag === "Professional" ? hat.professional : null,
      hat._tag === "Administrator" ? hat.organisation : null
    ])
    return found === undefined
      ? notFound(c, "Professional", id)
      : c.json(completionOf(Number(year), found.states ?? []))
  })

  app.onError((_, c) => problem(c, 500, "InternalError", null, "系统内部错误，已记录；请把 instance 告知管理员"))
  return app
})
