import {
  Access,
  Accounts,
  Administrators,
  type Contact,
  type IdentityDocument,
  type PostId,
  type Principal,
  Sessions
} from "@xueshi/core"
import { Effect, Redacted } from "effect"
import type { City } from "../histories/City.ts"
import { nowhere, somebody, staffed, wearing } from "./administrationWorld.ts"
import { refused, same } from "./check.ts"
import { administrator, personOf } from "./derivedWorld.ts"
import { hats } from "./readWorld.ts"
import { sentBy } from "./sentBy.ts"
import { embedder, logIn, other, postAt, type SessionContract, secret, withPassword } from "./sessionContract.ts"

const boss = (world: City) => administrator(world, "hospital", "boss")

/** An invitation as it is sent, and the password in it. */
const invited = (principal: Principal, id: PostId) =>
  Effect.map(sentBy(Access.invite(principal, id)), (sent) => ({
    ...sent,
    password: Redacted.make(/密码：([0-9A-Z-]+)/u.exec(sent.text)?.[1] ?? "")
  }))

/** Resets and invitations, by administrators (ACC-04, ACC-06). */
export const accessContract: SessionContract = {
  "ACC-04 a super administrator resets the password of another administrator, who must choose a new one": Effect.gen(
    function* () {
      const { world } = yield* withPassword
      const { boss: first, one } = yield* staffed(world)
      const principal = wearing(world, "hospital", first)
      yield* Accounts.setPassword(embedder, one.holder.document, other)
      const before = yield* logIn(one.holder.document, other)
      const { password } = yield* Access.resetAdministrator(principal, one.id)
      yield* same("sessions end", yield* Sessions.principal(before.token), undefined)
      yield* refused("the old one", "LogInFailed", logIn(one.holder.document, other))
      const { mustChoose } = yield* logIn(one.holder.document, password)
      yield* same("must choose", mustChoose, true)
      yield* refused("one's own", "OwnPost", Access.resetAdministrator(principal, first.id))
      yield* refused(
        "an ordinary one",
        "NotAllowed",
        Access.resetAdministrator(wearing(world, "hospital", one), first.id)
      )
      yield* refused("from above", "BeyondJurisdiction", Access.resetAdministrator(hats(world).authority, one.id))
      yield* refused("a stranger", "NotFound", Access.resetAdministrator(hats(world).factory, one.id))
    }
  ),

  "ACC-04 an administrator with the module resets a professional of the jurisdiction, never who has a hat elsewhere":
    Effect.gen(function* () {
      const { document, person, world } = yield* withPassword
      const { password } = yield* Access.resetProfessional(hats(world).authority, person.id)
      yield* same("must choose", (yield* logIn(document, password)).mustChoose, true)
      const without = { ...boss(world), powers: { superAdministrator: false, modules: ["hourReview"] as const } }
      yield* refused("without the module", "NotAllowed", Access.resetProfessional(without, person.id))
      yield* refused("a sibling", "NotFound", Access.resetProfessional(hats(world).factory, person.id))
      yield* refused("oneself", "NotAllowed", Access.resetProfessional(hats(world).colleague, person.id))
      const { id } = world.organisations.factory
      yield* Administrators.found(embedder, id, { document, name: "某", mobile: "1" }, "ordinary")
      yield* refused("who also works elsewhere", "HatsElsewhere", Access.resetProfessional(boss(world), person.id))
      yield* Access.resetProfessional(hats(world).bureau, person.id)
      const at = yield* Administrators.found(embedder, world.organisations.hospital.id, somebody(0), "super")
      const post = yield* Administrators.add(
        boss(world),
        world.organisations.hospital.id,
        { document, name: "某", mobile: "1" },
        nowhere
      )
      yield* refused(
        "as an administrator too",
        "HatsElsewhere",
        Access.resetAdministrator(wearing(world, "hospital", at), post.id)
      )
    }),

  "ACC-06 who is offered a post is told where they are known to be reached; who has no password gets one for once":
    Effect.gen(function* () {
      const { document, person, world } = yield* withPassword
      const { id } = world.organisations.hospital
      const offer = (of: IdentityDocument, mobile: string) =>
        Administrators.add(boss(world), id, { document: of, name: "某", mobile }, nowhere)
      const known = yield* offer(document, "13700000000")
      const told = yield* invited(boss(world), known.id)
      yield* same("to their own mobile", told.to, { _tag: "Mobile", number: person.person.mobile } as Contact)
      yield* same("without a password", told.text.includes("密码"), false)
      yield* same("it stays", (yield* logIn(document, secret)).mustChoose, false)

      const silent = personOf(world, 1).person
      const offered = yield* offer(silent.document, "13700000001")
      const mine = yield* invited(boss(world), offered.id)
      yield* same("never to what somebody else typed", mine.to, { _tag: "Mobile", number: silent.mobile } as Contact)

      const unknown = somebody(9)
      const fresh = yield* offer(unknown.document, unknown.mobile)
      const first = yield* invited(boss(world), fresh.id)
      yield* same("the same answer", first.answer, told.answer)
      yield* same("to the mobile given", first.to, { _tag: "Mobile", number: unknown.mobile } as Contact)
      const entered = yield* logIn(unknown.document, first.password, postAt(world, "hospital"))
      yield* same("must choose", entered.mustChoose, true)
      yield* refused("a stranger", "NotFound", Access.invite(hats(world).factory, fresh.id))
      const without = { ...boss(world), powers: { superAdministrator: false, modules: [] } }
      yield* refused("without the module", "NotAllowed", Access.invite(without, fresh.id))
    })
}
