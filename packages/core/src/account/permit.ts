import { Effect } from "effect"
import type { OrganisationId } from "../kernel/ids.ts"
import type { NotFound } from "../kernel/NotFound.ts"
import type { BeyondJurisdiction } from "../organisation/rules/withinJurisdiction.ts"
import type { HandledOperation, Operation } from "./operations.ts"
import type { Principal } from "./Principal.ts"
import { type Asked, authorise, NotAllowed } from "./rules/authorise.ts"
import type { NotHandler } from "./rules/handles.ts"

/** Why an operation is denied; that somebody else handles an item, only where items are handled. */
export type Denied<Name extends Operation> =
  | NotAllowed
  | BeyondJurisdiction
  | NotFound
  | (Name extends HandledOperation ? NotHandler : never)

/** Goes on where whoever asks may do the operation on what they ask for (ACC-10). */
export const permit = <Name extends Operation>(principal: Principal, operation: Name, asked: Asked) =>
  Effect.fromResult(authorise(principal, operation, asked)) as Effect.Effect<void, Denied<Name>>

/** The same of what concerns nobody else's things. */
export const permitOwn = (
  principal: Principal,
  operation: Operation,
  asked: Pick<Asked, "deciding" | "asking"> = {}
): Effect.Effect<void, NotAllowed> =>
  Effect.mapError(Effect.fromResult(authorise(principal, operation, asked)), (refused) =>
    refused._tag === "NotAllowed" ? refused : new NotAllowed({ why: "hat", modules: [] })
  )

/** The organisation that an administrator acts for; nobody else acts for one. */
export const actingFor = ({ hat }: Principal): Effect.Effect<OrganisationId, NotAllowed> =>
  hat._tag === "Administrator"
    ? Effect.succeed(hat.organisation)
    : Effect.fail(new NotAllowed({ why: "hat", modules: [] }))

/** The same, where they may do an operation of their organisation's at all. */
export const ownOrganisation = (
  principal: Principal,
  operation: Operation,
  asked: Pick<Asked, "deciding" | "asking"> = {}
) => Effect.andThen(permitOwn(principal, operation, asked), actingFor(principal))
