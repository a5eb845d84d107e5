import { Effect } from "effect"
import type { Guard } from "../journal/Guard.ts"
import type { DeclarationId, ProfessionalId } from "../kernel/ids.ts"
import type { Declaration } from "./Declaration.ts"
import { DeclarationRepository } from "./DeclarationRepository.ts"

/** That nothing more stands of a person's until what was decided on these is written (DEC-10). */
export const noneBut = (professional: ProfessionalId, standing: ReadonlyArray<Declaration>): Guard => ({
  _tag: "NoneStandingBut",
  professional,
  but: standing.map(({ id }) => id)
})

/** What stands of a person's beside one declaration. */
export const standingBeside = Effect.fnUntraced(function* (professional: ProfessionalId, id: DeclarationId) {
  const all = yield* (yield* DeclarationRepository).standing([professional])
  return all.filter((one) => one.id !== id)
})
