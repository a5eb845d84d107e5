import { type CompletionLine, CompletionReports, now, passRate } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { asking } from "./asking.ts"

const shown = (line: CompletionLine) => ({ ...line, passRate: passRate(line) })

export const statistics = HttpApiBuilder.group(Api, "statistics", (handlers) =>
  handlers.handle("completion", ({ query: { asOf, organisation, year } }) =>
    asking(
      Effect.fnUntraced(function* (actor) {
        const day = asOf ?? (yield* now).today
        const report = yield* CompletionReports.ofJurisdiction(actor, organisation, year, day)
        return {
          year,
          asOf: day,
          stale: report.stale,
          total: shown(report.total),
          regions: [...report.regions].map(([region, line]) => ({ region, ...shown(line) })),
          organisations: [...report.organisations].map(([id, line]) => ({ organisation: id, ...shown(line) }))
        }
      })
    )
  )
)
