import type { Actor } from "@xueshi/core"
import { Context } from "effect"

/** The languages that answers are written in. */
export type Language = "zh" | "en"

/** What is known of a request before it is decoded. Without a mount nobody asks: every endpoint that needs somebody refuses. */
export const Asked = Context.Reference<{
  /** The id of the request, given by the caller or made here. */
  readonly id: string
  readonly language: Language
  /** Who asks, as the log-in says; undefined where nobody is logged in. */
  readonly actor: Actor | undefined
}>("@xueshi/http/Asked", { defaultValue: () => ({ id: "", language: "zh", actor: undefined }) })
