import { createServer } from "node:net"
import { Effect } from "effect"
import { PortInUse } from "./errors.ts"

/** Fails at once where somebody listens on the port already, not after all the work. */
export const freePort = (port: number): Effect.Effect<void, PortInUse> =>
  Effect.callback((resume) => {
    const probe = createServer()
    probe.once("error", (error: NodeJS.ErrnoException) =>
      resume(error.code === "EADDRINUSE" ? Effect.fail(new PortInUse({ port })) : Effect.die(error))
    )
    probe.listen(port, "127.0.0.1", () => probe.close(() => resume(Effect.void)))
  })
