import { regionAndAbove } from "../../codes/region.ts"
import type { OrganisationId, ProfessionalId, UserId } from "../../kernel/ids.ts"
import type { Organisation } from "../../organisation/Organisation.ts"
import type { Principal } from "../Principal.ts"

/**
 * How whoever asks stands to what they ask for. `self`: it is about them as a professional; `maker`: they made it, or it is a
 * post of theirs; `colleague`: they work there; `own`: it is of the organisation that they administer; `below`: of one under it;
 * `handler`: it names that organisation as its handler; `declarant`: that organisation declared it on behalf of somebody; `region`:
 * it lies in the region of their bureau.
 */
export type Relation = "self" | "maker" | "colleague" | "own" | "below" | "handler" | "declarant" | "region"

/** Whose a thing is, as far as it says who may do something with it. */
export interface Target {
  /** The organisations that it belongs to: of some things several, such as who answers for it and where its person works. */
  readonly organisations?: ReadonlyArray<Pick<Organisation, "id" | "path" | "region">>
  /** The professional whom it is about. */
  readonly professional?: ProfessionalId | undefined
  readonly madeBy?: UserId | undefined
  /** A professional who works there. */
  readonly colleague?: ProfessionalId | undefined
  /** The organisation that is to decide on it. */
  readonly handler?: OrganisationId | undefined
  /** The organisation that declared it on behalf of its person. */
  readonly declarant?: OrganisationId | undefined
}

/** ORG-03: whether an organisation is another one's subordinate, however far below: its path holds the other's id. */
const isBelow = ({ id, path }: Pick<Organisation, "id" | "path">, superior: OrganisationId): boolean =>
  id !== superior && `/${path}`.includes(`/${superior}/`)

/** ORG-03: every relation between whoever asks and a thing. */
export const relationsOf = ({ hat, powers, user }: Principal, target: Target): ReadonlySet<Relation> => {
  const { colleague, declarant, handler, madeBy, organisations = [], professional } = target
  const found = new Set<Relation>()
  if (user === madeBy) found.add("maker")
  if (hat._tag === "Professional") {
    if (hat.professional === professional) found.add("self")
    if (hat.professional === colleague) found.add("colleague")
  }
  if (hat._tag === "Administrator") {
    if (handler === hat.organisation) found.add("handler")
    if (declarant === hat.organisation) found.add("declarant")
    for (const one of organisations) {
      if (one.id === hat.organisation) found.add("own")
      if (isBelow(one, hat.organisation)) found.add("below")
      if (powers?.region !== undefined && regionAndAbove(one.region).includes(powers.region)) found.add("region")
    }
  }
  return found
}
