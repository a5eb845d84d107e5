import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import { createAdaptorServer } from "@hono/node-server"

/** The database that a contestant serves, as it is told to its process, and at which moment. */
export interface Told {
  readonly connection: {
    readonly host: string
    readonly port: number
    readonly username: string
    readonly database: string
    readonly password?: string
  }
  readonly now: number
}

/** What a contestant answers: its port, once it listens; then, asked for it, its processor time so far in microseconds. */
export type Answered = { readonly port: number } | { readonly spent: number }

/** How many connections to the database a contestant has: what both drivers take unless told. */
export const connections = 10

/** Serves in a process of its own, so that a contestant shares its thread with nobody, until the bench goes. */
export const serveInChild = (
  appOf: (told: Told) => { readonly fetch: (request: Request) => Response | Promise<Response> }
) => {
  const say = (answered: Answered) => process.send?.(answered)
  process.once("message", (told: Told) => {
    const server = createAdaptorServer({ fetch: appOf(told).fetch }) as Server
    server.listen(0, "127.0.0.1", () => say({ port: (server.address() as AddressInfo).port }))
    process.on("message", () => {
      const { system, user } = process.cpuUsage()
      say({ spent: system + user })
    })
  })
  process.once("disconnect", () => process.exit())
}
