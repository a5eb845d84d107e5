import type { Json, Principal, Review } from "@xueshi/core"
import { Effect } from "effect"
import { type CommandHeaders, command, withHeaders } from "./command.ts"
import { answer, type Refused } from "./problemOf.ts"

/** Puts something under review for whoever asks; `Location` leads from the request's own address to where it is read. */
export const submitted = <E extends Refused, R>(
  reviews: string,
  name: string,
  headers: CommandHeaders,
  body: Json,
  submit: (actor: Principal) => Effect.Effect<Review, E, R>
) =>
  answer(command<"Review", Review, E, R>("Review", name, headers, body, submit)).pipe(
    Effect.tap(({ id }) => withHeaders({ location: `${reviews}/${id}` }))
  )
