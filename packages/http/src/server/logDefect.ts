import { Cause, Effect } from "effect"
import { Asked } from "./Asked.ts"
import { withoutPersonal } from "./withoutPersonal.ts"

/** Logs what nobody expected, without what is personal. */
export const logDefect = (cause: Cause.Cause<unknown>, operation: string) =>
  Effect.flatMap(Asked, ({ id }) =>
    Effect.logError("a request ended in a defect", withoutPersonal(Cause.pretty(cause))).pipe(
      Effect.annotateLogs({ operation, request: id })
    )
  )
