import { Administrators, Declarations, Departments, Organisations, Reviews, Transfers } from "@xueshi/core"
import { Effect } from "effect"
import type { City } from "../../histories/City.ts"
import type { Race } from "../Race.ts"
import { posts, wearing } from "./administrations.ts"
import { ann, boss, does, drafted, holder, over, person, self } from "./people.ts"
import { asked } from "./requests.ts"

/** The hospital asks the factory to take the person over. */
export const requested = (city: City, actor = boss(city)) =>
  Transfers.request(actor, person(city).id, {
    to: city.organisations.factory.id,
    phone: "0631-5200000",
    reason: "工作需要",
    attachments: []
  })
const overRequested = over(requested)
const head = (city: City) => holder(city, "head", "factory")
const deputy = (city: City) => holder(city, "deputy", "factory")
const { approve, reject, withdraw } = Reviews

/** A transfer, from its request to its end, and what it may not meet. */
export const transferRaces: ReadonlyArray<Race> = [
  {
    name: "TRF-01 DEC-04 transfer requested / submit",
    exclusive: true,
    scene: over(drafted)((city, { id }) => [
      does("boss asks for a transfer", requested(city)),
      does("self submits", Declarations.submit(self(city), id))
    ])
  },
  {
    name: "TRF-01 PRO-06 transfer requested / change of information",
    exclusive: true,
    scene: (city) =>
      Effect.succeed([does("boss asks for a transfer", requested(city)), does("self asks for a title", asked(city))])
  },
  {
    name: "TRF-01 ORG-06 transfer requested / change of the organisation",
    exclusive: false,
    scene: (city) =>
      Effect.succeed([
        does("boss asks for a transfer", requested(city)),
        does(
          "ann asks for a name",
          Organisations.requestChange(ann(city), city.organisations.hospital.id, "name", "新医院")
        )
      ])
  },
  {
    name: "TRF-02 accept / refuse a transfer",
    exclusive: true,
    scene: overRequested((city, { id }) => [
      does("head accepts", approve(head(city), id)),
      does("deputy refuses", reject(deputy(city), id, "无岗位"))
    ])
  },
  {
    name: "TRF-02 accept / withdraw a transfer",
    exclusive: true,
    scene: overRequested((city, { id }) => [
      does("head accepts", approve(head(city), id)),
      does("boss withdraws", withdraw(boss(city), id))
    ])
  },
  {
    name: "TRF-02 TRF-04 transfer accepted / submit",
    exclusive: false,
    oneSided: true,
    scene: Effect.fnUntraced(function* (city) {
      const { id } = yield* drafted(city)
      const review = yield* requested(city)
      return [
        does("head accepts", approve(head(city), review.id)),
        does("self submits", Declarations.submit(self(city), id))
      ]
    })
  },
  {
    name: "TRF-02 ORG-08 transfer accepted into a department / the department is disabled",
    exclusive: false,
    scene: Effect.fnUntraced(function* (city) {
      const department = yield* Departments.add(head(city), city.organisations.factory.id, { name: "车间" })
      const review = yield* requested(city)
      return [
        does("head accepts", approve(head(city), review.id, { department: department.id })),
        does("deputy disables it", Departments.disable(deputy(city), department.id))
      ]
    })
  },
  {
    name: "TRF-05 ACC-05 transfer accepted / the person's post is made super",
    exclusive: true,
    scene: Effect.fnUntraced(function* (city) {
      const [first] = yield* posts(city, 1)
      const boss = wearing(city, first)
      const { hospital } = city.organisations
      const post = yield* Administrators.appoint(boss, hospital.id, person(city).id, { department: null, role: null })
      const review = yield* requested(city, boss)
      return [
        does("head accepts", approve(head(city), review.id)),
        does("the boss hands over", Administrators.makeSuper(boss, post.id))
      ]
    })
  },
  {
    name: "TRF-05 ACC-06 transfer accepted / the person is given a post",
    exclusive: false,
    scene: Effect.fnUntraced(function* (city) {
      const { hospital } = city.organisations
      const review = yield* requested(city)
      return [
        does("head accepts", approve(head(city), review.id)),
        does(
          "boss appoints them",
          Administrators.appoint(boss(city), hospital.id, person(city).id, { department: null, role: null })
        )
      ]
    })
  }
]
