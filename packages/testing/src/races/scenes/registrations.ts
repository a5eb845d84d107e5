import { Administrators, Registrations, Reviews } from "@xueshi/core"
import { Effect } from "effect"
import type { City, Post } from "../../histories/City.ts"
import { newcomer } from "../../histories/forms.ts"
import type { Race } from "../Race.ts"
import { ann, boss, does, holder, over, root } from "./people.ts"
import { embedder, factsOf, somebody } from "./places.ts"

const { approve, reject } = Reviews

/** Somebody unknown registers with an organisation. */
const registers = (city: City, at: Post = "hospital", index = 40) =>
  Registrations.registerAs(embedder, newcomer(index, city.organisations[at].id))

const holderOf = (index: number) => {
  const { document, mobile, name } = newcomer(index, "" as never).person
  return { document, mobile, name }
}

/** An employer registers below the bureau, with somebody of its own. */
const registersEmployer = (city: City, index: number, code = index) =>
  Registrations.registerOrganisationAs(embedder, {
    facts: factsOf("employer", code),
    superior: city.organisations.bureau.id,
    holder: somebody(index)
  })

const offers = (city: City) =>
  Administrators.add(holder(city, "head", "factory"), city.organisations.factory.id, holderOf(40), {
    department: null,
    role: null
  })

/** Registrations: each document and code once, and whom a refusal forgets. */
export const registrationRaces: ReadonlyArray<Race> = [
  {
    name: "PRO-02 register / register with one document in two organisations",
    exclusive: true,
    scene: (city) =>
      Effect.succeed([does("with the hospital", registers(city)), does("with the factory", registers(city, "factory"))])
  },
  {
    name: "ORG-04 register / register an organisation with one code",
    exclusive: true,
    scene: (city) =>
      Effect.succeed([
        does("one registers", registersEmployer(city, 50)),
        does("another registers", registersEmployer(city, 51, 50))
      ])
  },
  {
    name: "PRO-02 approve / reject a registration",
    exclusive: true,
    scene: over(registers)((city, { id }) => [
      does("boss approves", approve(boss(city), id)),
      does("ann rejects", reject(ann(city), id, "不属本单位"))
    ])
  },
  {
    name: "PRO-02 ACC-06 registration rejected / post offered to the same user",
    exclusive: false,
    scene: over(registers)((city, { id }) => [
      // Whoever registers again is the same user, unless they were forgotten before the offer.
      does("boss rejects, they register again", reject(boss(city), id, "不属本单位"), registers(city, "factory")),
      does("head offers a post", offers(city))
    ])
  },
  {
    name: "ORG-04 PRO-02 registration of an organisation rejected / its administrator registers as a professional",
    exclusive: false,
    scene: Effect.fnUntraced(function* (city) {
      const { person } = newcomer(41, city.organisations.hospital.id)
      const review = yield* Registrations.registerOrganisationAs(embedder, {
        facts: factsOf("employer", 52),
        superior: city.organisations.bureau.id,
        holder: { document: person.document, name: person.name, mobile: person.mobile }
      })
      return [
        does("the bureau rejects", reject(root(city), review.id, "材料不全")),
        does("they register with the hospital", registers(city, "hospital", 41))
      ]
    })
  }
]
