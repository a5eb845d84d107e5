import { Schema } from "effect"
import { OrganisationId, ProfessionalId, UserId } from "../kernel/ids.ts"

/** The one hat under which a user acts (ACC-02). The embedder's own hat creates the root bureau (ORG-11). */
export const Hat = Schema.TaggedUnion({
  Professional: { professional: ProfessionalId },
  Administrator: { organisation: OrganisationId },
  Embedder: {}
})
export type Hat = typeof Hat.Type

/** The hat that somebody asks for at log-in (ACC-02). */
export const AskedHat = Schema.TaggedUnion({ Professional: {}, Administrator: { organisation: OrganisationId } })
export type AskedHat = typeof AskedHat.Type

/** Who acts: a user under one hat. The embedder's log-in makes it; every command carries it. */
export const Actor = Schema.Struct({ user: UserId, hat: Hat })
export type Actor = typeof Actor.Type
