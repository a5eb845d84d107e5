import { AskedHat } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { described } from "./describe.ts"
import { problems } from "./Problem.ts"
import { Authenticated } from "./security.ts"

const id = Schema.String.check(Schema.isPattern(/^[0-9a-f]{32}$/u))

/** A device that knows its owner; times in milliseconds since 1970-01-01T00:00Z. */
const KnownDevice = Schema.Struct({
  id,
  hat: AskedHat,
  /** Whether it opens a session without a password. */
  opens: Schema.Boolean,
  madeAt: Schema.Int,
  usedAt: Schema.Int,
  expiresAt: Schema.Int
})

const list = HttpApiEndpoint.get("list", "/me/devices", {
  success: Schema.Array(KnownDevice),
  error: problems("SessionEnded")
}).annotateMerge(described({ zh: "记住我的设备", en: "The devices that remember me", rules: ["ACC-12"] }))

const revoke = HttpApiEndpoint.delete("revoke", "/me/devices/:id", {
  params: { id },
  success: HttpApiSchema.NoContent,
  error: problems("NotFound", "SessionEnded")
}).annotateMerge(described({ zh: "不再记住某一设备", en: "Lets a device no longer know me", rules: ["ACC-12"] }))

/** 设备: there where the portal brings no log-in of its own. */
export const devices = HttpApiGroup.make("devices")
  .add(list, revoke)
  .middleware(Authenticated)
  .annotateMerge(OpenApi.annotations({ title: "设备 · Devices", description: "“记住我”的设备" }))
