import { Effect, Result, Stream } from "effect"
import type { InvalidFields } from "../kernel/FieldIssue.ts"
import type { EvidenceDemands } from "../policy/document/EvidenceDemands.ts"
import { PictureReader } from "./picture/PictureReader.ts"
import { acceptPicture } from "./rules/acceptPicture.ts"

/**
 * Looks at a file as it goes by (DEC-03): it ends with what is wrong with it as soon as that is known, so that no more of it is read
 * than is asked for, and nothing of it is kept here. What it was can be asked once it has gone by.
 */
export const looking = (demands: EvidenceDemands) => {
  const reader = new PictureReader()
  let bytes = 0
  const end = Effect.suspend(() => Effect.fromResult(acceptPicture(demands, bytes, reader.end())))
  return {
    through: <E, R>(content: Stream.Stream<Uint8Array, E, R>): Stream.Stream<Uint8Array, E | InvalidFields, R> =>
      Stream.mapEffect(content, (piece) => {
        bytes += piece.length
        const fault = bytes > demands.mostBytes ? undefined : reader.push(piece)
        const found = fault === undefined ? undefined : Result.fail(fault)
        return Effect.fromResult(Result.map(acceptPicture(demands, bytes, found), () => piece))
      }).pipe(Stream.concat(Stream.drain(Stream.fromEffect(end)))),
    found: () => ({ bytes, kind: Result.getOrThrow(reader.end()).kind })
  }
}
