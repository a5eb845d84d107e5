import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Explanation } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Schema } from "effect"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { besideProgress, launched, xueshi, xueshiOn } from "./xueshi.ts"

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "policy-cli-"))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

const write = async (name: string, content: unknown): Promise<string> => {
  const path = join(directory, name)
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content))
  return path
}
/** Neither a trace nor a sign that would move the cursor. */
const noTrace = /\bat .*:\d+:\d+|node_modules|Error:|[^\P{Cc}\n]/u
const record = (id: string, subject: string, declared: string, more: object = {}) => ({
  id,
  form: "postTraining",
  subject,
  from: "2018-03-01",
  declared,
  ...more
})
const request = (general: string, specialised: string) => ({
  year: 2018,
  records: [record("甲", "general", general), record("乙", "specialised", specialised)]
})

describe("xueshi policy explain", () => {
  it("CMP-01 tells a shipped document in words, in either language, and one's own", async () => {
    const own = await write("own.json", documents.guangdong2021)
    const [zh, en, file, piped] = await Promise.all([
      xueshi(undefined, "policy", "explain", "weihai-2018"),
      xueshi(undefined, "policy", "explain", "weihai-2018", "--language", "en"),
      xueshi(undefined, "policy", "explain", own),
      xueshiOn(JSON.stringify(documents.guangdong2021), "policy", "explain", "-")
    ])
    expect(zh).toMatchObject({
      code: 0,
      err: "",
      out: expect.stringContaining("专业科目学时：至少 “总学时”要求的 2/3，即 60 学时")
    })
    expect(en).toMatchObject({ code: 0, out: expect.stringContaining('2/3 of what "total hours" asks for: 60 hours') })
    expect(file).toMatchObject({ code: 0, out: expect.stringContaining("广东省") })
    expect(piped.out).toBe(file.out)
    expect(zh.out).not.toMatch(noTrace)
  })

  it("SYS-04 a file that is no document: 2, every fault with its place, no trace", async () => {
    const { requirement: _, ...lacking } = documents.weihai2018 as Record<string, unknown>
    const files = await Promise.all([
      write("lacking.json", { ...lacking, granularity: "-1", "col\u001B[31mour": "red" }),
      write("broken.json", '{\n "id": }'),
      write("deep.json", "[".repeat(10_000)),
      write("deep2.json", `${"[".repeat(10_000)}${"]".repeat(10_000)}`),
      write("large.json", `{"id":"${"x".repeat(50_000_000)}"}`),
      write("other.json", { ...lacking, $schema: "https://xueshi.example/schema/policy-9.json" }),
      join(directory, "absent.json"),
      directory
    ])
    const all = await Promise.all(files.map((path) => xueshi(undefined, "policy", "explain", path)))
    for (const { code, err, out } of all) {
      expect([code, out]).toEqual([2, ""])
      expect(err).toMatch(/^✗ .*\p{Script=Han}.*\n {2}.*\n/u)
      expect(err).not.toMatch(noTrace)
    }
    const [lacks, broken, cut, deep, large, other, absent] = all.map(({ err }) => err)
    expect(lacks).toMatch(/有 3 处错误\n.*has 3 fault/)
    for (const line of ["col�[31mour：没有这一项", "granularity：学时必须是", "requirement：必须填写 / is required"])
      expect(lacks).toContain(`  · ${line}`)
    expect(broken).toContain("第 2 行第 8 列有误")
    expect(cut).toContain("(NotJson)")
    expect(deep).toContain("(NestsTooDeep)")
    expect(large).toContain("(TooLarge)")
    expect(other).toContain("$schema：文件按第 9 版格式编写")
    expect(absent).toContain("无法读取文件")
  })
})

