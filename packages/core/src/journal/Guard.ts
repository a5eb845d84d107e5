import type { DeclarationId, OrganisationId, PostId, ProfessionalId, ReviewId, RoleId, UserId } from "../kernel/ids.ts"
import type { AggregateName } from "./aggregates.ts"

/** What must still hold when a commit is written, beyond the versions of the rows that it writes. */
export type Guard =
  /** A row that the decision read and does not write is unchanged. */
  | {
      readonly _tag: "Unchanged"
      readonly aggregate: AggregateName
      readonly id: string
      readonly version: number
    }
  /** A key is held by nobody else among the living: a code, a document, the certificate of a person and year. */
  | { readonly _tag: "Claimed"; readonly scope: KeyScope; readonly key: string; readonly by: string }
  /** What counts for a person, in whichever year, is what the decision judged (see `Ledgers`). */
  | { readonly _tag: "InputsUnchanged"; readonly professional: ProfessionalId; readonly inputs: number }
  /** So many certificates were ever issued to a person, revoked ones too; nobody changes what counts for the person meanwhile. */
  | { readonly _tag: "CertificatesIssued"; readonly professional: ProfessionalId; readonly issued: number }
  /** A key is given up by who holds it, before any is claimed. */
  | { readonly _tag: "Released"; readonly scope: KeyScope; readonly key: string; readonly by: string }
  /** A person has nothing in review: no declaration, no request. */
  | { readonly _tag: "NonePending"; readonly professional: ProfessionalId }
  /** Neither an organisation nor any person directly in it has anything in review. */
  | { readonly _tag: "NonePendingIn"; readonly organisation: OrganisationId }
  /** Nobody stands directly below an organisation: whoever is placed there holds its row. */
  | { readonly _tag: "NoneBelow"; readonly organisation: OrganisationId }
  /** A user wears no hat and waits for none, but such as are only offered; once the keys of the commit are claimed. */
  | { readonly _tag: "Hatless"; readonly user: UserId }
  /** A user holds no post in an organisation but these. */
  | {
      readonly _tag: "NoPostBut"
      readonly user: UserId
      readonly organisation: OrganisationId
      readonly but: ReadonlyArray<PostId>
    }
  /** A picture is still noted as uploaded for a person (DEC-03). */
  | { readonly _tag: "Uploaded"; readonly professional: ProfessionalId; readonly digest: string }
  /** Under a training plan hours are declared for no more people than it has places, and for none twice, once this is written. */
  | { readonly _tag: "Attended"; readonly plan: ReviewId }
  /** Nothing of a person's stands but these declarations (see `stands`): whoever declares for them meanwhile comes first, or waits (DEC-10). */
  | {
      readonly _tag: "NoneStandingBut"
      readonly professional: ProfessionalId
      readonly but: ReadonlyArray<DeclarationId>
    }
  /** No post has the role. */
  | { readonly _tag: "RoleUnused"; readonly role: RoleId }

/** Where a key is unique. */
export type KeyScope =
  | "organisation.root"
  | "organisation.code"
  | "organisation.super"
  | "department.name"
  | "role.name"
  | "post.holder"
  | "user.document"
  | "professional.document"
  | "review.subject"
  | "certificate.number"
  | "certificate.year"
