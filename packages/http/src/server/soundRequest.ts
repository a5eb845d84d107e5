import { Effect } from "effect"
import type { HttpServerRequest } from "effect/http"
import { type Flaw, flawIn } from "./flawIn.ts"

/** A body that is refused before its schema sees it: its text, or undefined where the bytes are no UTF-8. */
export class UnsoundBody {
  readonly flaw: Flaw | undefined
  constructor(flaw: Flaw | undefined) {
    this.flaw = flaw
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true })

const textOf = (bytes: ArrayBuffer): Effect.Effect<string> =>
  Effect.suspend(() => {
    let text: string
    try {
      text = decoder.decode(bytes)
    } catch {
      return Effect.die(new UnsoundBody(undefined))
    }
    const flaw = flawIn(text)
    return flaw === undefined ? Effect.succeed(text) : Effect.die(new UnsoundBody(flaw))
  })

/** The same request, whose text is looked at before anybody parses it; what is unsound is a defect that `guarded` tells. */
export const soundRequest = (request: HttpServerRequest.HttpServerRequest): HttpServerRequest.HttpServerRequest =>
  Object.create(request, {
    text: { get: () => Effect.flatMap(request.arrayBuffer, textOf) }
  })
