import { Effect } from "effect"
import type { ClaimDraft, Declarant } from "../declaration/Declaration.ts"
import type { Guard } from "../journal/Guard.ts"
import type { ProfessionalId } from "../kernel/ids.ts"
import { EvidenceFiles } from "./EvidenceFiles.ts"
import { EvidenceRepository } from "./EvidenceRepository.ts"

/** Whether what a declaration names is kept here, and so must have been uploaded. */
const keptFor = (declarant: Declarant | undefined) =>
  Effect.map(EvidenceFiles, (keeping) => keeping !== undefined && declarant?._tag !== "Base")

/**
 * What was uploaded for a person of the evidence that a claim names. A training base uploads for nobody: what it names for those
 * who attended is its own to keep, beside its plan.
 */
export const uploadsOf = Effect.fnUntraced(function* (
  professional: ProfessionalId,
  { evidence }: ClaimDraft,
  declarant?: Declarant
) {
  if (!(yield* keptFor(declarant))) return undefined
  const digests = evidence.map(({ digest }) => digest)
  return digests.length === 0 ? [] : yield* (yield* EvidenceRepository).of(professional, digests)
})

/** That nobody collects what a decision has found uploaded before it is attached. */
export const uploaded = (
  professional: ProfessionalId,
  evidence: ReadonlyArray<{ readonly digest: string }> = []
): ReadonlyArray<Guard> => evidence.map(({ digest }) => ({ _tag: "Uploaded", professional, digest }))
