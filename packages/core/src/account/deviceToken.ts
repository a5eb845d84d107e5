import { Duration, Effect, Redacted } from "effect"
import { Digests } from "../journal/Digests.ts"
import { now } from "../kernel/now.ts"
import type { AskedHat, Hat } from "./Actor.ts"
import type { Credential } from "./Credentials.ts"
import { DeviceLifetime } from "./DeviceLifetime.ts"
import { type Device, Devices } from "./Devices.ts"
import { documentKey } from "./documentKey.ts"
import { digestOfToken, makeToken } from "./sessionToken.ts"

const form = /^([0-9a-f]{32})\.([\w-]{43})$/u

/**
 * The device that shows its valid token. An old token of a device means that two have it, one of them by theft: the device is
 * then no longer known (ACC-12).
 */
export const deviceOf = Effect.fnUntraced(function* (token: Redacted.Redacted | undefined) {
  const [, id, secret] = token === undefined ? [] : (form.exec(Redacted.value(token)) ?? [])
  if (id === undefined || secret === undefined) return undefined
  const devices = yield* Devices
  const device = yield* devices.find(id)
  if (device === undefined || device.expiresAt <= (yield* now).at) return undefined
  if (device.digest === (yield* digestOfToken(Redacted.make(secret)))) return device
  yield* devices.remove(id)
  return undefined
})

/** What a device is from now on, under a new token. */
const renewed = Effect.fnUntraced(function* (id: string, credential: Credential, hat: Hat, opens: boolean) {
  const secret = yield* makeToken
  const { at } = yield* now
  const asked: AskedHat =
    hat._tag === "Administrator" ? { _tag: "Administrator", organisation: hat.organisation } : { _tag: "Professional" }
  const device: Device = {
    id,
    document: credential.document,
    digest: (yield* digestOfToken(secret)) as string,
    version: credential.version,
    hat: asked,
    opens,
    madeAt: at,
    usedAt: at,
    expiresAt: at + Duration.toMillis(yield* DeviceLifetime)
  }
  return { device, token: Redacted.make(`${id}.${Redacted.value(secret)}`, { label: "device" }) }
})

/** Gives a device its next token; undefined where somebody has used the one before at this moment, and it is known no more. */
export const renewDevice = Effect.fnUntraced(function* (
  device: Device,
  credential: Credential,
  hat: Hat,
  opens = device.opens
) {
  const devices = yield* Devices
  const { device: next, token } = yield* renewed(device.id, credential, hat, opens)
  if (yield* devices.replace({ ...next, madeAt: device.madeAt }, device.digest)) return token
  yield* devices.remove(device.id)
  return undefined
})

/** Makes a device known from now on; gives its first token. */
export const addDevice = Effect.fnUntraced(function* (credential: Credential, hat: Hat) {
  const { device, token } = yield* renewed(yield* (yield* Digests).salt, credential, hat, true)
  yield* (yield* Devices).add(device)
  return token
})

/** Whether a device is of the holder of a document. */
export const isOf = (device: Device | undefined, document: Credential["document"]): boolean =>
  device !== undefined && documentKey(device.document) === documentKey(document)