describe("xueshi policy assess", () => {
  it("CMP-03 CMP-04 judges a person's year and explains it: 0 where it is passed, 1 where not", async () => {
    const [passes, fails] = await Promise.all([
      write("passes.json", request("24", "66")),
      write("fails.json", request("0", "80"))
    ])
    const by = (path: string, ...more: ReadonlyArray<string>) =>
      xueshi(undefined, "policy", "assess", "--policy", "weihai-2018", "--records", path, ...more)
    const [passed, failed, english] = await Promise.all([by(passes), by(fails), by(fails, "--language", "en")])
    expect(passed).toMatchObject({ code: 0, err: "" })
    expect(passed.out).toMatch(/^2018 年度：通过（共计 90 学时）/)
    expect(passed.out).toMatch(/ {2}要求 +应达 {2}已计 {2}还差 {2}依据\n {2}✔ 总学时 +90 +90 +0 +威海市/)
    expect(failed.code).toBe(1)
    expect(failed.out).toMatch(/2018 年度：不通过[\s\S]*再完成.* 10 学时，即可通过[\s\S]*✘ 总学时 +90 +80 +10/)
    expect(english.out).toMatch(/2018: fail[\s\S]*✘ total hours +90 +80 +10/)
    expect(failed.out).not.toMatch(noTrace)
  })

  it("CMP-02 CMP-05 the year, the day and the region may be given, and records alone; each record tells why not", async () => {
    const records = [
      record("早", "specialised", "60"),
      record("迟", "specialised", "40", { from: "2018-11-01" }),
      record("他", "specialised", "9", { creditYear: 2017 })
    ]
    const { code, out } = await xueshiOn(
      JSON.stringify(records),
      ...["policy", "assess", "--policy", "weihai-2018", "--records", "-", "--year", "2018"],
      ...["--as-of", "2018-06-30", "--region", "371002"]
    )
    expect(code).toBe(1)
    expect(out).toContain("截至 2018-06-30")
    expect(out).toMatch(/2018-11-01 .*40 +0 +迟\n.*40 学时未计：在认定日期之后才有/)
    expect(out).toMatch(/9 +0 +他\n.*9 学时未计：计入其他年度（申报年度 2017）/)
  })

  it("CMP-01 CMP-04 as JSON it is the explanation of the document that governs, and of the others beside it", async () => {
    const sector = await write("sector.json", {
      ...(documents.weihai2018Completed as object),
      id: "sector",
      jurisdiction: "000000",
      precedence: 9,
      appliesTo: { fact: "series", is: ["会计"] }
    })
    const both = ["policy", "assess", "--policy", "weihai-2018", "--policy", sector, "--records", "-", "--json"]
    const ask = (series: string) => xueshiOn(JSON.stringify({ ...request("33", "60"), facts: { series } }), ...both)
    const [accountant, nurse] = await Promise.all([ask("会计"), ask("护理")])
    const { others, ...governing } = JSON.parse(accountant.out)
    const explanation = Schema.decodeUnknownSync(Explanation)(governing)
    expect([accountant.code, explanation.policy.id, explanation.outcome]).toEqual([1, "sector", "fail"])
    expect(others.map((one: unknown) => Schema.decodeUnknownSync(Explanation)(one).policy.id)).toEqual(["weihai-2018"])
    expect([nurse.code, JSON.parse(nurse.out).policy.id, JSON.parse(nurse.out).others]).toEqual([0, "weihai-2018", []])
  })

  it("SYS-04 records that cannot be used, and no document that applies: 2, every fault with its place", async () => {
    const bad = { year: 9999, records: [record("a", "general", "-1"), record("a", "general", "1e308"), { id: "b" }] }
    const ask = (input: unknown, ...more: ReadonlyArray<string>) =>
      xueshiOn(JSON.stringify(input), "policy", "assess", "--policy", "weihai-2018", "--records", "-", ...more)
    const [faulty, none, text, hostile] = await Promise.all([
      ask(bad),
      ask(request("1", "1"), "--region", "440100"),
      xueshiOn("not JSON", "policy", "assess", "--policy", "weihai-2018", "--records", "-"),
      ask({ year: 2018, records: [record("\u001B[2J", "\u0007", "1", { form: "\u001B[31mred" })] })
    ])
    for (const { code, err, out } of [faulty, none, text]) {
      expect([code, out]).toEqual([2, ""])
      expect(err).not.toMatch(noTrace)
    }
    expect(faulty.err).toMatch(/· year：.*2199[\s\S]*· records\.0\.declared：学时必须是[\s\S]*records\.1\.declared/)
    expect(none.err).toContain("weihai-2018 不是该地区的文件")
    expect(hostile.out).not.toMatch(noTrace)
    expect(hostile.out).toContain("[2J")
  })

  it("SYS-04 a wrong command line ends with 2 and shows the help", async () => {
    const all = await Promise.all([
      xueshi(undefined, "policy", "assess", "--records", "x"),
      xueshi(undefined, "policy", "assess", "--policy", "weihai-2018", "--records", "x", "--year", "soon"),
      xueshi(undefined, "policy", "explain"),
      xueshi(undefined, "policy", "explain", "weihai-2018", "--language", "fr"),
      xueshi(undefined, "policy", "abolish")
    ])
    for (const { code, err, out } of all) {
      expect(code).toBe(2)
      expect(out + err).toContain("USAGE")
      expect(err).not.toMatch(noTrace)
    }
  })
})

