import { Context, Effect } from "effect"

/** The part of the platform's own cryptography that the journal needs; browsers and Node have it alike. */
interface Platform {
  readonly crypto: {
    readonly getRandomValues: (bytes: Uint8Array) => Uint8Array
    readonly subtle: { readonly digest: (algorithm: "SHA-256", bytes: Uint8Array) => Promise<ArrayBuffer> }
  }
  readonly TextEncoder: new () => { readonly encode: (text: string) => Uint8Array }
}

const platform = () => globalThis as unknown as Platform
const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")

/** Port: digests of texts, and salts that nobody can guess. The platform's own unless something else is provided. */
export const Digests = Context.Reference<{
  /** SHA-256 of each text in UTF-8, in lower-case hexadecimal. */
  readonly sha256: (texts: ReadonlyArray<string>) => Effect.Effect<ReadonlyArray<string>>
  /** 128 random bits in hexadecimal. */
  readonly salt: Effect.Effect<string>
}>("@xueshi/core/journal/Digests", {
  defaultValue: () => ({
    sha256: (texts) =>
      Effect.promise(() => {
        const { TextEncoder, crypto } = platform()
        const encoder = new TextEncoder()
        return Promise.all(
          texts.map(async (text) => hex(new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text)))))
        )
      }),
    salt: Effect.sync(() => hex(platform().crypto.getRandomValues(new Uint8Array(16))))
  })
})
