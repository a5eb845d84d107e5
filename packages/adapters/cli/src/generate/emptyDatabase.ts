import { schemaState } from "@xueshi/sql"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { cannot } from "../Ended.ts"

const advice = {
  zh: "；请新建一个数据库，由新版服务启动一次建表后再用",
  en: "; create another database and let the service start on it once"
}

/** Goes on where a database has the tables of this version and nothing in them. */
export const emptyDatabase = Effect.gen(function* () {
  const { applied, known, state } = yield* schemaState
  if (state !== "current")
    return yield* cannot(
      `数据库的表结构是第 ${applied} 版，需要第 ${known} 版${advice.zh}`,
      `the schema is of version ${applied}, ${known} is needed${advice.en}`
    )
  const sql = yield* SqlClient.SqlClient
  const [found] = yield* sql<{ filled: boolean }>`
    select exists (select from journal) or exists (select from organisation) or exists (select from professional)
      or exists (select from claim) or exists (select from credential) as filled`
  if (found?.filled === true)
    return yield* cannot(
      `数据库不是空的，不能往里生成${advice.zh}`,
      `the database is not empty: nothing is generated into it${advice.en}`
    )
})
