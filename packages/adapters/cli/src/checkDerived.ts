import { type DerivedCheck, derivedMatches, Ledgers, Policies, Statistics, type Text } from "@xueshi/core"
import { type Misrouted, misplaced, misrouted, unavailableIn } from "@xueshi/sql"
import { Effect, Result } from "effect"
import { SqlClient } from "effect/sql"
import { type Check, collector } from "./Report.ts"

/** The years that hours were recognised for in regions that no document governs then. */
const ungoverned = Effect.gen(function* () {
  const policies = yield* Policies
  const regions = yield* (yield* Statistics).regions("")
  const notes: Array<Text> = []
  for (const year of yield* (yield* Ledgers).years) {
    const found = yield* Effect.forEach(regions, (region) => Effect.result(policies.governing(region, year)))
    const without = regions.filter((_, index) => found[index] && Result.isFailure(found[index]))
    if (without.length > 0)
      notes.push({
        zh: `${year} 年度没有适用于 ${without.join("、")} 的政策文件，一律认定为不通过；若有，请用 --documents 指明`,
        en: `no policy document governs ${without.join(", ")} in ${year}, so nobody passes; name one by --documents`
      })
  }
  return notes
})

const stale = (count: number): ReadonlyArray<Text> =>
  count === 0
    ? []
    : [
        {
          zh: `${count} 条年度结论尚待认定：认定之后学时有变，或政策文件已换（若系统用的是别的文件，请用 --documents 指明）；不会据此展示`,
          en: `${count} verdicts wait to be judged: hours have changed since, or another document governs (name it by --documents where it is not a shipped one); they are never shown`
        }
      ]

const advice: Text = {
  zh: "这些数据由申报记录算出，可以重新计算；请查明是谁绕过系统改动的",
  en: "these are derived and can be computed again; find out who changed them behind the system's back"
}

const unreadable: Check = {
  name: "derived",
  ok: false,
  text: { zh: "有数据无法识别，不能重新计算", en: "something stored cannot be read, so nothing can be computed again" },
  findings: [],
  count: 0
}

const checkOf = (
  { mismatches: counted, people, stale: waiting }: DerivedCheck,
  astray: ReadonlyArray<string>,
  wrongly: ReadonlyArray<Misrouted>,
  notes: ReadonlyArray<Text>
): Check => {
  const places = astray.map((organisation) => ({
    zh: `单位 ${organisation} 在组织树中的位置或代审单位与其上级不符`,
    en: `organisation ${organisation} stands elsewhere, or is reviewed by another, than its superiors say`,
    what: "place",
    organisation
  }))
  const handled = wrongly.map(({ row, table }) => ({
    zh: `待办归属表 ${table} 中的“${row}”与管理员、角色、组织树及待办事项不符`,
    en: `"${row}" in ${table} is not what administrators, roles, the tree and what awaits a decision say of who handles what`,
    what: "handling",
    table,
    row
  }))
  const mismatches = [...counted, ...places, ...handled]
  const ok = mismatches.length === 0
  const found = collector()
  for (const { en, zh, ...data } of mismatches) found.add({ zh, en, data })
  return {
    name: "derived",
    ok,
    text: ok
      ? {
          zh: `${people} 人的累计学时、年度结论与统计，和重新计算的结果一致`,
          en: `totals, verdicts and statistics of ${people} people are what computing them again gives`
        }
      : {
          zh: `${mismatches.length} 处与重新计算的结果不符（共 ${people} 人）`,
          en: `${mismatches.length} totals, verdicts or statistics of ${people} people are not what computing them again gives`
        },
    ...(!ok && { advice }),
    notes: [...stale(waiting), ...notes],
    ...found.all()
  }
}

/** SYS-01, CMP-02: whether what is derived is what a recomputation gives, all of it as of one moment. */
export const checkDerived = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  return yield* sql.withTransaction(
    Effect.gen(function* () {
      yield* sql`set transaction isolation level repeatable read, read only`
      return checkOf(yield* derivedMatches(), yield* misplaced, yield* misrouted, yield* ungoverned)
    })
  )
}).pipe(
  Effect.catchCauseIf(
    (cause) => unavailableIn(cause) === undefined,
    () => Effect.succeed(unreadable)
  )
)
