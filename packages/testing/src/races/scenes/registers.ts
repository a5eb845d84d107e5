import { OrganisationFacts, Organisations, organisationCodeCheck, Professionals } from "@xueshi/core"
import { Effect, Schema } from "effect"
import { type City, rowOf } from "../../histories/City.ts"
import type { Command, Race } from "../Race.ts"
import { does, holder } from "./people.ts"
import { embedder } from "./places.ts"

const facts = Schema.decodeUnknownSync(OrganisationFacts)
const code = `20000000-${organisationCodeCheck("20000000")}`
const under = (city: City, name: string) =>
  Organisations.establish(
    embedder,
    facts({ kind: "employer", name, code, region: "371000" }),
    city.organisations.bureau.id
  )

/** One row of a roster, read by an importer of their own; a refused row is a refusal. */
const imports = (city: City, user: string, organisation: "hospital" | "factory"): Command =>
  Effect.gen(function* () {
    const importRow = yield* Professionals.rosterImporter(holder(city, user, "bureau"))
    const outcome = yield* importRow({ number: 2, cells: rowOf(30, city.organisations[organisation].code) })
    return outcome._tag === "Refused"
      ? yield* Effect.fail({ _tag: "Refused", codes: outcome.row.issues.map((issue) => issue.code) } as const)
      : outcome._tag
  })

/** What is registered once: an organisation by its code, a person by their document. */
export const registerRaces: ReadonlyArray<Race> = [
  {
    name: "ORG-02 establish / establish with the same code",
    exclusive: true,
    scene: (city) =>
      Effect.succeed([does("one establishes", under(city, "one")), does("another establishes", under(city, "another"))])
  },
  {
    name: "IMP-02 import / import of the same person into one organisation",
    exclusive: false,
    patient: true,
    scene: (city) =>
      Effect.succeed([
        does("root1 imports", imports(city, "root1", "hospital")),
        does("root2 imports", imports(city, "root2", "hospital"))
      ])
  },
  {
    name: "IMP-02 import / import of the same person into two organisations",
    exclusive: true,
    patient: true,
    scene: (city) =>
      Effect.succeed([
        does("root1 imports", imports(city, "root1", "hospital")),
        does("root2 imports", imports(city, "root2", "factory"))
      ])
  }
]
