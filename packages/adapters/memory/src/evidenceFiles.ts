import { EvidenceFiles, type FileKeeping, NotFound } from "@xueshi/core"
import { Effect, Layer, Stream } from "effect"
import { Hex } from "effect/encoding"

/** The part of the platform's own cryptography that is needed; browsers and Node have it alike. */
interface Platform {
  readonly crypto: {
    readonly subtle: { readonly digest: (algorithm: "SHA-256", bytes: Uint8Array) => Promise<ArrayBuffer> }
  }
}

const digestOf = async (bytes: Uint8Array): Promise<string> => {
  const { subtle } = (globalThis as unknown as Platform).crypto
  return Hex.encode(new Uint8Array(await subtle.digest("SHA-256", bytes)))
}

const joined = (pieces: ReadonlyArray<Uint8Array>): Uint8Array => {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

const keeping = (): FileKeeping => {
  const kept = new Map<string, { readonly bytes: Uint8Array; readonly at: number }>()
  return {
    put: (content, at) =>
      Effect.flatMap(Stream.runCollect(content), (pieces) =>
        Effect.promise(async () => {
          const bytes = joined(pieces)
          const digest = await digestOf(bytes)
          kept.set(digest, { bytes, at })
          return digest
        })
      ),
    get: (digest) =>
      Effect.suspend(() => {
        const found = kept.get(digest)
        return found === undefined
          ? Effect.fail(new NotFound({ kind: "Evidence", id: digest }))
          : Effect.succeed(Stream.succeed(found.bytes))
      }),
    collect: Effect.fnUntraced(function* (before, wanted) {
      const old = [...kept].flatMap(([digest, { at }]) => (at < before ? [digest] : []))
      const stay = yield* wanted(old)
      const gone = old.filter((digest) => !stay.has(digest) && (kept.get(digest)?.at ?? before) < before)
      for (const digest of gone) kept.delete(digest)
      return gone.length
    })
  }
}

/** Evidence in memory, for whoever wants any kept. */
export const evidenceFiles: Layer.Layer<never> = Layer.sync(EvidenceFiles, keeping)
