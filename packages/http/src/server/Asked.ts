import type { PasswordMustChange, Principal } from "@xueshi/core"
import { Context, type Redacted } from "effect"

/** The languages that answers are written in. */
export type Language = "zh" | "en"

/** What is known of a request before it is decoded. Without a mount nobody asks: every endpoint that needs somebody refuses. */
export const Asked = Context.Reference<{
  /** The id of the request, given by the caller or made here. */
  readonly id: string
  /** Its path within the interface, with the query: as if it were mounted nowhere. */
  readonly url: string
  readonly language: Language
  /** Who asks, as the portal's own log-in says; only asked for by an endpoint that needs somebody. */
  readonly principal: () => Promise<Principal | undefined>
  /** Who turned out to ask, for the log, and by which session; or why that session does not do. */
  readonly caller: { user?: string; token?: Redacted.Redacted; refused?: PasswordMustChange }
  /** The network address that asks, where the mount tells it. */
  readonly address: string | undefined
  /** How a session's cookie is bound. */
  readonly cookie: { readonly path: string; readonly secure: boolean }
}>("@xueshi/http/Asked", {
  defaultValue: () => ({
    id: "",
    url: "/",
    language: "zh",
    principal: async () => undefined,
    caller: {},
    address: undefined,
    cookie: { path: "/", secure: true }
  })
})