describe("xueshi policy test", () => {
  const golden = (outcome: string) => ({
    policy: "weihai-2018",
    cases: [
      {
        name: "公需 24、专业 66，通过",
        ...request("24", "66"),
        expect: { outcome, leaves: { specialised: { counted: "66" } } }
      },
      { name: "只有专业 80，不通过", ...request("0", "80"), expect: { outcome: "fail", total: "80" } }
    ]
  })

  it("CMP-03 runs the cases beside a document, or others; 1 where one comes out otherwise, and how", async () => {
    const own = await write("weihai.json", documents.weihai2018)
    await write("weihai.cases.json", golden("pass"))
    const others = await write("others.json", golden("fail"))
    const [beside, named, asJson] = await Promise.all([
      xueshi(undefined, "policy", "test", own),
      xueshi(undefined, "policy", "test", "weihai-2018", "--cases", others),
      xueshi(undefined, "policy", "test", own, "--cases", others, "--json")
    ])
    expect(beside).toMatchObject({ code: 0, err: "", out: expect.stringContaining("✓ 2 个用例全部符合") })
    expect(named.code).toBe(1)
    expect(named.out).toMatch(/✗ 公需 24、专业 66，通过\n.*期望.*实际.*\n +outcome +fail +pass\n✓ 只有专业 80/)
    expect(named.out).toContain("2 个用例中 1 个不符")
    expect(asJson.code).toBe(1)
    expect(JSON.parse(asJson.out)).toMatchObject({
      ok: false,
      cases: [
        { differences: [{ at: ["outcome"], expected: "fail", got: "pass" }] },
        { outcome: "fail", differences: [] }
      ]
    })
  })

  it("SYS-04 cases that cannot be read, or are another document's: 2", async () => {
    const wrong = await write("wrong.json", { ...golden("won"), policy: "other" })
    const [bad, missing] = await Promise.all([
      xueshi(undefined, "policy", "test", "weihai-2018", "--cases", wrong),
      xueshi(undefined, "policy", "test", await write("lonely.json", documents.weihai2018))
    ])
    expect(bad).toMatchObject({ code: 2, out: "" })
    expect(bad.err).toMatch(/policy：这些用例是为 other 写的[\s\S]*cases\.0\.expect\.outcome：只能填/)
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining("lonely.cases.json") })
  })
})

