import { Certificates, Declarations } from "@xueshi/core"
import { Effect } from "effect"
import type { City } from "../../histories/City.ts"
import type { Race } from "../Race.ts"
import { ann, approved, auditor, boss, clerk, does, pending, person, self } from "./people.ts"

/** A year that is passed, by two declarations; gives the one that it cannot do without. */
const passed = Effect.fnUntraced(function* (city: City) {
  yield* approved(city, "general course")
  return yield* approved(city)
})
const issue = (city: City, actor = self(city)) => Certificates.issue(actor, person(city).id, 2018, "annual")

/** What hangs on a person's whole year: its certificate, its totals. */
export const yearRaces: ReadonlyArray<Race> = [
  {
    name: "CRT-01 issue / issue of the same certificate",
    exclusive: false,
    patient: true,
    scene: (city) => Effect.as(passed(city), [does("self issues", issue(city)), does("self issues too", issue(city))])
  },
  {
    name: "CRT-01 AUD-02 issue / failAudit of what the year needs",
    exclusive: false,
    patient: true,
    scene: (city) =>
      Effect.map(passed(city), ({ id }) => [
        does("self issues", issue(city)),
        does("auditor fails", Declarations.failAudit(auditor(city), id, "不实"))
      ])
  },
  {
    name: "CRT-01 DEC-05 issue / approve of what the year needs",
    exclusive: false,
    patient: true,
    oneSided: true,
    scene: Effect.fnUntraced(function* (city) {
      yield* approved(city, "general course")
      const { id } = yield* pending(city)
      return [does("boss approves", Declarations.approve(boss(city), id)), does("self issues", issue(city))]
    })
  },
  {
    name: "CMP-02 approve / approve of two declarations of one person",
    exclusive: false,
    scene: Effect.fnUntraced(function* (city) {
      const [one, two] = [yield* pending(city), yield* pending(city, "general course")]
      return [
        does("boss approves one", Declarations.approve(boss(city), one.id)),
        does("ann approves the other", Declarations.approve(ann(city), two.id))
      ]
    })
  },
  {
    name: "CMP-02 AUD-02 approve / failAudit of two declarations of one person",
    exclusive: false,
    scene: Effect.fnUntraced(function* (city) {
      const [one, two] = [yield* pending(city), yield* approved(city, "general course")]
      return [
        does("boss approves one", Declarations.approve(boss(city), one.id)),
        does("clerk fails the other", Declarations.failAudit(clerk(city), two.id, "不实"))
      ]
    })
  }
]
