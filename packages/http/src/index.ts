export { Api, type Code, type Problem, statusOf } from "./contract/index.ts"
export type { Ports } from "./server/handlers.ts"
export { type MissingGlyphs, Printer, Workbooks } from "./server/ports.ts"
export { type Mount, type Mounted, xueshi } from "./server/xueshi.ts"
