import { Effect } from "effect"
import { HttpRouter, HttpServerRequest } from "effect/http"
import { Asked } from "./Asked.ts"
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

const sound = (request: HttpServerRequest.HttpServerRequest, url: string): HttpServerRequest.HttpServerRequest =>
  Object.create(request, {
    url: { value: url },
    text: { get: () => Effect.flatMap(request.arrayBuffer, textOf) }
  })

/**
 * Every request as if the interface were mounted nowhere, without a copy of it; its text is looked at before anybody parses
 * it, and what is unsound is a defect that `guarded` tells.
 */
export const soundRequest = HttpRouter.middleware(
  (effect) =>
    Effect.flatMap(Asked, ({ url }) =>
      Effect.updateService(effect, HttpServerRequest.HttpServerRequest, (request) => sound(request, url))
    ),
  { global: true }
)