describe("xueshi policy test --laws", () => {
  const laws = (...args: ReadonlyArray<string>) => xueshi(undefined, "policy", "test", ...args)

  it("CMP-03 tries every law, each told with its id and words; a document without cases says so", async () => {
    const lonely = await write("untested.json", documents.jiangsu2022)
    const [text, asJson] = await Promise.all([
      laws(lonely, "--laws", "--runs", "10", "--seed", "7"),
      laws("jiangsu-2022", "--laws", "--runs", "10", "--seed", "7", "--json")
    ])
    expect([text.code, besideProgress(text.err)]).toEqual([0, ""])
    expect(text.out).toContain("! 没有用例文件 / there are no golden cases")
    expect(text.out).toMatch(/✓ U1 [\s\S]*✓ U26 [\s\S]*✓ R1 [\s\S]*○ R3 .*未声明/)
    expect(text.out).toContain("没有不成立的；每条至多 10 个用例，种子 7")
    expect(text.out).not.toMatch(noTrace)
    const told = JSON.parse(asJson.out)
    expect([asJson.code, besideProgress(asJson.err)]).toEqual([0, ""])
    expect([told.ok, told.laws.runs, told.laws.seed]).toEqual([true, 10, 7])
    expect(new Set(told.laws.laws.map(({ holds, runs }: Record<string, unknown>) => `${holds} ${runs}`))).toEqual(
      new Set(["true 10"])
    )
    expect(told.cases.length).toBeGreaterThan(5)
  })

  it("CMP-03 a law that a document declares and does not keep: 1, the smallest case that breaks it, and how to see it again", async () => {
    const own = await write("promising.json", { ...(documents.weihai2018Completed as object), laws: ["R1"] })
    const found = await laws(own, "--laws", "--json")
    const all = JSON.parse(found.out).laws.laws
    const [broken] = all.filter(({ holds }: { readonly holds: boolean }) => !holds)
    expect([found.code, broken.id]).toEqual([1, "R1"])
    const command = /^xueshi policy test (\S+) --laws --seed 20181231 --runs (\d+)$/u.exec(broken.again)
    expect(command?.[1]).toBe(own)
    const again = await laws(own, "--laws", "--json", "--runs", command?.[2] ?? "none")
    const same = JSON.parse(again.out).laws.laws.find(({ id }: { readonly id: string }) => id === "R1")
    expect([same.example, same.path]).toEqual([broken.example, broken.path])
    const judged = await xueshiOn(
      JSON.stringify(broken.example),
      ...["policy", "assess", "--policy", "weihai-2018-completed", "--records", "-", "--json"]
    )
    expect(JSON.parse(judged.out).outcome).toBe("pass")
  })

  it("CMP-03 a law that a document does not declare: 0, with a witness of at most three records and the clause", async () => {
    const [text, asJson] = await Promise.all([
      laws("weihai-2018-completed", "--laws"),
      laws("weihai-2018-completed", "--laws", "--json")
    ])
    expect([text.code, asJson.code]).toEqual([0, 0])
    expect(text.out).toMatch(/○ R1 .*未声明，也不成立[\s\S]*变动：[\s\S]*缘由：requirement\.allOf\.1 “专业科目学时”/)
    const [{ id, witness }] = JSON.parse(asJson.out).laws.witnesses
    expect([id, witness.outcomes]).toEqual(["R1", ["pass", "fail"]])
    expect(witness.after.records.length).toBeLessThanOrEqual(3)
    expect(witness.clauses[0].path).toEqual(["requirement", "allOf", 1])
  })

  it("CMP-03 --coverage: what the cases reach and what the laws' cases reach, apart; each gap with the case to write", async () => {
    const own = await write("half.json", documents.weihai2018)
    const half = {
      policy: "weihai-2018",
      cases: [{ name: "通过", ...request("24", "66"), expect: { outcome: "pass" } }]
    }
    await write("half.cases.json", half)
    const [text, asJson] = await Promise.all([
      laws(own, "--coverage"),
      laws(own, "--coverage", "--laws", "--runs", "30", "--json")
    ])
    expect(text.code).toBe(0)
    expect(text.out).toMatch(/! 用例覆盖 \/ covered by the cases：\d+\/94（1 个用例 \/ cases）/)
    expect(text.out).toContain(
      "  · requirement.allOf.1 [missed] 写一个“专业科目学时”未达到的用例 / write a case that misses"
    )
    expect(text.out).not.toContain("covered by the laws")
    const { coverage } = JSON.parse(asJson.out)
    const counts = (side: string) =>
      [coverage.cases, coverage.laws].map(
        ({ all }) =>
          all.find((one: { path: unknown; side: string }) => `${one.path}` === "requirement" && one.side === side).cases
      )
    expect([coverage.cases.cases, coverage.laws.cases]).toEqual([1, 30])
    expect(counts("met")[0]).toBe(1)
    expect(counts("missed")[0]).toBe(0)
    expect(counts("met")[1] + counts("missed")[1]).toBe(30)
  })

  it("SYS-04 numbers that cannot be: 2, and which may be, in both languages", async () => {
    const wrong = [
      ["--runs", "0"],
      ["--runs", "-1"],
      ["--runs", "1e9"],
      ["--runs", "100001"],
      ["--runs", "many"]
    ]
    const seeds = [
      ["--seed", "2147483648"],
      ["--seed", "-2147483649"],
      ["--seed", "0.5"]
    ]
    const all = await Promise.all([...wrong, ...seeds].map((args) => laws("weihai-2018", "--laws", ...args)))
    for (const { code, err } of all) {
      expect(code).toBe(2)
      expect(err).toMatch(/ 的整数 \/ a whole number from -?\d+ to \d+/)
      expect(err).not.toMatch(noTrace)
    }
  })

  it("CMP-03 interrupted by either signal, it shows what was done and ends with 130; JSON stays whole", async () => {
    const endless = ["policy", "test", "weihai-2018", "--laws", "--runs", "100000"]
    const [text, asJson] = await Promise.all([
      launched({ ending: "SIGINT" }, ...endless),
      launched({ ending: "SIGTERM" }, ...endless, "--coverage", "--json")
    ])
    expect([text.code, asJson.code]).toEqual([130, 130])
    for (const { err } of [text, asJson]) expect(err).toMatch(/^(… \d+\/100000\n)+$/)
    expect(text.out).toMatch(/个用例全部符合[\s\S]*… U\d+ .*（\d+\/100000）[\s\S]*! 已中断.*\/ interrupted/)
    expect(text.out).not.toMatch(noTrace)
    const told = JSON.parse(asJson.out)
    expect([told.ok, told.interrupted, told.coverage.cases.reached]).toEqual([false, true, 94])
    expect(told.coverage.laws.cases).toBeGreaterThan(0)
    expect(told.coverage.laws.cases).toBeLessThan(100_000)
  })
})

