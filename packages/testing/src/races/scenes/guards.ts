import {
  change,
  type Declaration,
  DeclarationRepository,
  Declarations,
  type Guard,
  type Professional,
  ProfessionalRepository,
  Store
} from "@xueshi/core"
import { Effect } from "effect"
import type { City } from "../../histories/City.ts"
import type { Command, Race } from "../Race.ts"
import { does, drafted, pending, self } from "./people.ts"

/** A use case of its own that moves one declaration, and is decided on what it reads of the person and of another one. */
const moves = (
  city: City,
  move: { readonly id: Declaration["id"]; readonly to: "Draft" | "Pending" },
  decide: (read: {
    readonly professional: Professional
    readonly other: Declaration
  }) => ReadonlyArray<Guard> | undefined,
  otherId: Declaration["id"]
): Command =>
  Effect.gen(function* () {
    const declarations = yield* DeclarationRepository
    const one = yield* declarations.get(move.id)
    const other = yield* declarations.get(otherId)
    const professional = yield* (yield* ProfessionalRepository).get(one.professional)
    const guards = decide({ professional, other })
    if (guards === undefined || one._tag === move.to) return yield* Effect.fail({ _tag: "NotNow" } as const)
    const event =
      move.to === "Draft"
        ? ({ _tag: "DeclarationWithdrawn" } as const)
        : ({ _tag: "DeclarationSubmitted", claim: one.claim as never, responsible: professional.organisation } as const)
    const changes = [change("Declaration", one.id, one, event)]
    yield* (yield* Store).commit({ actor: self(city), at: 0, changes, guards })
  })

const unchanged = ({ id, version }: Declaration): Guard => ({
  _tag: "Unchanged",
  aggregate: "Declaration",
  id,
  version
})
const none = ({ professional }: { readonly professional: Professional }): ReadonlyArray<Guard> => [
  { _tag: "NonePending", professional: professional.id }
]

/** What guards are for: what neither commit writes, both have decided on. */
export const guardRaces: ReadonlyArray<Race> = [
  {
    name: "SYS-03 withdraw / withdraw where one must stay pending",
    exclusive: true,
    scene: Effect.fnUntraced(function* (city) {
      const [one, two] = [yield* pending(city), yield* pending(city, "conference without paper")]
      const last = ({ other }: { readonly other: Declaration }) =>
        other._tag === "Pending" ? [unchanged(other)] : undefined
      return [
        does("one is withdrawn", moves(city, { id: one.id, to: "Draft" }, last, two.id)),
        does("the other is withdrawn", moves(city, { id: two.id, to: "Draft" }, last, one.id))
      ]
    })
  },
  {
    name: "SYS-03 submit / submit where at most one may be pending",
    exclusive: true,
    scene: Effect.fnUntraced(function* (city) {
      const [one, two] = [yield* drafted(city), yield* drafted(city)]
      return [
        does("one is submitted", moves(city, { id: one.id, to: "Pending" }, none, two.id)),
        does("the other is submitted", moves(city, { id: two.id, to: "Pending" }, none, one.id))
      ]
    })
  },
  {
    name: "SYS-03 submit where nothing may be pending / submit",
    exclusive: false,
    scene: Effect.fnUntraced(function* (city) {
      const [one, two] = [yield* drafted(city), yield* drafted(city)]
      return [
        does("one is submitted if nothing is", moves(city, { id: one.id, to: "Pending" }, none, two.id)),
        does("the other is submitted", Declarations.submit(self(city), two.id))
      ]
    })
  }
]
