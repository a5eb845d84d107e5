import type { Text } from "@xueshi/core"
import { Data, Runtime } from "effect"

/** The command ends with a code of its own: 1 where something is wrong with the data, 2 where it could not be looked at. */
export class Ended extends Data.TaggedError("Ended")<{
  readonly code: 1 | 2
  readonly text?: Text
  /** One line each. */
  readonly details?: ReadonlyArray<string>
}> {
  override readonly [Runtime.errorExitCode] = this.code
  override readonly [Runtime.errorReported] = false
}

export const cannot = (zh: string, en: string): Ended => new Ended({ code: 2, text: { zh, en } })