describe("a document with parts that cannot mean what they say", () => {
  it("CMP-01 nobody is judged by it: 2, with every such part; what is only warned of is shown", async () => {
    const cap = { code: "never", name: { zh: "永不", en: "never" }, per: "year", atMost: "10", citation: "manual" }
    const own = await write("refused.json", {
      ...(documents.weihai2018 as object),
      caps: [{ ...cap, years: { to: 2001 } }]
    })
    const records = await write("records.json", request("24", "66"))
    const all = await Promise.all([
      xueshi(undefined, "policy", "test", own, "--laws"),
      xueshi(undefined, "policy", "assess", "--policy", own, "--records", records),
      xueshi("postgres://nobody@127.0.0.1:1/none", "doctor", "--documents", own)
    ])
    for (const { code, err, out } of all) {
      expect([code, out]).toEqual([2, ""])
      expect(err).toContain("所写年度都不在施行年度之内")
      expect(err).not.toMatch(noTrace)
    }
    expect(all[0]?.err).toMatch(/caps\.0：.*\(OutsideInForce\)/)
    const [tested, judged] = await Promise.all([
      xueshi(undefined, "policy", "test", "weihai-2018"),
      xueshi(undefined, "policy", "assess", "--policy", "weihai-2018", "--records", records)
    ])
    for (const { code, out } of [tested, judged]) {
      expect(code).toBe(0)
      expect(out).toMatch(/^! citations\.order25-7：.* \/ .*\(NotVerified\)$/m)
    }
  })
})

describe("xueshi policy lint", () => {
  const never = {
    code: "never",
    name: { zh: "永不", en: "never\u001B[2J" },
    per: "year",
    atMost: "10",
    years: { to: 2001 },
    citation: "manual"
  }
  const wrong = () => ({ ...(documents.weihai2018 as object), caps: [never] })

  it("CMP-01 tells what is wrong and what to look at: 1 where there is an error, 0 where there are warnings alone", async () => {
    const own = await write("dead.json", wrong())
    const [clean, bad, english, both] = await Promise.all([
      xueshi(undefined, "policy", "lint", "weihai-2018"),
      xueshi(undefined, "policy", "lint", own),
      xueshi(undefined, "policy", "lint", own, "--language", "en"),
      xueshi(undefined, "policy", "lint", "guangdong-2021", own, "--json")
    ])
    expect(clean).toMatchObject({ code: 0, err: "" })
    expect(clean.out).toMatch(
      /^✓ weihai-2018：0 个错误，4 个提醒\n +代码 +位置 +问题\n {2}! {2}NotVerified +citations\.order25-7 /
    )
    expect(bad.code).toBe(1)
    expect(bad.out).toMatch(
      /✗ .*dead\.json：1 个错误，4 个提醒\n.*\n {2}✗ {2}OutsideInForce +caps\.0 .*\n {5}→ 检查年度/
    )
    expect(english.out).toMatch(/1 error\(s\), 4 warning\(s\)\n +code +where +what/)
    const told = JSON.parse(both.out)
    expect([both.code, told.ok, told.files.length]).toEqual([1, false, 2])
    expect(told.files[1]).toMatchObject({
      policy: { id: "weihai-2018" },
      findings: expect.arrayContaining([
        expect.objectContaining({ severity: "error", code: "OutsideInForce", path: ["caps", "0"], rule: "CMP-01" })
      ])
    })
    for (const { out } of [clean, bad, english]) expect(out).not.toMatch(noTrace)
  })

  it("SYS-04 a file that is no document, or none: 2", async () => {
    const [broken, none] = await Promise.all([
      xueshiOn("{", "policy", "lint", "-"),
      xueshi(undefined, "policy", "lint")
    ])
    expect(broken).toMatchObject({ code: 2, out: "", err: expect.stringContaining("(NotJson)") })
    expect(none.code).toBe(2)
  })
})

