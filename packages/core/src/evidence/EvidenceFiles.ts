import { Context, type Effect, type Stream } from "effect"
import type { NotFound } from "../kernel/NotFound.ts"

/**
 * Port: keeps files by the SHA-256 of their content, in lower-case hexadecimal. Who may have them, and what they are, it does
 * not know.
 */
export interface FileKeeping {
  /**
   * Keeps what comes, once however often it comes, as put at a moment (milliseconds since 1970-01-01T00:00Z); gives its digest
   * once it would outlive a failure of the machine. Where the content fails, or is broken off, nothing is left of it.
   */
  readonly put: <E, R>(content: Stream.Stream<Uint8Array, E, R>, at: number) => Effect.Effect<string, E, R>
  readonly get: (digest: string) => Effect.Effect<Stream.Stream<Uint8Array>, NotFound>
  /**
   * Removes what was last put before a moment and is not among those that are still wanted, as `wanted` says of some at a time,
   * and what was begun before it and never came to its end; gives how many files. What is put meanwhile stays.
   */
  readonly collect: <E, R>(
    before: number,
    wanted: (digests: ReadonlyArray<string>) => Effect.Effect<ReadonlySet<string>, E, R>
  ) => Effect.Effect<number, E, R>
}

/**
 * Where evidence is kept; nowhere unless an embedder provides it. Without it nothing can be uploaded, and declarations name
 * evidence that the embedder answers for itself.
 *
 * @example
 * Effect.provide(program, directory("/var/lib/xueshi/evidence"))
 */
export const EvidenceFiles = Context.Reference<FileKeeping | undefined>("@xueshi/core/evidence/EvidenceFiles", {
  defaultValue: () => undefined
})
