import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PgClient } from "@effect/sql-pg"
import { Completions, exportHead, JournalChain } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { TestDatabase, urlOf } from "@xueshi/embedded"
import { Effect, Exit, Redacted, Scope } from "effect"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { freshDirectory } from "../freshDirectory.ts"
import { emptyDatabase, portsOn, sealAll, someLife } from "../journal/support.ts"
import { refusing } from "./refusing.ts"
import { besideProgress, launched, xueshi } from "./xueshi.ts"

const scope = Scope.makeUnsafe()
const within = <A, E>(effect: Effect.Effect<A, E, Scope.Scope>) => Effect.runPromise(Scope.provide(effect, scope))

let directory: string
let connection: Effect.Success<typeof emptyDatabase>
const url = () => urlOf(connection)
const on = <A, E>(effect: Effect.Effect<A, E, PgClient.PgClient | JournalChain>) =>
  Effect.runPromise(Effect.scoped(Effect.provide(effect, portsOn(connection))))
const execute = (...statements: ReadonlyArray<string>) =>
  on(Effect.flatMap(PgClient.PgClient, (sql) => Effect.forEach(statements, (one) => sql.unsafe(one))))

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "journal-cli-"))
  connection = await within(emptyDatabase)
  const life = Effect.gen(function* () {
    const { person } = yield* someLife
    yield* Completions.settle([person.id])
    yield* sealAll
  })
  await Effect.runPromise(Effect.scoped(Effect.provide(life, portsOn(connection))))
})
afterAll(async () => {
  await Effect.runPromise(Scope.close(scope, Exit.void))
  await rm(directory, { recursive: true, force: true })
})

/** Does something to the database, looks, and undoes it. */
const tampered = async <A>(does: string, undoes: string, look: () => Promise<A>): Promise<A> => {
  await execute(does)
  try {
    return await look()
  } finally {
    await execute(undoes)
  }
}
const noTrace = /\bat .*:\d+:\d+|node_modules|Error:/

