import { Layer } from "effect"
import { declarations } from "./declarations.ts"

/** Every handler of the interface. */
export const handlers = Layer.mergeAll(declarations)

/** What the handlers need of core: its ports. */
export type Ports = Exclude<Layer.Services<typeof handlers>, never>
