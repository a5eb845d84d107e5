import { Evidences, kindNames, mediaTypes, type PictureKind } from "@xueshi/core"
import { Effect, Stream } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { asking } from "./asking.ts"
import { withHeaders } from "./command.ts"
import { refusals } from "./refusals.ts"
import { shownAs } from "./shownAs.ts"

/** The name that somebody gave a picture, which ends as its content demands: a program chooses by that what to open it with. */
const named = (name: string, kind: PictureKind): string => {
  const ending = kindNames[kind]
  const sound = kind === "jpeg" ? /\.jpe?g$/iu.test(name) : name.toLowerCase().endsWith(`.${ending}`)
  return sound ? name : `${name}.${ending}`
}

export const evidence = HttpApiBuilder.group(Api, "evidence", (handlers) =>
  handlers
    .handle("upload", ({ params: { id }, payload }) =>
      asking((actor) =>
        Evidences.upload(
          actor,
          id,
          Stream.mapError(payload, () => refusals.payloadTooLarge)
        )
      ).pipe(
        // Nobody reads on: what is still on its way must not be taken for the next request.
        Effect.tapError(() => withHeaders({ connection: "close" }))
      )
    )
    .handle("get", ({ params: { digest, id } }) =>
      asking((actor) =>
        Effect.map(Evidences.get(actor, id, digest), ({ bytes, content, kind, name }) =>
          HttpServerResponse.stream(content, {
            contentType: mediaTypes[kind],
            contentLength: bytes,
            headers: {
              "content-disposition": shownAs(named(name, kind), `evidence.${kindNames[kind]}`),
              "x-content-type-options": "nosniff"
            }
          })
        )
      )
    )
    .handle("ofDeclaration", ({ params: { id } }) => asking((actor) => Evidences.ofDeclaration(actor, id)))
)
