import { Effect, Redacted, Schema } from "effect"
import { Digests } from "../journal/Digests.ts"

const fromHex = Schema.decodeSync(Schema.Uint8ArrayFromHex)
const toBase64Url = Schema.encodeSync(Schema.Uint8ArrayFromBase64Url)
/** 256 bits in base64url. */
const form = /^[\w-]{43}$/u

/** 256 random bits: nobody guesses a token, so one round of SHA-256 keeps it. */
export const makeToken = Effect.gen(function* () {
  const { salt } = yield* Digests
  return Redacted.make(toBase64Url(fromHex(`${yield* salt}${yield* salt}`)), { label: "token" })
})

/** What a token is known by; undefined for what cannot be a token. */
export const digestOfToken = Effect.fnUntraced(function* (token: Redacted.Redacted) {
  const text = Redacted.value(token)
  if (!form.test(text)) return undefined
  const [digest] = yield* (yield* Digests).sha256([text])
  return digest
})
