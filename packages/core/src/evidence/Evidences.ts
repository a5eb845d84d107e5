import { Effect, Result, type Stream } from "effect"
import type { Principal } from "../account/Principal.ts"
import { overlapping } from "../declaration/rules/overlapping.ts"
import type { Situation } from "../declaration/Situation.ts"
import { standingBeside } from "../declaration/standing.ts"
import { policyGoverning, policyOf, readable } from "../declaration/step.ts"
import type { DeclarationId, ProfessionalId } from "../kernel/ids.ts"
import { NotFound } from "../kernel/NotFound.ts"
import { now } from "../kernel/now.ts"
import { evidenceDemandsOf } from "../policy/rules/evidenceDemandsOf.ts"
import { readable as person } from "../professional/readable.ts"
import { EvidenceFiles } from "./EvidenceFiles.ts"
import { EvidenceRepository } from "./EvidenceRepository.ts"
import { looking } from "./looking.ts"
import { MostLoose } from "./MostLoose.ts"
import { mayUpload, TooManyLoose } from "./rules/mayUpload.ts"
import type { Overlap, Reuse, Upload } from "./Upload.ts"

/** A picture as it is sent. */
export interface Sent extends Upload {
  /** As whoever declares calls it. */
  readonly name: string
  readonly content: Stream.Stream<Uint8Array>
}

/** What a reviewer is told of the evidence of a declaration, and of what else may be the same activity. */
export interface Seen {
  readonly uploads: ReadonlyArray<Upload>
  /** Other declarations, of anybody, that have the same pictures: the first hundred. */
  readonly reuses: ReadonlyArray<Reuse>
  /** What stands of the person's under other forms, on days that it shares, of the same holder. */
  readonly overlaps: ReadonlyArray<Overlap>
}

/** How many declarations with the same pictures are told of at most. */
const mostReuses = 100

const unknown = (id: string) => new NotFound({ kind: "Evidence", id })

/** Where evidence is kept, where any is. */
const files = Effect.flatMap(EvidenceFiles, (keeping) =>
  keeping === undefined ? Effect.fail(unknown("")) : Effect.succeed(keeping)
)

/**
 * Takes a picture for a person's declarations, as it comes: refused as soon as it is larger than the document asks, or no whole
 * picture (DEC-03). It is theirs alone to attach. What nobody attaches is collected, and of that a person has only so much (`MostLoose`):
 * whoever has it is refused before the first byte.
 */
export const upload = Effect.fn("Evidences.upload")(function* <E, R>(
  principal: Principal,
  professionalId: ProfessionalId,
  content: Stream.Stream<Uint8Array, E, R>
) {
  const keeping = yield* files
  const { organisation, professional } = yield* person(principal, "Evidences.upload", professionalId)
  const when = yield* now
  const policy = yield* policyOf(organisation, professional, {}, when)
  const [most, repository] = [yield* MostLoose, yield* EvidenceRepository]
  yield* Effect.fromResult(mayUpload(yield* repository.loose(professionalId), most))
  const { found, through } = looking(evidenceDemandsOf(policy.document))
  const digest = yield* keeping.put(through(content), when.at)
  const upload: Upload = { digest, professional: professionalId, by: principal.user, ...found(), at: when.at }
  return (yield* repository.put(upload, most)) ? upload : yield* new TooManyLoose({ most })
})

/** A picture of a declaration, for whoever may read the declaration (ORG-03, ACC-10). */
export const get = Effect.fn("Evidences.get")(function* (principal: Principal, id: DeclarationId, digest: string) {
  const keeping = yield* files
  const { declaration } = yield* readable(principal, "Evidences.get", id)
  const named = declaration.claim.evidence.find((one) => one.digest === digest)
  if (named === undefined) return yield* unknown(digest)
  const [found] = yield* (yield* EvidenceRepository).of(declaration.professional, [digest])
  if (found === undefined) return yield* unknown(digest)
  return { ...found, name: named.name, content: yield* keeping.get(digest) } satisfies Sent
})

/** What may be the same activity as a declaration that is submitted, as far as a document tells. */
const overlapsOf = Effect.fnUntraced(function* (situation: Situation) {
  const { declaration, professional } = situation
  if (declaration._tag === "Draft") return []
  const found = yield* Effect.result(policyGoverning({ ...situation, ...(yield* now) }))
  if (Result.isFailure(found)) return []
  const standing = yield* standingBeside(professional.id, declaration.id)
  return overlapping(found.success, declaration.claim, standing).map(
    ({ claim: { form, from, hours, to }, id }): Overlap => ({ declaration: id, form, from, to, hours })
  )
})

/**
 * What a declaration's evidence is, where else the same pictures are used, and what else of the person's may be the same activity,
 * for whoever decides on it (DEC-03, DEC-10).
 */
export const ofDeclaration = Effect.fn("Evidences.ofDeclaration")(function* (principal: Principal, id: DeclarationId) {
  const situation = yield* readable(principal, "Evidences.ofDeclaration", id)
  const { declaration } = situation
  const repository = yield* EvidenceRepository
  const digests = declaration.claim.evidence.map(({ digest }) => digest)
  const own = declaration.copyOf === null ? [id] : [id, declaration.copyOf]
  return {
    uploads: yield* repository.of(declaration.professional, digests),
    reuses: yield* repository.reuses(digests, own, mostReuses),
    overlaps: yield* overlapsOf(situation)
  } satisfies Seen
})

/**
 * Forgets what was uploaded before a moment and no declaration has, and removes files of which nobody is left who uploaded them;
 * gives how many files. For whoever embeds to run now and then, with the moment of a day ago: what people are still writing stays.
 */
export const collect = Effect.fn("Evidences.collect")(function* (before: number) {
  const keeping = yield* EvidenceFiles
  if (keeping === undefined) return 0
  const repository = yield* EvidenceRepository
  yield* repository.forget(before)
  return yield* keeping.collect(before, repository.known)
})
