import { Policies, type Policy, type WhatIf, WhatIfFlip, WhatIfs } from "@xueshi/core"
import { Effect, type Option, type Redacted, Schema, Stream } from "effect"
import { onDatabase } from "../../database.ts"
import { readPolicies } from "../../documents.ts"
import { cannot, type Ended } from "../../Ended.ts"
import type { Progress } from "../test/Progress.ts"

/** Which deployment's people are judged, and by which documents now. */
interface Deployed {
  readonly database: Option.Option<Redacted.Redacted>
  readonly documents: ReadonlyArray<string>
}

interface Asked {
  readonly changed: Policy
  /** What governs everybody now; the deployment's documents where it is not said. */
  readonly from: Policy | undefined
  readonly year: number
  readonly examples: number
}

const encode = Schema.encodeSync(WhatIfFlip)

/** Puts everybody of a deployment to a what-if; nothing is written there. */
export const judgeDeployment = <A, E>(
  { database, documents }: Deployed,
  { changed, examples, from, year }: Asked,
  { tell }: Progress,
  flipped: ((lines: string) => Effect.Effect<void, Ended>) | undefined,
  shown: (whatIf: WhatIf, judging: Effect.Effect<void, Ended>) => Effect.Effect<A, E>
) =>
  Effect.gen(function* () {
    const policies = yield* readPolicies(documents)
    const judging = Effect.gen(function* () {
      const { events, whatIf } = yield* Effect.mapError(
        WhatIfs.open("", changed, year, { examples, ...(from && { from }) }),
        ({ en, zh }) => cannot(zh, en)
      )
      const all = Stream.runForEach(events, (event) => {
        if (event.event === "flip")
          return flipped === undefined ? Effect.void : flipped(`${JSON.stringify(encode(event))}\n`)
        if (event.event === "report") return Effect.void
        const { gained, lost, persons } = event
        return tell(`… ${persons.toLocaleString("en")} 人 / people · +${gained} −${lost}`)
      })
      return yield* shown(
        whatIf,
        Effect.catchTag(all, "InvalidFields", ({ en, zh }) => cannot(zh, en))
      )
    })
    return yield* onDatabase(database, Effect.provideService(judging, Policies, policies))
  })