describe("xueshi", () => {
  it("SYS-02 doctor finds nothing wrong with a deployment that is whole, in both languages and as JSON", async () => {
    const { code, err, out } = await launched({ url: url() }, "doctor")
    expect(err).toBe("")
    expect(out).toContain("✓ 流水完好：16 条已封存于 1 块，0 条尚未封存")
    expect(out).toContain("✓ 10 条数据与流水重放的结果一致")
    expect(out).toMatch(
      /✓ 1 人的累计学时、年度结论与统计，和重新计算的结果一致\n.*computing them again gives\n\n结论：一切正常 \/ all is well/
    )
    expect(code).toBe(0)
    const json = await xueshi(undefined, "doctor", "--json", "--database", url())
    expect(JSON.parse(json.out)).toMatchObject({
      ok: true,
      checks: [{ name: "schema" }, { name: "journal" }, { name: "rows" }, { name: "derived", ok: true, notes: [] }]
    })
  })

  it("SYS-01 U29 doctor names each row that is not what the journal says, and ends with 1", async () => {
    const { code, out } = await tampered(
      `update declaration set state = jsonb_set(state, '{recognised}', '"99"') where tag = 'Approved'`,
      `update declaration set state = jsonb_set(state, '{recognised}', '"30"') where tag = 'Approved'`,
      () => launched({ url: url() }, "doctor")
    )
    expect(out).toMatch(/✗ 1 条数据与流水不符（共 10 条）[\s\S]*Declaration id-\d+：表中内容与流水不一致/)
    expect(out).toContain("→ 这些数据被绕过系统改动过")
    expect(code).toBe(1)
  })

  it("SYS-01 U29 doctor finds a row that is gone and one that nobody journalled", async () => {
    const { out } = await tampered(
      `update declaration set id = 'x' || id where tag = 'Approved'`,
      `update declaration set id = substr(id, 2) where id like 'x%'`,
      () => xueshi(url(), "doctor", "--json")
    )
    const { checks, ok } = JSON.parse(out)
    expect(ok).toBe(false)
    const rows = checks.find(({ name }: { name: string }) => name === "rows")
    const whats = rows.findings.map(({ data }: { data: { what: string } }) => data.what)
    expect(whats.toSorted()).toEqual(["rowMissing", "rowUnknown"])
  })

  it.each([
    [
      "a total",
      "update annual set recognised = (select jsonb_object_agg(key, value::bigint + 1000) from jsonb_each_text(recognised))",
      "update annual set recognised = (select jsonb_object_agg(key, value::bigint - 1000) from jsonb_each_text(recognised))",
      ["recognised"]
    ],
    [
      "a verdict, and that its organisation counts another",
      "update annual set outcome = 'pass', passed = true where outcome = 'fail'",
      "update annual set outcome = 'fail', passed = false where outcome = 'pass'",
      ["verdict", "statistics"]
    ],
    [
      "a statistic",
      "update statistic set delta = delta + 1 where kind = 'learned'",
      "update statistic set delta = delta - 1 where kind = 'learned'",
      ["statistics"]
    ]
  ])("SYS-01 CMP-02 doctor finds %s that a recomputation does not give", async (_, does, undoes, whats) => {
    const { code, out } = await tampered(does, undoes, () => xueshi(url(), "doctor", "--json"))
    const { checks } = JSON.parse(out)
    expect(checks.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, true, true, false])
    const { advice, findings, text } = checks.at(-1)
    expect(findings.map(({ data }: { data: { what: string } }) => data.what)).toEqual(whats)
    expect(findings[0]).toMatchObject({ zh: expect.stringContaining("2018 年度"), data: { year: 2018 } })
    expect(text.zh).toBe(`${whats.length} 处与重新计算的结果不符（共 1 人）`)
    expect(advice.en).toContain("can be computed again")
    expect(code).toBe(1)
  })

  it.each([
    ["a path", "path = 'elsewhere/' || path", "path = substr(path, 11)"],
    ["a reviewer", "reviewer = 'nobody'", "reviewer = id"]
  ])("ORG-03 ORG-09 doctor finds %s that does not follow from the superiors", async (_, wrong, right) => {
    const where = "where kind = 'employer'"
    const { code, out } = await tampered(
      `update organisation set ${wrong} ${where}`,
      `update organisation set ${right} ${where}`,
      () => xueshi(url(), "doctor", "--json")
    )
    const { findings } = JSON.parse(out).checks.at(-1)
    expect(findings.map(({ data }: { data: { what: string } }) => data.what)).toEqual(["place", "place"])
    expect(code).toBe(1)
  })

  it("SYS-06 ORG-09 doctor finds a row of who handles what that does not follow from posts, roles and the tree", async () => {
    const { code, out } = await tampered(
      "insert into handling select id, 'hourReview', 'nobody', true from organisation where kind = 'employer'",
      "delete from handling where handler = 'nobody'",
      () => xueshi(url(), "doctor", "--json")
    )
    const { findings } = JSON.parse(out).checks.at(-1)
    const found = findings.map(({ data }: { data: { what: string; table: string } }) => `${data.what} ${data.table}`)
    expect(found).toEqual(["handling handling", "handling handling"])
    expect(code).toBe(1)
  })

  it("SYS-01 CMP-02 where a row can no longer be read, doctor says that it cannot compute again, and all else that it found", async () => {
    const { code, err, out } = await tampered(
      `update declaration set state = jsonb_set(state, '{recognised}', '"many"') where tag = 'Approved'`,
      `update declaration set state = jsonb_set(state, '{recognised}', '"30"') where tag = 'Approved'`,
      () => xueshi(url(), "doctor")
    )
    expect(out).toMatch(/✓ 流水完好[\s\S]*✗ 1 条数据与流水不符[\s\S]*✗ 有数据无法识别/)
    expect([code, err]).toEqual([1, ""])
  })

  it("CMP-01 CMP-02 that verdicts wait, or that a year has no document, is told and is no fault", async () => {
    const waiting = await tampered(
      "update ledger set settled = settled - 1",
      "update ledger set settled = settled + 1",
      () => xueshi(url(), "doctor")
    )
    expect(waiting).toMatchObject({ code: 0, out: expect.stringContaining("○ 1 条年度结论尚待认定") })
    const early = await tampered(
      "insert into annual (professional, year, recognised) select professional, 2015, '{}' from annual",
      "delete from annual where year = 2015",
      () => xueshi(url(), "doctor")
    )
    expect(early).toMatchObject({
      code: 0,
      out: expect.stringMatching(/○ 2015 年度没有适用于 371000 的政策文件.*--documents/)
    })
  })

  it("CMP-01 doctor judges by the documents of the deployment, and says why one is none", async () => {
    const write = async (name: string, content: string) => {
      const path = join(directory, name)
      await writeFile(path, content)
      return path
    }
    const own = await write("own.json", JSON.stringify(documents.weihai2018))
    const other = await write("other.json", JSON.stringify(documents.weihai2018Completed))
    const broken = await write("broken.json", "{")
    const empty = await write("empty.json", "{}")
    const by = (...paths: ReadonlyArray<string>) =>
      xueshi(url(), "doctor", ...paths.flatMap((path) => ["--documents", path]))
    const [same, changed, unread, noJson, invalid, both] = await Promise.all([
      by(own),
      by(other),
      by(join(directory, "absent.json")),
      by(broken),
      by(empty),
      by(own, other)
    ])
    expect(same).toMatchObject({ code: 0, out: expect.not.stringContaining("○") })
    expect(changed).toMatchObject({ code: 0, out: expect.stringContaining("○ 1 条年度结论尚待认定") })
    for (const [{ code, err, out }, words] of [
      [unread, /无法读取政策文件.*absent/],
      [noJson, /broken\.json 不是 JSON 文件/],
      [invalid, /empty\.json 不是有效的政策文件/],
      [both, /不能使用：.*1\.inForce 与 weihai-2018 的地区相同/]
    ] as const) {
      expect([code, out]).toEqual([2, ""])
      expect(err).toMatch(words)
      expect(err).not.toMatch(noTrace)
    }
  })

  it("SYS-02 doctor and verify find a journal that was tampered with, also where it can no longer be read", async () => {
    const look = async () => [await xueshi(url(), "doctor"), await xueshi(url(), "journal", "verify")] as const
    const [doctor, verify] = await tampered(
      `update journal set event = event || '{"_tag":"Nonsense"}' where sequence = 1`,
      `update journal set event = event || '{"_tag":"OrganisationEstablished"}' where sequence = 1`,
      look
    )
    expect(doctor.out).toMatch(
      /✗ 流水被动过：1 处[\s\S]*流水第 1 条在封存（第 1 块）之后被改动[\s\S]*Organisation id-\d+：流水中有无法识别的条目/
    )
    expect(verify.out).toContain("entry 1 was changed after block 1 sealed it")
    expect([doctor.code, verify.code]).toEqual([1, 1])
    expect(doctor.out + doctor.err).not.toMatch(noTrace)
  })

  it("SYS-02 a head that was kept finds a cut tail", async () => {
    const file = join(directory, "head.json")
    const { code, out } = await xueshi(url(), "journal", "head", "--out", file)
    expect([code, out]).toEqual([0, expect.stringContaining("第 1 块，至第 16 条")])
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual(await on(exportHead))
    const [beyond, nonsense] = [join(directory, "beyond.json"), join(directory, "nonsense.json")]
    await writeFile(beyond, JSON.stringify({ ...(await on(exportHead)), block: 2 }))
    await writeFile(nonsense, "{}")
    const against = (path: string) => xueshi(url(), "journal", "verify", "--head", path)
    const [same, cut, wrong, missing, unwritable] = await Promise.all([
      against(file),
      against(beyond),
      against(nonsense),
      against(join(directory, "none.json")),
      xueshi(url(), "journal", "head", "--out", join(directory, "none", "head.json"))
    ])
    expect(same).toMatchObject({ code: 0, err: "", out: expect.stringContaining("并与保存的链头核对") })
    expect(cut).toMatchObject({ code: 1, out: expect.stringContaining("尾部被截去") })
    expect(wrong).toMatchObject({
      code: 2,
      err: expect.stringMatching(/不是 xueshi journal head 写出的文件[\s\S]*is not what/)
    })
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining("无法读取链头文件") })
    expect(unwritable).toMatchObject({ code: 2, err: expect.stringContaining("无法写入") })
  })

  it("SYS-02 doctor says that a database is older, newer or not one of ours, and looks no further", async () => {
    const newer = await tampered(
      `insert into xueshi_migrations (migration_id, name) values (999, 'later')`,
      `delete from xueshi_migrations where migration_id = 999`,
      () => xueshi(url(), "doctor")
    )
    expect(newer).toMatchObject({ code: 1, out: expect.stringMatching(/程序比数据旧[\s\S]*请升级本程序/) })
    const older = await tampered(
      `update xueshi_migrations set migration_id = -migration_id where migration_id > 1`,
      `update xueshi_migrations set migration_id = abs(migration_id)`,
      () => xueshi(url(), "doctor")
    )
    expect(older).toMatchObject({ code: 1, out: expect.stringContaining("表结构是第 1 版") })
    const other = urlOf({ ...connection, database: "postgres" })
    const head = ["journal", "head", "--out", join(directory, "never.json")]
    for (const command of [["doctor"], ["journal", "verify"], head])
      expect(await xueshi(other, ...command)).toMatchObject({
        code: 1,
        out: expect.stringContaining("还没有学时系统的表")
      })
  })

  it("SYS-04 a server that does not answer, a wrong address or none: two sentences, 2, no trace, no password", async () => {
    const secret = "gEhe1m%21wort"
    const wrong = [
      `postgresql://user:${secret}@127.0.0.1:1/none`,
      `postgresql://user:${secret}@/none?host=/tmp/journal-nowhere`,
      `mysql://user:${secret}@localhost/none`,
      `user:${secret}@localhost`,
      urlOf({ ...connection, database: "no_such_database", password: Redacted.make(decodeURIComponent(secret)) }),
      urlOf({ ...connection, username: "no_such_user", password: Redacted.make(decodeURIComponent(secret)) })
    ]
    const all = await Promise.all([...wrong.map((url) => xueshi(url, "doctor")), launched({}, "doctor")])
    for (const { code, err, out } of all) {
      expect(out).toBe("")
      expect(err).toMatch(/^✗ .*\n {2}.*\n$/)
      expect(err).not.toMatch(noTrace)
      expect(err).not.toContain(secret)
      expect(err).not.toContain(decodeURIComponent(secret))
      expect(code).toBe(2)
    }
    expect(all.at(-1)?.err).toContain("DATABASE_URL")
  })

  it("SYS-04 a wrong password is told as such and not repeated, even where the server repeats it", async () => {
    const server = await refusing('password authentication failed for user "user" (gEhe1m!wort)')
    const { code, err, out } = await xueshi(`postgresql://user:gEhe1m%21wort@127.0.0.1:${server.port}/none`, "doctor")
    server.close()
    expect([code, out]).toEqual([2, ""])
    expect(err).toMatch(/^✗ .*密码.*\n {2}.*password.*\n$/)
    expect(err).not.toContain("gEhe1m")
    expect(err).not.toMatch(noTrace)
  })

  it("SYS-01 an erased person is not a fault", async () => {
    const copy = await within(TestDatabase.create(inject("postgres"), "migrated"))
    const erase = Effect.gen(function* () {
      const { person } = yield* someLife
      yield* sealAll
      yield* (yield* JournalChain).erase("Professional", person.id)
    })
    await Effect.runPromise(Effect.scoped(Effect.provide(erase, portsOn(copy))))
    const { code, out } = await xueshi(urlOf(copy), "doctor")
    expect(out).toContain("1 条的个人信息已删除")
    expect(code).toBe(0)
  })

  it("SYS-04 help is in both languages", async () => {
    const { code, out } = await xueshi(undefined, "--help")
    expect(code).toBe(0)
    expect(out).toMatch(/运维工具 \/ for those who run/)
    expect(out).toMatch(/体检.*is everything whole/)
  })
})