describe("xueshi policy diff", () => {
  it("CMP-01 tells what differs in words: 0 whether anything does, 2 where a file cannot be used", async () => {
    const red = { zh: "\u001B[31m红", en: "red" }
    const own = await write("titled.json", { ...(documents.jiangsu2021 as object), title: red })
    const [differ, english, same, asJson, hostile, absent, alone] = await Promise.all([
      xueshi(undefined, "policy", "diff", "jiangsu-2021", "jiangsu-2022"),
      xueshi(undefined, "policy", "diff", "jiangsu-2021", "jiangsu-2022", "--language", "en"),
      xueshi(undefined, "policy", "diff", "jiangsu-2021", "jiangsu-2021"),
      xueshi(undefined, "policy", "diff", "jiangsu-2021", "jiangsu-2022", "--json"),
      xueshi(undefined, "policy", "diff", "jiangsu-2021", own),
      xueshi(undefined, "policy", "diff", "jiangsu-2021", join(directory, "absent.json")),
      xueshi(undefined, "policy", "diff", "jiangsu-2021")
    ])
    expect(differ).toMatchObject({ code: 0, err: "" })
    expect(differ.out).toContain("~ 总学时：72 → 90 学时（2022 年度起）\n")
    expect(english.out).toMatch(/^~ .*: 72 → 90 hours \(from 2022 on\)$/m)
    expect(same).toMatchObject({ code: 0, out: "两份文件说的一样\n" })
    expect(JSON.parse(asJson.out)).toMatchObject({
      from: { id: "jiangsu-2021" },
      to: { id: "jiangsu-2022" },
      differences: expect.arrayContaining([
        {
          kind: "changed",
          path: ["requirement", "allOf", "0", "atLeast"],
          what: "总学时",
          before: "72 学时",
          after: "90 学时",
          years: "2022 年度起"
        }
      ])
    })
    expect(hostile.out).toContain("�[31m红")
    expect(hostile.out).not.toMatch(noTrace)
    expect([asJson.code, hostile.code, absent.code, alone.code]).toEqual([0, 0, 2, 2])
  })
})

describe("a defect", () => {
  afterAll(() => void vi.unstubAllEnvs())
  it("SYS-04 what nobody thought of is told in both languages, on one line and without anybody's number: 2", async () => {
    const breaking = "JSON.stringify = () => { throw new Error('371002197604256277 lost') }"
    vi.stubEnv("NODE_OPTIONS", `--import data:text/javascript,${encodeURIComponent(breaking)}`)
    const { code, err } = await launched({}, "policy", "lint", "weihai-2018", "--json")
    expect(code).toBe(2)
    expect(err).toContain("程序出错")
    expect(err).toContain("  · … lost\n")
    expect(err).not.toMatch(/\bat .*:\d+:\d+|371002/u)
  })
})

describe("xueshi policy schema", () => {
  it("CMP-01 prints the JSON Schema of documents, of their cases, and of records", async () => {
    const all = await Promise.all(
      [[], ["--of", "cases"], ["--of", "assess"]].map((more) => launched({}, "policy", "schema", ...more))
    )
    const [document, cases, assess] = all.map(({ out }) => JSON.parse(out))
    expect(document).toMatchObject({ $id: "https://xueshi.example/schema/policy-1.json", additionalProperties: false })
    expect(document.required).toEqual(expect.arrayContaining(["id", "requirement"]))
    expect(Object.keys(document.$defs)).toContain("Requirement")
    expect(cases.properties.cases.type).toBe("array")
    expect(assess.properties.year).toMatchObject({ minimum: 1990, maximum: 2199 })
    expect(all.map(({ code }) => code)).toEqual([0, 0, 0])
  })
})
