import {
  type AnnualCompletion,
  Completions,
  completionReport,
  type Organisation,
  type OrganisationId,
  type Principal,
  type Professional,
  passes,
  passRate,
  type Region
} from "@xueshi/core"
import { Effect } from "effect"
import { forEachShown, heading, table } from "./Screen.ts"

/** Judges everybody's year. */
export const judgeYear = Effect.fn("judgeYear")((actor: Principal, people: ReadonlyArray<Professional>, year: number) =>
  forEachShown("年度认定", people, ({ id }) => Completions.ofYear(actor, id, year))
)

/** Prints registered, learned, passed and rate per district and in total (STA-02). */
export const printReport = Effect.fn("printReport")(function* (
  organisations: ReadonlyMap<OrganisationId, Organisation>,
  completions: ReadonlyArray<AnnualCompletion>,
  year: number
) {
  const people = completions.flatMap(({ policy, professional, verdict }) => {
    const region = organisations.get(professional.organisation)?.region
    const passed = passes(policy, verdict.outcome)
    return region === undefined ? [] : [{ region, learned: verdict.total > 0, passed }]
  })
  const { regions, total } = completionReport(people)
  const bureaus = new Map(
    [...organisations.values()].filter(({ kind }) => kind === "bureau").map((one) => [one.region, one.name])
  )
  const nameOf = (region: Region) =>
    region.endsWith("00") ? "市直" : (bureaus.get(region) ?? region).replace("人力资源和社会保障局", "")
  const cells = ({ learned, passed, registered }: typeof total) =>
    [registered, learned, passed].map(String).concat(passRate({ learned, passed, registered }))
  yield* heading(`三、${year} 年度完成情况（按地区）`)
  yield* table(
    ["地区", "登记人数", "学习人数", "通过人数", "通过率"],
    [
      ...[...regions]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([region, line]) => [nameOf(region), ...cells(line)]),
      ["合计", ...cells(total)]
    ]
  )
  return total
})
