export { type Connection, connectionOf, urlOf } from "./Connection.ts"
export { EmbeddedPostgres, type Options, type Server } from "./EmbeddedPostgres.ts"
export * from "./StartError.ts"
export type { Settings } from "./server/launch.ts"
