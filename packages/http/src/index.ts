export { Api, ApiWithLogIn, type Code, type PortalScheme, type Problem, statusOf } from "./contract/index.ts"
export type { Ports } from "./server/handlers.ts"
export { type Mount, type MountByPortal, type Mounted, type MountWithLogIn, xueshi } from "./server/xueshi.ts"
