import { Effect, Schema } from "effect"
import { taking } from "../../department/Departments.ts"
import { change } from "../../journal/Change.ts"
import type { Guard } from "../../journal/Guard.ts"
import { unchanged } from "../../journal/unchanged.ts"
import { DepartmentId, OrganisationId, ProfessionalId, UserId } from "../../kernel/ids.ts"
import { OrganisationRepository } from "../../organisation/OrganisationRepository.ts"
import { type IdentityDocument, Person } from "../../professional/Professional.ts"
import { reviewKind } from "../ReviewKind.ts"

/** What somebody says who registers as a professional (PRO-01), and under which ids they are to be known. */
export const Registration = Schema.Struct({
  id: ProfessionalId,
  user: UserId,
  organisation: OrganisationId,
  department: Schema.NullOr(DepartmentId),
  person: Person
})
export type Registration = typeof Registration.Type

/** One live professional a document (PRO-02). */
export const registered = (_tag: "Claimed" | "Released", { number, type }: IdentityDocument, by: ProfessionalId) =>
  ({ _tag, scope: "professional.document", key: `${type}/${number}`, by }) satisfies Guard

/** 审核注册人员 (§用人单位 5.3): the chosen organisation takes a person in, or refuses them: then the document is free again. */
export const registration = reviewKind<Registration>({
  kind: "registration",
  name: { zh: "审核注册人员", en: "registration of a professional" },
  rules: ["PRO-01", "PRO-02"],
  submits: "visitor",
  asks: null,
  module: "registrationReview",
  approvals: { zh: "所选单位", en: "the chosen organisation" },
  freezes: null,
  withdrawable: false,
  effect: { zh: "成为该单位的专业技术人员，可以登录", en: "is a professional of the organisation and can log in" },
  content: Registration,
  approve: Effect.fnUntraced(function* ({ department, id, organisation, person, user }) {
    const { version } = yield* (yield* OrganisationRepository).get(organisation)
    const place = yield* taking(department, organisation)
    const event = { _tag: "ProfessionalRegistered", id, user, organisation, department, person } as const
    return {
      changes: [change("Professional", id, undefined, event)],
      guards: [...place, unchanged("Organisation", { id: organisation, version })],
      credentials: [{ _tag: "Proven", document: person.document }]
    }
  }),
  end: ({ id, person: { document } }) => Effect.succeed({ changes: [], guards: [registered("Released", document, id)] })
})