describe("xueshi policy what-if --database", () => {
  const changed = async (hours: string) => {
    const document = structuredClone(documents.weihai2018) as {
      requirement: { allOf: ReadonlyArray<{ leaf: string; atLeast: object }> }
    }
    for (const leaf of document.requirement.allOf) if (leaf.leaf === "total") leaf.atLeast = { hours }
    const path = join(freshDirectory(), "changed.json")
    await writeFile(path, JSON.stringify(document))
    return path
  }
  const tried = async (hours: string, ...args: ReadonlyArray<string>) =>
    xueshi(url(), "policy", "what-if", "--to", await changed(hours), "--year", "2018", ...args)

  it("CMP-06 U19 tells what a changed document would do to everybody of a deployment, and writes nothing there", async () => {
    const flips = join(directory, "flips.ndjson")
    const [before, { code, err, out }] = [
      await xueshi(url(), "journal", "verify"),
      await tried("1", "--json", "--flips", flips)
    ]
    expect([code, besideProgress(err)]).toEqual([0, ""])
    const { complete, from, total } = JSON.parse(out)
    expect([complete, from.id, total.persons]).toEqual([true, "weihai-2018", 1])
    expect(total.gained).toBe(total.passedAfter - total.passedBefore)
    const lines = (await readFile(flips, "utf8")).split("\n").filter((line) => line !== "")
    expect(lines.length).toBe(total.gained + total.lost)
    expect(await xueshi(url(), "journal", "verify")).toEqual(before)
  })

  it("CMP-06 U17 under the document that governs already nobody flips; --from names another one", async () => {
    const [same, other] = await Promise.all([
      tried("90", "--json"),
      tried("90", "--from", await changed("1"), "--json")
    ])
    const [still, moved] = [JSON.parse(same.out), JSON.parse(other.out)]
    expect([still.total.gained, still.total.lost, still.total.hoursBefore]).toEqual([0, 0, still.total.hoursAfter])
    expect(moved.total).toMatchObject({ persons: 1, passedAfter: still.total.passedBefore })
  })

  it("SYS-04 of two populations, of none and of a past day it says what to do instead: 2", async () => {
    const to = await changed("1")
    const refused = await Promise.all([
      xueshi(url(), "policy", "what-if", "--to", to, "--population", "x", "--database", url()),
      xueshi(undefined, "policy", "what-if", "--to", to),
      xueshi(undefined, "policy", "what-if", "--to", to, "--population", "x"),
      tried("1", "--as-of", "2018-06-01")
    ])
    expect(refused.map(({ code }) => code)).toEqual([2, 2, 2, 2])
    for (const { err } of refused) {
      expect(err).toMatch(/--database|--from|--as-of/)
      expect(err).not.toMatch(noTrace)
    }
  })
})
