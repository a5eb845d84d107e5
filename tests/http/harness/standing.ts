import { createHash } from "node:crypto"
import {
  actorOf,
  Challenges,
  Credentials,
  Devices,
  type IdentityDocument,
  KeyedDigests,
  LockLimits,
  OrganisationRepository,
  type Principal,
  SessionRepository
} from "@xueshi/core"
import { Effect, Layer } from "effect"
import { type Caller, callers } from "./city.ts"

/** The token that a kind of caller shows: of a token's form, and readable. */
export const tokenOf = (caller: Caller): string => caller.padEnd(43, "-")

const digestOf = (token: string): string => createHash("sha256").update(token).digest("hex")
const callerOf = new Map(callers.map((caller) => [digestOf(tokenOf(caller)), caller]))

/** Who the callers are, known once the city is built. */
export interface Standing {
  readonly actors: Partial<Record<Caller, Principal>>
  /** `person`'s, who is `ownHat` as well. */
  document?: IdentityDocument
}

const documentOf = (caller: Caller, { document }: Standing): IdentityDocument =>
  document !== undefined && (caller === "person" || caller === "ownHat")
    ? document
    : { type: "passport", number: caller }

/**
 * The same sessions, and one of each actor that never ends, with the powers that it has, whatever became of its post and role:
 * whoever logs out asks the next thing all the same.
 */
const sessions = (standing: Standing) =>
  Layer.effect(
    SessionRepository,
    Effect.gen(function* () {
      const sessions = yield* SessionRepository
      const organisations = yield* OrganisationRepository
      const heldBy = Effect.fnUntraced(function* ({ hat, powers }: Principal) {
        if (hat._tag !== "Administrator" || powers === undefined) return undefined
        const { modules, superAdministrator } = powers
        const organisation = yield* Effect.orDie(organisations.get(hat.organisation))
        const post = { state: "active", rank: superAdministrator ? "super" : "ordinary" } as const
        return { organisation, post, role: { modules } }
      })
      return SessionRepository.of({
        ...sessions,
        find: (digest) => {
          const caller = callerOf.get(digest)
          const actor = caller && standing.actors[caller]
          if (caller === undefined || actor === undefined) return sessions.find(digest)
          const document = documentOf(caller, standing)
          const always = Number.MAX_SAFE_INTEGER
          const session = {
            digest,
            actor: actorOf(actor),
            document,
            mustChoose: false,
            usedAt: always,
            expiresAt: always
          }
          return Effect.map(heldBy(actor), (held) => ({ ...session, held }))
        }
      })
    })
  )

/** The code that `person` was sent, and the device that remembers them: neither is ever used up. */
export const standingCode = "246810"
export const standingDevice = { id: "f".repeat(32), secret: "device".padEnd(43, "-") }

const challenges = (standing: Standing) =>
  Layer.effect(
    Challenges,
    Effect.gen(function* () {
      const challenges = yield* Challenges
      const { digest } = yield* KeyedDigests
      const held = Effect.suspend(() => {
        const { number = "", type = "" } = standing.document ?? {}
        const text = `${type}/${number}`
        return Effect.all({ of: digest("code", text), digest: digest("code", JSON.stringify([text, standingCode])) })
      })
      return Challenges.of({
        ...challenges,
        attempt: (key) =>
          Effect.flatMap(held, ({ digest, of }) =>
            key === `code/${of}`
              ? Effect.succeed({ key, digest, tries: 1, expiresAt: Number.MAX_SAFE_INTEGER })
              : challenges.attempt(key)
          ),
        end: (challenge) =>
          Effect.flatMap(held, ({ of }) =>
            challenge.key === `code/${of}` ? Effect.succeed(true) : challenges.end(challenge)
          )
      })
    })
  )

const devices = (standing: Standing) =>
  Layer.effect(
    Devices,
    Effect.gen(function* () {
      const devices = yield* Devices
      const credentials = yield* Credentials
      const { id, secret } = standingDevice
      const held = Effect.suspend(() => {
        const { document } = standing
        if (document === undefined) return Effect.undefined
        return Effect.map(credentials.find(document), (credential) => ({
          ...{ id, document, digest: digestOf(secret), version: credential?.version ?? 0, opens: true },
          ...{ hat: { _tag: "Professional" as const }, madeAt: 0, usedAt: 0, expiresAt: Number.MAX_SAFE_INTEGER }
        }))
      })
      return Devices.of({
        ...devices,
        find: (asked) => (asked === id ? held : devices.find(asked)),
        replace: (device, digest) => (device.id === id ? Effect.succeed(true) : devices.replace(device, digest)),
        remove: (asked) => (asked === id ? Effect.succeed(true) : devices.remove(asked))
      })
    })
  )

/** Nothing locks: what fails in one story must not stand in the way of the next. */
const limit = { free: Number.MAX_SAFE_INTEGER, first: 1, longest: 1, forgotten: 1 }
const unlocked = Layer.succeed(LockLimits, {
  ...{ pair: limit, account: limit, address: limit, device: limit, request: limit }
})

/** Everything by which the callers prove who they are stands, whatever they have done before. */
export const standing = (who: Standing) => Layer.mergeAll(sessions(who), challenges(who), devices(who), unlocked)
