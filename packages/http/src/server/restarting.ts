import type { Context } from "effect"

interface Web {
  readonly handler: (request: Request, context: Context.Context<never>) => Promise<Response>
  readonly dispose: () => Promise<void>
}

/**
 * A handler that is made anew, at the next request, after its making has failed: a database that was away when the portal
 * started is found once it is back. A handler that stands never rejects.
 */
export const restarting = (make: () => Web): Web => {
  let current = make()
  return {
    handler: async (request, context) => {
      const web = current
      try {
        return await web.handler(request, context)
      } catch (error) {
        if (web === current) {
          current = make()
          await web.dispose()
        }
        throw error
      }
    },
    dispose: () => current.dispose()
  }
}
