import type { Organisation } from "../../organisation/Organisation.ts"
import type { Actor } from "../Actor.ts"

/** ORG-03: an administrator's jurisdiction holds an organisation where their own stands in its path, the ids from the root down. */
export const administers = ({ hat }: Actor, organisation: Pick<Organisation, "path">): boolean =>
  hat._tag === "Administrator" && `/${organisation.path}`.includes(`/${hat.organisation}/`)
