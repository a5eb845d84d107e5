import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PgClient } from "@effect/sql-pg"
import { urlOf } from "@xueshi/embedded"
import { Effect, Exit, Scope } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { emptyDatabase } from "../journal/support.ts"
import { xueshi } from "./xueshi.ts"

const scope = Scope.makeUnsafe()
const database = () => Effect.runPromise(Scope.provide(emptyDatabase, scope))
type Database = Awaited<ReturnType<typeof database>>

const ask = (connection: Database, statement: string) =>
  Effect.gen(function* () {
    const sql = yield* PgClient.PgClient
    return yield* sql.unsafe<Readonly<Record<string, unknown>>>(statement)
  }).pipe(Effect.provide(PgClient.layer(connection)), Effect.scoped, Effect.runPromise)

const tables = [
  ...["organisation", "department", "role", "post", "professional", "declaration", "claim", "journal_personal"],
  ...["ledger", "annual", "statistic"]
]
/** All rows, but for the number of the transaction that wrote each: that is the server's. */
const rowsOf = async (connection: Database) => {
  const rows = await Promise.all(
    tables.map((table) => ask(connection, `select to_jsonb(${table})::text as row from ${table} order by 1`))
  )
  const journal = await ask(
    connection,
    "select (to_jsonb(journal) - 'transaction')::text as row from journal order by 1"
  )
  return [...rows, journal]
}

const people = 300
const generate = (connection: Database, seed: number, ...more: ReadonlyArray<string>) =>
  xueshi(urlOf(connection), "generate", "--professionals", `${people}`, "--years", "2", "--seed", `${seed}`, ...more)

let directory: string
let province: Database
let made: Awaited<ReturnType<typeof generate>>
const document = () => join(directory, "province.json")

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "generate-"))
  province = await database()
  made = await generate(province, 7, "--histories", "600", "--write-document", document())
})
afterAll(async () => {
  await Effect.runPromise(Scope.close(scope, Exit.void))
  await rm(directory, { recursive: true, force: true })
})

describe("xueshi generate", () => {
  it("SYS-01 U29 CMP-02 fills an empty database with a province in which doctor finds nothing", async () => {
    expect(made).toMatchObject({
      code: 0,
      err: "",
      out: expect.stringMatching(/^✓ 已生成 12 个单位、300 人、1\d{3} 条申报/)
    })
    const { code, out } = await xueshi(urlOf(province), "doctor", "--documents", document())
    expect(out).toContain("✓ 300 人的累计学时、年度结论与统计，和重新计算的结果一致")
    expect(out).not.toMatch(/[✗○·→]/)
    expect(code).toBe(0)
  })

  it("DEC-04 AUD-02 CMP-03 its declarations end in every state, and some people pass and some do not", async () => {
    const ends = await ask(
      province,
      "select tag || coalesce(' ' || (state #>> '{audit,_tag}'), '') as ends, count(*)::int as count from declaration group by 1"
    )
    const counts = Object.fromEntries(ends.map(({ count, ends: one }) => [one, count]))
    for (const end of ["Draft", "Pending", "Rejected", "Approved Awaiting", "Approved Passed", "Approved Failed"])
      expect(counts[end], end).toBeGreaterThan(5)
    const verdicts = await ask(province, "select passed, count(*)::int as count from annual group by 1 order by 1")
    expect(verdicts.map(({ count, passed }) => [passed, (count as number) > people / 5])).toEqual([
      [false, true],
      [true, true]
    ])
  })

  it("SYS-01 U29 some declarations have all of their history, the others one entry that holds what it leads to", async () => {
    const shapes = await ask(
      province,
      `select event ->> '_tag' as event, count(*)::int as count, bool_or(version > 1) as later from journal
       where aggregate = 'Declaration' group by 1`
    )
    const [drafted, imported] = ["DeclarationDrafted", "DeclarationImported"].map((tag) =>
      shapes.find(({ event }) => event === tag)
    )
    expect(drafted).toMatchObject({ later: false })
    expect(imported).toMatchObject({ later: false })
    expect(drafted?.["count"]).toBeGreaterThanOrEqual(600)
    const [all] = await ask(province, "select count(*)::int as count from declaration")
    expect((drafted?.["count"] as number) + (imported?.["count"] as number)).toBe(all?.["count"])
  })

  it("SYS-01 the same seed makes the same rows, on however many threads; another seed makes others", async () => {
    const [same, other] = [await database(), await database()]
    const [one, two] = [await generate(same, 7, "--histories", "600", "--threads", "1"), await generate(other, 8)]
    expect([one.code, two.code]).toEqual([0, 0])
    const [expected, again, others] = [await rowsOf(province), await rowsOf(same), await rowsOf(other)]
    expect(again).toEqual(expected)
    for (const [index, rows] of others.entries()) expect(rows, tables[index]).not.toEqual(expected[index])
  })

  it("ORG-01 ACC-01 its organisations have sound codes, and every document is of one user", async () => {
    const [keys] = await ask(
      province,
      `select count(*) filter (where scope = 'organisation.code')::int as codes,
         count(*) filter (where scope = 'professional.document')::int as professionals,
         count(distinct holder) filter (where scope = 'user.document')::int as users,
         count(*) filter (where scope = 'user.document')::int as documents from claim`
    )
    expect(keys).toMatchObject({ codes: 12, professionals: people })
    expect(keys?.["users"]).toBe(keys?.["documents"])
  })

  it("SYS-01 goes on from where it ended: what is written next has numbers of its own", async () => {
    const [next] = await ask(
      province,
      `select nextval(pg_get_serial_sequence('journal', 'sequence')) > (select max(sequence) from journal) as journal,
         nextval(pg_get_serial_sequence('declaration', 'made')) > (select max(made) from declaration) as made`
    )
    expect(next).toEqual({ journal: true, made: true })
  })

  it("SYS-04 refuses a database that is not empty, and says what to do; nothing of it changes", async () => {
    const before = await rowsOf(province)
    const { code, err, out } = await generate(province, 9)
    expect([code, out]).toEqual([2, ""])
    expect(err).toMatch(/数据库不是空的[\s\S]*create another database/)
    expect(await rowsOf(province)).toEqual(before)
  })

  it("SYS-04 CMP-01 refuses years and regions that no document is for, and a number that makes no sense", async () => {
    const empty = await database()
    const shipped = new URL("../../packages/core/src/policy/documents/weihai-2018.json", import.meta.url).pathname
    const [ungoverned, none] = await Promise.all([
      generate(empty, 7, "--documents", shipped),
      xueshi(urlOf(empty), "generate", "--professionals", "0")
    ])
    expect(ungoverned).toMatchObject({ code: 2, err: expect.stringContaining("没有适用于 370000 2022 年度的政策文件") })
    expect(none.code).toBe(2)
    expect(await ask(empty, "select count(*)::int as count from journal")).toEqual([{ count: 0 }])
  })
})
