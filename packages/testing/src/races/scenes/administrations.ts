import { Administrators, type Organisation, Organisations, type Post, type Principal, Roles } from "@xueshi/core"
import { Effect } from "effect"
import type { City } from "../../histories/City.ts"
import type { Race } from "../Race.ts"
import { does, holder, root } from "./people.ts"
import { embedder, established, somebody } from "./places.ts"

/** Administrators of the hospital, the first of them super. */
export const posts = Effect.fnUntraced(function* (city: City, count: number) {
  const made: Array<Post> = []
  for (let index = 0; index < count; index++)
    made.push(
      yield* Administrators.found(
        embedder,
        city.organisations.hospital.id,
        somebody(index),
        index === 0 ? "super" : "ordinary"
      )
    )
  return made as [Post, ...Array<Post>]
})
export const wearing = (city: City, { user }: Post): Principal => ({ ...holder(city, user, "hospital"), user })

const underBureau = (index: number, superior: Organisation) => established("employer", index, superior)

/** Posts, roles and the tree: what may be done once, or by one alone (ACC-05, ACC-09, ORG-02). */
export const administrationRaces: ReadonlyArray<Race> = [
  {
    name: "ACC-05 make super / make another one super",
    exclusive: true,
    patient: true,
    scene: Effect.fnUntraced(function* (city) {
      const [boss, one, two] = yield* posts(city, 3)
      if (one === undefined || two === undefined) return yield* Effect.die("three posts were made")
      return [
        does("the boss makes one super", Administrators.makeSuper(wearing(city, boss), one.id)),
        does("and another one", Administrators.makeSuper(wearing(city, boss), two.id))
      ]
    })
  },
  {
    name: "ACC-05 ACC-08 succeed / succeed where the post of the super administrator is vacant",
    exclusive: true,
    scene: Effect.fnUntraced(function* (city) {
      const [boss, one, two] = yield* posts(city, 3)
      if (one === undefined || two === undefined) return yield* Effect.die("three posts were made")
      yield* Administrators.depose(root(city), boss.id)
      return [
        does("root1 appoints one", Administrators.succeed(root(city), one.id)),
        does("root2 appoints another", Administrators.succeed(holder(city, "root2", "bureau"), two.id))
      ]
    })
  },
  {
    name: "ACC-01 ACC-06 add / add of the holder of one document",
    exclusive: true,
    scene: (city) => {
      const nowhere = { department: null, role: null }
      const { id } = city.organisations.hospital
      const adds = (user: string) => Administrators.add(holder(city, user, "hospital"), id, somebody(7), nowhere)
      return Effect.succeed([does("boss adds", adds("boss")), does("ann adds", adds("ann"))])
    }
  },
  {
    name: "ACC-09 delete a role / give it to somebody",
    exclusive: true,
    scene: Effect.fnUntraced(function* (city) {
      const [boss, one] = yield* posts(city, 2)
      if (one === undefined) return yield* Effect.die("two posts were made")
      const principal = wearing(city, boss)
      const role = yield* Roles.create(principal, city.organisations.hospital.id, {
        name: "审核员",
        description: "",
        modules: ["hourReview"]
      })
      return [
        does("it is deleted", Roles.remove(principal, role.id)),
        does("it is given", Administrators.assign(principal, one.id, { department: null, role: role.id }))
      ]
    })
  },
  {
    name: "ORG-02 move one below another / move that one below the first",
    exclusive: true,
    patient: true,
    scene: Effect.fnUntraced(function* (city) {
      const { bureau } = city.organisations
      const [one, two] = [yield* underBureau(1, bureau), yield* underBureau(2, bureau)]
      return [
        does("one below two", Organisations.move(embedder, one.id, two.id)),
        does("two below one", Organisations.move(embedder, two.id, one.id))
      ]
    })
  },
  {
    name: "ORG-02 move a subtree into another / move that one into the first, deep down",
    exclusive: true,
    patient: true,
    scene: Effect.fnUntraced(function* (city) {
      const { bureau } = city.organisations
      const [one, two] = [yield* underBureau(1, bureau), yield* underBureau(2, bureau)]
      const [below1, below2] = [yield* underBureau(3, one), yield* underBureau(4, two)]
      return [
        does("one into two", Organisations.move(embedder, one.id, below2.id)),
        does("two into one", Organisations.move(embedder, two.id, below1.id))
      ]
    })
  },
  {
    name: "ORG-02 ORG-03 move a subtree / establish in it",
    exclusive: false,
    scene: Effect.fnUntraced(function* (city) {
      const { bureau, hospital } = city.organisations
      const one = yield* underBureau(1, bureau)
      const below = yield* underBureau(2, one)
      return [
        does("it is moved", Organisations.move(embedder, one.id, hospital.id)),
        does("something comes into it", underBureau(5, below))
      ]
    })
  },
  {
    name: "ORG-09 close one / move it below what is closed",
    exclusive: false,
    scene: Effect.fnUntraced(function* (city) {
      const { bureau, hospital } = city.organisations
      const one = yield* underBureau(1, bureau)
      return [
        does("the hospital is closed", Organisations.closeReview(root(city), hospital.id)),
        does(
          "and one below it",
          Organisations.closeReview(root(city), one.id),
          Organisations.move(embedder, one.id, hospital.id)
        )
      ]
    })
  }
]
