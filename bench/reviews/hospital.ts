import {
  type Change,
  change,
  fullPowers,
  type Guard,
  Ids,
  type OrganisationId,
  Organisations,
  PostId,
  type Principal,
  ProfessionalId,
  type Region,
  ReviewId,
  registration,
  UserId
} from "@xueshi/core"
import { Effect } from "effect"
import { codeOf, commitAll, moments, person, root } from "../sql/city.ts"

const region = "371000" as Region

/** An organisation's super administrator. */
export const head = (organisation: OrganisationId, kind: "bureau" | "employer"): Principal => ({
  user: UserId.make(`head-of-${organisation}`),
  hat: { _tag: "Administrator", organisation },
  powers: fullPowers(kind, region)
})

/** What gives an organisation its super administrator, so that posts are kept here. */
const appointed = Effect.fnUntraced(function* (organisation: OrganisationId, number: number) {
  const id = PostId.make(yield* (yield* Ids).next)
  const { document, mobile, name } = person(number)
  const { user } = head(organisation, "bureau")
  return change("Post", id, undefined, {
    _tag: "PostGiven",
    id,
    organisation,
    user,
    holder: { document, name, mobile },
    department: null,
    role: null,
    rank: "super",
    state: "active"
  })
})

/** A bureau and a hospital below it, each with its super administrator, and as many people as are asked for who registered there. */
export const fillHospital = Effect.fnUntraced(function* (pending: number) {
  const ids = yield* Ids
  const named = (kind: "bureau" | "employer", name: string, number: number) => ({
    region,
    kind,
    name,
    code: codeOf(number)
  })
  const bureau = yield* Organisations.establish(root, named("bureau", "威海市人力资源和社会保障局", 0), null)
  const { id: hospital } = yield* Organisations.establish(root, named("employer", "威海市立医院", 1), bureau.id)
  yield* commitAll(root, moments.submitted, [yield* appointed(bureau.id, 1), yield* appointed(hospital, 2)])
  for (let from = 0; from < pending; from += 1000) {
    const changes: Array<Change> = []
    const guards: Array<Guard> = []
    for (let number = from; number < Math.min(from + 1000, pending); number++) {
      const [review, id] = [ReviewId.make(yield* ids.next), ProfessionalId.make(yield* ids.next)]
      const user = UserId.make(yield* ids.next)
      const told = person(1000 + number)
      const key = `passport/${told.document.number}`
      const submission = {
        id: review,
        kind: registration.kind,
        module: registration.module,
        title: told.name,
        professional: id,
        organisation: null,
        madeBy: user,
        excluded: [user],
        steps: [hospital] as const,
        at: moments.submitted,
        content: registration.encode({
          id,
          user,
          newUser: true,
          organisation: hospital,
          department: null,
          person: told
        })
      }
      changes.push(change("Review", review, undefined, { _tag: "ReviewSubmitted", ...submission }))
      guards.push({ _tag: "Claimed", scope: "professional.document", key, by: id })
      guards.push({ _tag: "Claimed", scope: "user.document", key, by: user })
    }
    yield* commitAll(root, moments.submitted, changes, guards)
  }
  return hospital
})
