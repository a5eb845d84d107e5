// Schemas as generated functions: half the time, the same answers (docs/decisions/0002-dependencies.md).
import "effect/schema/SchemaJITCompiler/enable"

export { Api, ApiWithLogIn, type Code, type PortalScheme, type Problem, statusOf } from "./contract/index.ts"
export type { Ports } from "./server/handlers.ts"
export { type Mount, type MountByPortal, type Mounted, type MountWithLogIn, xueshi } from "./server/xueshi.ts"
