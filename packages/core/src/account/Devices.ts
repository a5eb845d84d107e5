import { Context, type Effect, Schema } from "effect"
import { IdentityDocument } from "../professional/Professional.ts"
import { AskedHat } from "./Actor.ts"

/** A device that somebody has logged in from and wants to be known by. Its token is known to it alone. */
export const Device = Schema.Struct({
  id: Schema.String,
  document: IdentityDocument,
  /** SHA-256 of the token that is valid now: another one after each use. */
  digest: Schema.String,
  /** Of the credential that it was last let in with: whatever changes that, a password is asked for again. */
  version: Schema.Int,
  /** The hat under which it opens a session. */
  hat: AskedHat,
  /** Whether it opens a session without a password. */
  opens: Schema.Boolean,
  /** Milliseconds since 1970-01-01T00:00Z, as the next two. */
  madeAt: Schema.Int,
  usedAt: Schema.Int,
  expiresAt: Schema.Int
})
export type Device = typeof Device.Type

/** Port: keeps the devices of users. */
export class Devices extends Context.Service<
  Devices,
  {
    readonly add: (device: Device) => Effect.Effect<void>
    readonly find: (id: string) => Effect.Effect<Device | undefined>
    /** Writes a device in place of what it was under a digest; whether it still was that. */
    readonly replace: (device: Device, digest: string) => Effect.Effect<boolean>
    /** Removes a device; whether there was one. */
    readonly remove: (id: string) => Effect.Effect<boolean>
    /** The devices of a document, the latest first. */
    readonly of: (document: IdentityDocument) => Effect.Effect<ReadonlyArray<Device>>
    /** Removes what expired at that moment or before; gives how many. */
    readonly collect: (at: number) => Effect.Effect<number>
  }
>()("@xueshi/core/account/Devices") {}
