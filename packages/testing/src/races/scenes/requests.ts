import { Declarations, fullPowers, Organisations, Professionals, Reviews, type Title, UserId } from "@xueshi/core"
import { Effect } from "effect"
import type { City } from "../../histories/City.ts"
import { titled } from "../../histories/forms.ts"
import type { Command, Race } from "../Race.ts"
import { acting, ann, boss, clerk, does, drafted, over, person, root, self } from "./people.ts"
import { embedder, established } from "./places.ts"

const { approve, reject, withdraw } = Reviews

/** The person's change of title, under review by the hospital (PRO-06). */
export const asked = (city: City, title: Title = titled("主任医师")) =>
  Professionals.requestChange(self(city), person(city).id, { title, department: null })
const overAsked = over(asked)

/** The authority asks to stand below another one, which takes the bureau's agreement and then that one's (ORG-06). */
const moving = Effect.fnUntraced(function* (city: City) {
  const other = yield* established("authority", 6, city.organisations.bureau)
  const review = yield* Organisations.requestSuperior(clerk(city), city.organisations.authority.id, other.id)
  return { review, other }
})

/** The hospital asks to be called otherwise. */
const renames = (city: City): Command =>
  Organisations.requestChange(boss(city), city.organisations.hospital.id, "name", "新医院")

/** A district's bureau, below which nobody stands, asks to be another district's (ORG-06). */
const elsewhere = Effect.fnUntraced(function* (city: City) {
  const district = yield* established("bureau", 7, city.organisations.bureau, "371002")
  const chief = {
    user: UserId.make("chief"),
    hat: { _tag: "Administrator", organisation: district.id },
    powers: fullPowers("bureau")
  } as const
  return { district, review: yield* Organisations.requestChange(chief, district.id, "region", "371003") }
})

/** Who decides on one request, who takes it back, and what it may not meet. */
export const requestRaces: ReadonlyArray<Race> = [
  {
    name: "PRO-03 SYS-03 approve / approve of one request",
    exclusive: true,
    scene: overAsked((city, { id }) => [
      does("boss approves", approve(boss(city), id)),
      does("ann approves", approve(ann(city), id))
    ])
  },
  {
    name: "PRO-03 PRO-06 approve / reject of one request",
    exclusive: true,
    scene: overAsked((city, { id }) => [
      does("boss approves", approve(boss(city), id)),
      does("ann rejects", reject(ann(city), id, "证明不清"))
    ])
  },
  {
    name: "PRO-03 ORG-07 approve / withdraw of one request",
    exclusive: true,
    scene: overAsked((city, { id }) => [
      does("boss approves", approve(boss(city), id)),
      does("self withdraws", withdraw(self(city), id))
    ])
  },
  {
    name: "PRO-06 change of information / change of information of one person",
    exclusive: true,
    scene: (city) =>
      Effect.succeed([does("self asks", asked(city)), does("self asks too", asked(city, titled("副主任医师")))])
  },
  {
    name: "ORG-06 ORG-02 another region approved / place one below",
    exclusive: true,
    scene: over(elsewhere)((city, { district, review }) => [
      does("root approves", approve(root(city), review.id)),
      does("embedder places", established("employer", 8, district, "371002"))
    ])
  },
  {
    name: "ORG-06 ORG-07 the first agreement / withdraw",
    exclusive: false,
    scene: (city) =>
      Effect.map(moving(city), ({ review }) => [
        does("the bureau agrees", approve(root(city), review.id)),
        does("the authority withdraws", withdraw(clerk(city), review.id))
      ])
  },
  {
    name: "ORG-06 the last agreement / reject by the same",
    exclusive: true,
    scene: Effect.fnUntraced(function* (city) {
      const { other, review } = yield* moving(city)
      yield* approve(root(city), review.id)
      const of = (user: string) => acting(user, other.id)
      return [
        does("the new superior agrees", approve(of("one"), review.id)),
        does("another of it refuses", reject(of("two"), review.id, "不同意"))
      ]
    })
  },
  {
    name: "ORG-06 ORG-02 change of superior approved / establish below it",
    exclusive: false,
    scene: Effect.fnUntraced(function* (city) {
      const { bureau, hospital } = city.organisations
      const review = yield* Organisations.requestSuperior(boss(city), hospital.id, bureau.id)
      return [
        does("the authority agrees", approve(clerk(city), review.id)),
        does("something comes below the hospital", established("employer", 7, hospital))
      ]
    })
  },
  {
    name: "ORG-06 DEC-04 change of an organisation asked for / submit by one of its people",
    exclusive: false,
    scene: over(drafted)((city, { id }) => [
      does("boss asks for a name", renames(city)),
      does("self submits", Declarations.submit(self(city), id))
    ])
  },
  {
    name: "ORG-06 PRO-06 change of an organisation asked for / change of information of one of its people",
    exclusive: false,
    scene: (city) => Effect.succeed([does("boss asks for a name", renames(city)), does("self asks", asked(city))])
  },
  {
    name: "ORG-06 ORG-02 change of a name approved / the organisation is moved",
    exclusive: false,
    scene: Effect.fnUntraced(function* (city) {
      const { bureau, hospital } = city.organisations
      const review = yield* Organisations.requestChange(boss(city), hospital.id, "name", "新医院")
      return [
        does("the authority agrees", approve(clerk(city), review.id)),
        does("the hospital is moved", Effect.asVoid(Organisations.move(embedder, hospital.id, bureau.id)))
      ]
    })
  }
]
