import { Context, type Effect, Schema } from "effect"

const id = Schema.String.check(Schema.isPattern(/^[\w-]{1,64}$/u))

export const OrganisationId = id.pipe(Schema.brand("OrganisationId"))
export type OrganisationId = typeof OrganisationId.Type

export const ProfessionalId = id.pipe(Schema.brand("ProfessionalId"))
export type ProfessionalId = typeof ProfessionalId.Type

export const UserId = id.pipe(Schema.brand("UserId"))
export type UserId = typeof UserId.Type

export const DeclarationId = id.pipe(Schema.brand("DeclarationId"))
export type DeclarationId = typeof DeclarationId.Type

export const CertificateId = id.pipe(Schema.brand("CertificateId"))
export type CertificateId = typeof CertificateId.Type

export const DepartmentId = id.pipe(Schema.brand("DepartmentId"))
export type DepartmentId = typeof DepartmentId.Type

export const PostId = id.pipe(Schema.brand("PostId"))
export type PostId = typeof PostId.Type

export const RoleId = id.pipe(Schema.brand("RoleId"))
export type RoleId = typeof RoleId.Type

export const ReviewId = id.pipe(Schema.brand("ReviewId"))
export type ReviewId = typeof ReviewId.Type

export const SampleId = id.pipe(Schema.brand("SampleId"))
export type SampleId = typeof SampleId.Type

/** Port: makes identifiers. */
export class Ids extends Context.Service<
  Ids,
  {
    /** An identifier that no other call on any machine makes. */
    readonly next: Effect.Effect<string>
    /** Ten characters that people can read out and nobody can guess: Crockford's base 32, upper case. */
    readonly serial: Effect.Effect<string>
  }
>()("@xueshi/core/kernel/Ids") {}
