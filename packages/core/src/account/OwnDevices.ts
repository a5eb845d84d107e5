import { Effect, type Redacted } from "effect"
import { NotFound } from "../kernel/NotFound.ts"
import { Credentials } from "./Credentials.ts"
import { type Device, Devices } from "./Devices.ts"
import { deviceOf, isOf } from "./deviceToken.ts"
import { ownSession } from "./openSession.ts"

/** A device as its owner sees it. */
export interface KnownDevice extends Pick<Device, "id" | "hat" | "madeAt" | "usedAt" | "expiresAt"> {
  /** Whether it opens a session without a password. */
  readonly opens: boolean
}

/** The devices that know whoever is logged in, the latest first (ACC-12). */
export const list = Effect.fn("OwnDevices.list")(function* (token: Redacted.Redacted) {
  const { document } = yield* ownSession(token)
  const credential = yield* (yield* Credentials).find(document)
  const devices = yield* (yield* Devices).of(document)
  return devices.map(
    ({ expiresAt, hat, id, madeAt, opens, usedAt, version }): KnownDevice => ({
      ...{ id, hat, madeAt, usedAt, expiresAt },
      opens: opens && version === credential?.version
    })
  )
})

/** Makes a device of whoever is logged in unknown (ACC-12). */
export const revoke = Effect.fn("OwnDevices.revoke")(function* (token: Redacted.Redacted, id: string) {
  const { document } = yield* ownSession(token)
  const devices = yield* Devices
  if (!isOf(yield* devices.find(id), document)) return yield* new NotFound({ kind: "Device", id })
  yield* devices.remove(id)
})

/** Lets a device open nothing more before a password was typed on it: for who logs out there (ACC-12). It stays known. */
export const close = Effect.fn("OwnDevices.close")(function* (token: Redacted.Redacted) {
  const device = yield* deviceOf(token)
  if (device?.opens === true) yield* (yield* Devices).replace({ ...device, opens: false }, device.digest)
})
