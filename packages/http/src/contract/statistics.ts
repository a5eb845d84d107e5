import { CreditYear, Day, OrganisationId, Region } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { described } from "./describe.ts"
import { denied, problems } from "./Problem.ts"
import { Authenticated } from "./security.ts"

/** Counts of people, and how many in a hundred of them passed, with one decimal. */
const line = { registered: Schema.Int, learned: Schema.Int, passed: Schema.Int, passRate: Schema.String }

const Report = Schema.Struct({
  year: CreditYear,
  asOf: Day,
  /** How many verdicts wait to be judged again: the counts may move by that many. */
  stale: Schema.Int,
  total: Schema.Struct(line),
  regions: Schema.Array(Schema.Struct({ region: Region, ...line })),
  organisations: Schema.Array(Schema.Struct({ organisation: OrganisationId, ...line }))
})

const completion = HttpApiEndpoint.get("completion", "/completion", {
  query: {
    organisation: OrganisationId,
    year: Schema.FiniteFromString.pipe(Schema.decodeTo(CreditYear)),
    asOf: Schema.optionalKey(Day)
  },
  success: Report,
  error: problems(...denied)
}).annotateMerge(
  described({
    zh: "学时完成情况统计：某单位及所属单位",
    en: "The completion report of an organisation and all below it, as of the end of a day (today where none is named)",
    rules: ["STA-02", "ORG-03", "ACC-10"]
  })
)

/** 统计 */
export const statistics = HttpApiGroup.make("statistics")
  .add(completion)
  .middleware(Authenticated)
  .prefix("/statistics")
  .annotateMerge(OpenApi.annotations({ title: "统计 · Statistics", description: "完成情况统计" }))
