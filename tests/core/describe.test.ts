import { assert, describe, it } from "@effect/vitest"
import { decodePolicy, describePolicy, type Language } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Result } from "effect"
import { weihai } from "./fixtures.ts"

const text = (zh: string, en: string) => ({ zh, en })
const leaf = (code: string, zh: string, more: object) => ({
  leaf: code,
  name: text(zh, code),
  of: { subjects: ["specialised"] },
  citation: "order",
  ...more
})
const form = (code: string, zh: string, conversion: object, more: object = {}) => ({
  code,
  name: text(zh, code),
  fields: [
    { key: "level", name: text("级别", "level"), required: true, options: ["国家级", "省级"] },
    { key: "count", name: text("字数", "characters"), required: false },
    { key: "rank", name: text("排名", "rank"), required: true }
  ],
  subjects: ["specialised", "either"],
  evidence: { required: false, hint: text("证明", "proof") },
  inputLimit: "100",
  conversion,
  identity: ["level"],
  citation: "guess",
  ...more
})

/** A document in which every kind of part stands. */
const everything = {
  id: "everything",
  version: "3",
  title: text("样样都有", "everything"),
  invented: true,
  jurisdiction: "000000",
  inForce: { from: 2018, to: 2020 },
  appliesTo: { anyOf: [{ fact: "series", is: ["会计", "审计"] }, { not: { fact: "level", is: ["初级"], on: "all" } }] },
  precedence: 5,
  citations: {
    order: {
      title: "规定",
      number: "第25号",
      article: "第七条",
      verified: true,
      quote: "不少于90学时",
      url: "https://law.example/25"
    },
    guess: { title: "参考表", hint: text("由省里规定", "the province decides"), verified: false }
  },
  unit: { name: text("学分", "credits"), minutes: 45, day: "8", halfDay: "4" },
  granularity: "0.5",
  year: { month: 7, day: 1, named: "end" },
  creditYear: "end",
  attribution: { validFor: 3 },
  counting: ["approved", "pending"],
  recordBy: { month: 3, day: 28, yearsAfter: 1 },
  rounding: { mode: "halfUp", step: "0.5", of: "sum" },
  subjects: [
    { code: "general", name: text("公需科目", "general") },
    { code: "specialised", name: text("专业科目", "specialised") },
    { code: "law", name: text("法规", "law"), within: "general" }
  ],
  sharedSubjects: [
    { code: "either", name: text("两用", "either"), either: ["general", "specialised"], citation: "guess" }
  ],
  forms: [
    form("sum", "相加", {
      award: "sum",
      of: [
        { award: "fixed", hours: "5" },
        { award: "per", field: "count", every: "2000", hours: "1", rounding: "up" }
      ]
    }),
    form(
      "rank",
      "排名",
      { award: "byRank", field: "rank", first: "30", less: "5", floor: "10", last: 5 },
      { help: text("填实际字数", "the characters written"), legal: "order" }
    ),
    form("half", "折半", {
      award: "times",
      factor: "1/2",
      atMost: "20",
      rounding: { mode: "down", step: "0.5" },
      of: { award: "highest", of: [{ award: "perDay", hours: "8" }, { award: "asApproved" }] }
    }),
    form(
      "table",
      "列表",
      { award: "table", rows: [{ when: { level: ["国家级", "省级"] }, hours: "12" }] },
      { attribution: { spreadOver: 2 } }
    )
  ],
  caps: [
    {
      code: "c1",
      name: text("论文上限", "c1"),
      forms: ["rank"],
      per: "year",
      atMost: "30",
      citation: "order",
      each: ["level"]
    },
    {
      code: "c2",
      name: text("份额上限", "c2"),
      per: "record",
      atMost: { share: "1/3", of: "raw" },
      spillTo: "general",
      citation: "order"
    },
    {
      code: "c3",
      name: text("项数上限", "c3"),
      per: { cycle: 3, anchoredAt: { fact: "hired" } },
      atMost: { records: 2, keep: "highest" },
      years: { from: 2019 },
      when: { fact: "level", is: ["高级"] },
      citation: "guess"
    }
  ],
  requirement: {
    anyOf: [
      {
        several: 2,
        of: [
          leaf("total", "总学分", {
            of: {},
            atLeast: {
              rows: [
                {
                  years: { to: 2018 },
                  when: { fact: "level", is: ["高级"] },
                  amount: { hours: "90" },
                  citation: "order"
                },
                { amount: { hours: "72" }, citation: "guess" }
              ],
              change: "byDays"
            }
          }),
          leaf("specialised", "专业", {
            atLeast: { share: "2/3", of: "counted", leaf: "total" },
            period: { rolling: 3 }
          }),
          leaf("papers", "论文", {
            atMost: { hours: "3" },
            counting: "records",
            of: { forms: ["table"], where: { level: ["国家级"] } },
            advisory: true
          })
        ]
      },
      {
        eachYear: leaf("yearly", "逐年", {
          atLeast: { share: "1/2", of: "completed" },
          when: { fact: "hired", yearsSince: { atLeast: 3, lessThan: 30 } }
        }),
        in: { rolling: 5 }
      },
      {
        consecutive: 2,
        of: leaf("row", "连年", { atLeast: { hours: "10" }, onTopOf: "specialised" }),
        in: { cycle: 4, anchoredAt: 2016 }
      },
      {
        every: 2,
        cycle: 3,
        anchoredAt: 2018,
        of: leaf("rare", "隔期", { atLeast: { hours: "10" }, period: { months: 24, endingAt: "applied" } })
      }
    ]
  },
  adjustments: [
    {
      code: "a1",
      name: text("产假", "a1"),
      when: { fact: "leave", is: ["产假"], months: 6 },
      effect: "exempt",
      citation: "order"
    },
    {
      code: "a2",
      name: text("援外", "a2"),
      when: { records: { forms: ["rank"] }, count: 1 },
      effect: { credit: "30" },
      leaves: ["total"],
      citation: "order"
    },
    {
      code: "a3",
      name: text("新入职", "a3"),
      when: { fact: "hired", yearsAgo: 0 },
      effect: { prorate: { fact: "employed", by: "months", full: true, steps: [{ months: 6, share: "1/2" }] } },
      citation: "guess"
    },
    {
      code: "a4",
      name: text("退休", "a4"),
      when: { allOf: [{ years: { from: 2019, to: 2019 } }, { records: {}, hours: "5" }] },
      effect: { gap: text("没有写", "not said") },
      citation: "guess"
    },
    {
      code: "a5",
      name: text("减半", "a5"),
      when: { fact: "level", is: ["初级"], on: "first" },
      effect: { share: "1/2" },
      citation: "guess"
    },
    {
      code: "a6",
      name: text("少五", "a6"),
      when: { fact: "level", is: ["初级"], on: "any" },
      effect: { less: "5" },
      citation: "guess"
    },
    {
      code: "a7",
      name: text("周期", "a7"),
      when: {
        allOf: [
          { fact: "standing", is: ["在职"], on: "first" },
          { fact: "standing", is: ["在职"], on: "any" },
          { not: { fact: "standing", is: ["在职"], on: "all" } },
          { fact: "standing", is: ["在职"], months: 18 }
        ]
      },
      over: "period",
      effect: { prorate: { fact: "standing", is: ["在职"], by: "months" } },
      citation: "guess"
    }
  ],
  carries: [
    {
      code: "k1",
      name: text("结转", "k1"),
      direction: "forward",
      of: { subjects: ["specialised"] },
      over: "specialised",
      to: ["specialised"],
      years: 2,
      atMost: "30",
      after: "total",
      when: { years: { from: 2019 } },
      citation: "order"
    }
  ],
  countsAsPassed: { exempt: true, deemed: false },
  certificates: [
    {
      kind: "annual",
      gate: { leaves: ["total"] },
      title: "证书",
      paragraphs: ["{name}"],
      issuer: "人社局",
      note: "注",
      verifyAt: "https://x/{number}"
    }
  ],
  declareBy: { month: 1, day: 31, yearsAfter: 1 },
  audit: { lastDay: { month: 6, day: 30, yearsAfter: 1 }, graceDays: 30, citation: "guess" },
  refusals: [{ code: "blurred", name: { zh: "证明不清晰", en: "blurred evidence" }, of: ["review", "audit"] }],
  reviews: { superiorChange: { authority: ["new"], base: ["current", "new"] }, failingCode: "show", citation: "guess" }
}
const told = (language: Language) => describePolicy(Result.getOrThrow(decodePolicy(everything)), language)

