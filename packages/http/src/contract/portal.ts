import type { OpenApi } from "effect/http-api"
import { completed, mapped, type Operation } from "./document.ts"

/** How a portal's own log-in shows itself in requests, as OpenAPI has it: the portal's cookie, its header, its bearer token. */
export type PortalScheme = OpenApi.OpenAPISecurityScheme

/** What the interface's own sessions alone are refused for. */
const ownSessions = ["PasswordMustChange"]

/**
 * The document of a mount whose portal authenticates: the interface's own credentials are not in it. Where the portal says
 * nothing of its log-in neither does the document: `security` is absent, since none at all (`[]`) would mean that anybody may.
 */
export const byPortal =
  (scheme?: PortalScheme) =>
  (generated: object): Record<string, unknown> => {
    const document = completed(generated, ownSessions)
    const secured = ({ security = [], ...operation }: Operation): Operation => {
      if (security.length === 0) return { ...operation, security }
      const description = `${operation.description}\n\n须先在门户登录。 / Asks for the portal's own log-in.`
      return { ...operation, description, ...(scheme && { security: [{ portal: [] }] }) }
    }
    return {
      ...document,
      components: { ...document.components, securitySchemes: scheme === undefined ? {} : { portal: scheme } },
      paths: mapped(document.paths, (operations) => mapped(operations, secured))
    }
  }
