import { Layer } from "effect"
import { certificates, verifications } from "./certificates.ts"
import { completions } from "./completions.ts"
import { declarations } from "./declarations.ts"
import { organisations } from "./organisations.ts"
import { professionals } from "./professionals.ts"
import { statistics } from "./statistics.ts"

/** Every handler of the interface. */
export const handlers = Layer.mergeAll(
  organisations,
  professionals,
  declarations,
  completions,
  statistics,
  certificates,
  verifications
)

/** What the handlers need of core: its ports. */
export type Ports = Exclude<Layer.Services<typeof handlers>, never>
