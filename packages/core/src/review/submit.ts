import { Effect } from "effect"
import { modulesOf } from "../account/modules.ts"
import type { Principal } from "../account/Principal.ts"
import { ownOrganisation, permitOwn } from "../account/permit.ts"
import { NotAllowed } from "../account/rules/authorise.ts"
import { unchanged } from "../journal/unchanged.ts"
import type { ProfessionalId } from "../kernel/ids.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import { readable } from "../professional/readable.ts"
import { notInTransfer } from "../professional/rules/notInTransfer.ts"
import { kindOf } from "./deciding.ts"
import type { ReviewKind } from "./ReviewKind.ts"
import { type Asking, submitted } from "./submitted.ts"

const operation = "Reviews.submit"

/** The person who asks, and where they work, as they stand until the request is written. */
const person = Effect.fnUntraced(function* (principal: Principal, id: ProfessionalId) {
  const { organisation, professional } = yield* readable(principal, operation, id)
  yield* Effect.fromResult(notInTransfer(professional))
  return {
    own: organisation,
    guards: [unchanged("Professional", professional)],
    asking: { title: professional.person.name, professional: id, organisation: null }
  }
})

/** A kind that asks organisations which have nobody for it would wait for ever: whoever made the kind is to mend it. */
const asksWhoDecides = Effect.fnUntraced(function* ({ kind, module }: ReviewKind, steps: Asking["steps"]) {
  const organisations = yield* OrganisationRepository
  for (const id of steps) {
    const step = yield* Effect.orDie(organisations.get(id))
    if (!modulesOf[step.kind].includes(module))
      return yield* Effect.die(
        new Error(`the review ${kind} asks a ${step.kind}, which has nobody with the module ${module}`)
      )
  }
})

/** The organisation that asks. */
const organisation = Effect.fnUntraced(function* (principal: Principal, { asks }: ReviewKind) {
  const id = yield* ownOrganisation(principal, operation, { asking: asks ?? undefined })
  const own = yield* Effect.orDie((yield* OrganisationRepository).get(id))
  return { own, guards: [], asking: { title: own.name, professional: null, organisation: id } }
})

/**
 * Puts a request of an agency's own kind under review, for the person who asks or for the administrator's own organisation: what it
 * says is read as the kind has it, with every failing field at once (PRO-03, SYS-04). Kinds that have a use case of their own are
 * submitted by that alone.
 */
export const submit = Effect.fn("Reviews.submit")(function* (principal: Principal, name: string, said: unknown) {
  const kind = yield* kindOf(name)
  yield* permitOwn(principal, operation, { asking: kind.asks ?? undefined })
  const { hat } = principal
  if (kind.steps === undefined || kind.submits !== hat._tag.toLowerCase())
    return yield* new NotAllowed({ why: "hat", modules: [] })
  const content = yield* Effect.fromResult(kind.read(said))
  const { asking, guards, own } =
    hat._tag === "Professional" ? yield* person(principal, hat.professional) : yield* organisation(principal, kind)
  const steps = kind.steps(own)
  yield* asksWhoDecides(kind, steps)
  return yield* submitted(principal, kind, { ...asking, steps, content }, () => ({
    changes: [],
    guards: [...guards, unchanged("Organisation", own)]
  }))
})