describe("a document in words", () => {
  it("CMP-01 Weihai's is told with whom it is for, its forms, its demands and their sources", () => {
    const lines = describePolicy(weihai, "zh")
    for (const line of [
      "威海市专业技术人员继续教育（2018）",
      "  施行：2016 年度起",
      "  适用：所有人",
      "  证明材料：jpg、gif、bmp、png，每个不超过 4 MB〔依据 11〕",
      "  · 研修进修（furtherStudy）：每天 8 学时〔依据 10，待核实〕",
      "        会议级别为国家级，宣读论文为无：12 学时",
      "    · 总学时：至少 90 学时（计：全部学时）〔依据 2〕",
      "    · 专业科目学时：至少 “总学时”要求的 2/3，即 60 学时（计：专业科目）〔依据 2〕",
      "  2. 威海市专业技术人员继续教育服务平台操作手册（2018年5月）专业科目学习操作指南 六：“专业技术人员参加继续教育的时间，每年累计应不少于 90 学时，其中，专业科目一般不少于总学时的三分之二。”"
    ])
      assert.include(lines, line)
  })

  it("CMP-01 every kind of part is told in Chinese", () => {
    const lines = told("zh")
    for (const line of [
      "样样都有（虚构示例）",
      "  适用：“series”为会计、审计，或不属于：全年“level”为初级",
      "  计量：学分，每学分 45 分钟，一天 8，半天 4，最小 0.5",
      "  取整：按 0.5 学分四舍五入（按合计）",
      "  年度：每年 7 月 1 日开始，以结束的年份为名",
      "  计入年度：从结束年度起 3 个年度内每年计全数",
      "  计入范围：审核通过、待审核",
      "  登记截止：年度之后第 1 年的 3 月 28 日",
      "  免除、视同：免除算合格，视同完成不算合格",
      "  · 法规（law），属于公需科目",
      "  · 两用（either）：哪一科需要就计入哪一科：公需科目、专业科目〔依据 2，待核实〕",
      "        “字数”每 2000 计 1 学分，不足的按一份计",
      "  · 排名（rank）：按“排名”：第 1 位 30 学分，以后每位减 5，最少 10，第 5 位以后不计〔依据 2，待核实〕",
      "      说明：填实际字数",
      "      依据提示：规定（第25号）第七条〔依据 1〕",
      "      依据提示：由省里规定〔依据 2，待核实〕",
      "  · 折半（half）：以下的 1/2，按 0.5 学分向下取整，最多 20 学分〔依据 2，待核实〕",
      "        以下取最高",
      "      计入年度：从开始年度起平均分到 2 个年度",
      "  · 以下满足任何一项即可：",
      "    · 以下至少满足 2 项：",
      "          至 2018 年度，“level”为高级：90 学分〔依据 1〕",
      "          其他情形：72 学分〔依据 2，待核实〕",
      "          年度内情况变化的，按天数折算",
      "      · 专业：至少 “总学分”已计学时的 2/3（计：专业科目，最近 3 个年度）〔依据 1〕",
      "      · 论文：不超过 3 项（计：列表，级别为国家级）〔依据 1〕",
      "          仅供参考，不影响结果",
      "    · 最近 5 个年度内每一年度均须满足：",
      "          只对：自“hired”起满 3 年、不满 30 年",
      "    · 每 4 年一周期（从2016 年算起）内须有连续 2 个年度满足：",
      "          须在“专业”之外另行完成",
      "    · 从2018 年算起，每 6 年的最后一年须满足：",
      "  · 论文上限：排名，当年度最多计 30 学分；按级别分别计算；超出的不计〔依据 1〕",
      "  · 份额上限：全部学分，每条记录最多计 当年认定学时的 1/3；超出的计入公需科目〔依据 1〕",
      "  · 产假：当年“leave”为产假满 6 个月，不作要求〔依据 1〕",
      "  · 援外：当年排名已有 1 项，对“总学分”，另计 30 学分〔依据 1〕",
      "  · 新入职：“hired”在当年，按“employed”的整月数折算（满 6 个月 1/2）〔依据 2，待核实〕",
      "  · 周期：周期第一日“standing”为在职，且周期内任何一天“standing”为在职，且不属于：整个周期“standing”为在职，且周期内“standing”为在职满 18 个月，按周期内“standing”为在职的月数折算〔依据 2，待核实〕",
      "  · 退休：2019 年度，且当年全部学分已有 5 学分，规定未写明：没有写〔依据 2，待核实〕",
      "  · 结转：专业科目超出“专业”的部分，可用于以后 2 个年度的“专业”；最多 30 学分；以“总学分”当年已达到为前提；限于：2019 年度起〔依据 1〕",
      "  · 证书（annual）：须满足“总学分”；落款 人社局",
      "  · 行业主管部门更换上级：由新上级审核〔依据 2，待核实〕",
      "  · 用人单位更换上级：由原上级审核（未写明，按默认）",
      "  · 继续教育基地更换上级：由原上级、新上级审核〔依据 2，待核实〕",
      "  · 单位代码校验位不符：提示审核人〔依据 2，待核实〕",
      "  1. 规定（第25号）第七条：“不少于90学时” https://law.example/25"
    ])
      assert.include(lines, line)
  })

  it("CMP-01 a whole multiple is told as such, and a last day of the year itself as one of it", () => {
    const document = { ...(documents.weihai2018 as object), declareBy: { month: 12, day: 31, yearsAfter: 0 } }
    const said = (language: Language) => describePolicy(Result.getOrThrow(decodePolicy(document)), language).join("\n")
    assert.include(said("zh"), "讲座授课（teaching）：以下的 2 倍")
    assert.include(said("en"), "2 times this")
    assert.include(said("zh"), "申报截止：年度结束当年的 12 月 31 日")
    assert.include(said("en"), "declared by: 12-31 of the year in which it ends")
  })

  it.each(["zh", "en"] as const)("CMP-01 nothing is left unsaid in %s", (language) => {
    const all = told(language).join("\n")
    assert.notMatch(all, /undefined|\[object|NaN/)
    if (language === "en")
      assert.notMatch(
        all.replace(
          /[高初]级|国家级|省级|会计|审计|产假|在职|证书|人社局|规定|第25号|第七条|参考表|不少于90学时/gu,
          ""
        ),
        /\p{Script=Han}/u
      )
    for (const document of Object.values(documents))
      assert.isAbove(describePolicy(Result.getOrThrow(decodePolicy(document)), language).length, 30)
  })
})
