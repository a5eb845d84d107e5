export { Api, type Code, type Problem, statusOf } from "./contract/index.ts"
export { type Mount, type Mounted, xueshi } from "./server/xueshi.ts"
