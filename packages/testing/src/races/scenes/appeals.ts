import { Appeals, Declarations, Reviews } from "@xueshi/core"
import { Effect } from "effect"
import type { City } from "../../histories/City.ts"
import type { Race } from "../Race.ts"
import { approved, auditor, does, drafted, holder, over, rejected, root, self } from "./people.ts"
import { requested } from "./transfers.ts"

const { copy, submit } = Declarations

const appeal = (city: City, id: Parameters<typeof Appeals.submit>[1]) =>
  Appeals.submit(self(city), id, { reason: "证书编号可查", attachments: [] })

/** What failed in audit, and the appeal against that. */
const appealed = Effect.fnUntraced(function* (city: City) {
  const { id } = yield* approved(city)
  yield* Declarations.failAudit(auditor(city), id, "不实")
  return { id, review: yield* appeal(city, id) }
})

/** What was refused is decided anew, and declared anew (EXT-01, DEC-10). */
export const appealRaces: ReadonlyArray<Race> = [
  {
    name: "EXT-01 appeal / appeal against one refusal",
    exclusive: true,
    scene: over(rejected)((city, { id }) => [
      does("self appeals", appeal(city, id)),
      does("self appeals too", appeal(city, id))
    ])
  },
  {
    name: "EXT-01 AUD-02 failAudit / appeal against it",
    exclusive: false,
    oneSided: true,
    scene: over(approved)((city, { id }) => [
      does("auditor fails", Declarations.failAudit(auditor(city), id, "不实")),
      does("self appeals", appeal(city, id))
    ])
  },
  {
    name: "TRF-01 EXT-01 transfer requested / appeal",
    exclusive: true,
    scene: over(rejected)((city, { id }) => [
      does("boss asks for a transfer", requested(city)),
      does("self appeals", appeal(city, id))
    ])
  },
  {
    name: "EXT-01 grant / withdraw an appeal",
    exclusive: true,
    scene: over(appealed)((city, { review }) => [
      does("root grants", Reviews.approve(root(city), review.id)),
      does("self withdraws", Reviews.withdraw(self(city), review.id))
    ])
  },
  {
    name: "EXT-01 grant / dismiss an appeal",
    exclusive: true,
    scene: over(appealed)((city, { review }) => [
      does("root grants", Reviews.approve(root(city), review.id)),
      does("another dismisses", Reviews.reject(holder(city, "root2", "bureau"), review.id, "维持"))
    ])
  },
  {
    name: "EXT-01 DEC-10 grant an appeal / submit the same activity again",
    exclusive: true,
    scene: Effect.fnUntraced(function* (city) {
      const { id, review } = yield* appealed(city)
      const again = yield* copy(self(city), id)
      return [
        does("root grants", Reviews.approve(root(city), review.id)),
        does("self submits again", submit(self(city), again.id))
      ]
    })
  },
  {
    name: "DEC-10 submit / submit of two declarations of one activity",
    exclusive: true,
    scene: Effect.fnUntraced(function* (city) {
      const [one, two] = [yield* drafted(city), yield* drafted(city, "the same training, for less")]
      return [
        does("one is submitted", submit(self(city), one.id)),
        does("the other is submitted", submit(self(city), two.id))
      ]
    })
  }
]
