import { Administrators, PostRepository, type Principal, Professionals, Roles } from "@xueshi/core"
import { Effect } from "effect"
import { rowOf } from "../histories/City.ts"
import { embedder, nowhere, page, somebody, staffed, wearing } from "./administrationWorld.ts"
import type { Contract } from "./Contract.ts"
import { refused, same } from "./check.ts"
import { city, personOf, selfOf } from "./derivedWorld.ts"
import { hats } from "./readWorld.ts"

const only = (principal: Principal, ...modules: NonNullable<Principal["powers"]>["modules"]): Principal => ({
  ...principal,
  powers: { superAdministrator: false, modules }
})

/** Posts, roles, and who holds them (ACC-01, ACC-05 to ACC-09, ORG-11). */
export const postContract: Contract = {
  "ORG-11 ACC-05 the embedder gives the first posts; an organisation has one super administrator at most": Effect.gen(
    function* () {
      const world = yield* city
      const { id } = world.organisations.bureau
      const first = yield* Administrators.found(embedder, id, somebody(0), "super")
      yield* same("taken at once", first.state, "active")
      yield* refused("a second super", "Conflict", Administrators.found(embedder, id, somebody(1), "super"))
      yield* Administrators.found(embedder, id, somebody(1), "ordinary")
      yield* refused("twice the same", "Conflict", Administrators.found(embedder, id, somebody(1), "ordinary"))
      yield* refused(
        "not by an administrator",
        "NotAllowed",
        Administrators.found(hats(world).bureau, id, somebody(2), "ordinary")
      )
      const held = yield* (yield* PostRepository).held(id, first.user)
      yield* same("its powers follow from it", held?.post.rank, "super")
    }
  ),

  "ACC-05 making somebody else super ends the former's post; whoever was super is it no longer": Effect.gen(
    function* () {
      const world = yield* city
      const { boss, one, two } = yield* staffed(world)
      const principal = wearing(world, "hospital", boss)
      const heir = yield* Administrators.makeSuper(principal, one.id)
      yield* same("rank", heir.rank, "super")
      const { items, vacant } = yield* Administrators.list(hats(world).hospital, world.organisations.hospital.id, page)
      yield* same(
        "the former's is gone",
        items.map(({ id, rank }) => `${id} ${rank}`),
        [`${one.id} super`, `${two.id} ordinary`]
      )
      yield* same("not vacant", vacant, false)
      yield* refused("the former", "NotAllowed", Administrators.makeSuper(principal, two.id))
      yield* refused("one's own", "OwnPost", Administrators.disable(wearing(world, "hospital", one), one.id))
      yield* Administrators.disable(wearing(world, "hospital", one), two.id)
      yield* refused("disabled", "PostNotActive", Administrators.makeSuper(wearing(world, "hospital", one), two.id))
    }
  ),

  "ACC-05 ACC-08 a superior sees the posts below and removes them; a vacancy shows, and the superior fills it":
    Effect.gen(function* () {
      const world = yield* city
      const { hospital } = world.organisations
      const { boss, one } = yield* staffed(world)
      const listed = (principal: Principal) => Administrators.list(principal, hospital.id, page)
      yield* same("from above", (yield* listed(hats(world).authority)).items.length, 3)
      yield* refused("a sibling", "NotFound", listed(hats(world).factory))
      yield* refused("without the module", "NotAllowed", listed(only(hats(world).authority, "queries")))
      yield* refused("a sibling removes", "NotFound", Administrators.depose(hats(world).factory, boss.id))
      yield* refused("not vacant", "Conflict", Administrators.succeed(hats(world).authority, one.id))
      yield* Administrators.depose(hats(world).authority, boss.id)
      yield* same("vacant", (yield* listed(hats(world).hospital)).vacant, true)
      yield* refused("gone", "NotFound", Administrators.depose(hats(world).authority, boss.id))
      const offered = yield* Administrators.install(hats(world).authority, hospital.id, somebody(6))
      yield* same("offered", [offered.rank, offered.state], ["super", "offered"])
      yield* refused("filled", "Conflict", Administrators.succeed(hats(world).authority, one.id))
      yield* Administrators.decline(wearing(world, "factory", offered), offered.id)
      yield* same("successor", (yield* Administrators.succeed(hats(world).authority, one.id)).rank, "super")
      yield* same("filled", (yield* listed(hats(world).hospital)).vacant, false)
    }),

  "ACC-06 a professional of the organisation is appointed; somebody of another one is not": Effect.gen(function* () {
    const world = yield* city
    const { hospital } = world.organisations
    const post = yield* Administrators.appoint(hats(world).hospital, hospital.id, personOf(world).id, nowhere)
    yield* same("active", [post.state, post.user], ["active", personOf(world).user])
    yield* same("as they are known", post.holder.name, personOf(world).person.name)
    const stranger = personOf(world, 2)
    const elsewhere = Administrators.appoint(hats(world).hospital, hospital.id, stranger.id, nowhere)
    yield* refused("of another", "NotFound", elsewhere)
    yield* refused(
      "without the module",
      "NotAllowed",
      Administrators.appoint(only(hats(world).hospital, "hourReview"), hospital.id, personOf(world, 1).id, nowhere)
    )
  }),

  "ACC-01 ACC-06 a post is offered to the holder of a document, known or not: the answer is the same, and it waits for them":
    Effect.gen(function* () {
      const world = yield* city
      const { hospital } = world.organisations
      const known = personOf(world, 2)
      const adds = (document: typeof known.person.document) =>
        Administrators.add(hats(world).hospital, hospital.id, { ...somebody(3), document }, nowhere)
      const [unknown, theirs] = [yield* adds(somebody(3).document), yield* adds(known.person.document)]
      const shown = ({ department, holder, rank, role, state }: typeof unknown) => [
        department,
        holder.name,
        rank,
        role,
        state
      ]
      yield* same("the same answer", shown(theirs), shown(unknown))
      yield* same("one user a document", theirs.user, known.user)
      yield* refused("somebody else takes it", "NotFound", Administrators.accept(selfOf(personOf(world)), theirs.id))
      yield* same("taken", (yield* Administrators.accept(selfOf(known), theirs.id)).state, "active")

      const importRow = yield* Professionals.rosterImporter(hats(world).bureau)
      const cells = { ...rowOf(50, hospital.code), documentNumber: somebody(3).document.number, birth: "1965-01-01" }
      const outcome = yield* importRow({
        number: 2,
        cells: { ...cells, birth: birthOf(somebody(3).document.number), sex: sexOf(somebody(3).document.number) }
      })
      const imported =
        outcome._tag === "Imported" ? yield* Professionals.get(hats(world).bureau, outcome.id) : undefined
      yield* same("who held a post is the same user as a professional", imported?.user, unknown.user)
    }),

  "ACC-06 SYS-04 who is to hold a post is said soundly, or every failing field is told at once": Effect.gen(
    function* () {
      const world = yield* city
      const { id } = world.organisations.hospital
      for (const [number, code] of [
        ["37100219760425627", "WrongDocument"],
        ["371002197604256270", "WrongDocument"],
        ["371002197602306277", "WrongDocument"],
        ["371002760425627", "WrongDocument"],
        ["３７１００２１９７６０４２５６２７７", "WrongDocument"],
        ["\u202e371002197604256277", "WrongDocument"],
        ["9".repeat(1_000_000), "WrongDocument"]
      ] as const) {
        const holder = { document: { type: "residentId", number } as const, name: "\u200f张三", mobile: " " }
        const refusal = yield* refused(
          number.slice(0, 30),
          "InvalidFields",
          Administrators.add(hats(world).hospital, id, holder, nowhere)
        )
        const told =
          "issues" in refusal ? (refusal.issues as ReadonlyArray<{ code: string; path: ReadonlyArray<string> }>) : []
        yield* same(
          "fields",
          told.map((one) => [one.code, ...one.path].join(" ")),
          [`${code} document number`, "ControlCharacter name", "Required mobile"]
        )
      }
      const lower = {
        ...somebody(8),
        document: { type: "residentId", number: ` ${numberWithX.toLowerCase()} ` } as const
      }
      const post = yield* Administrators.add(hats(world).hospital, id, lower, nowhere)
      yield* same("a lower-case x and spaces are normalised", post.holder.document.number, numberWithX)
    }
  ),

  "ACC-07 the super administrator disables, enables and deletes posts, not their own; nobody else does": Effect.gen(
    function* () {
      const world = yield* city
      const { boss, one, two } = yield* staffed(world)
      const principal = wearing(world, "hospital", boss)
      yield* same("disabled", (yield* Administrators.disable(principal, one.id)).state, "disabled")
      const { held } = yield* PostRepository
      yield* same("kept", (yield* held(world.organisations.hospital.id, one.user))?.post.state, "disabled")
      yield* same("enabled", (yield* Administrators.enable(principal, one.id)).state, "active")
      for (const act of [Administrators.disable, Administrators.enable, Administrators.remove]) {
        yield* refused("one's own", "OwnPost", act(principal, boss.id))
        yield* refused("an ordinary one", "NotAllowed", act(wearing(world, "hospital", one), two.id))
        yield* refused("from above", "BeyondJurisdiction", act(hats(world).authority, two.id))
        yield* refused("a stranger", "NotFound", act(hats(world).factory, two.id))
      }
      yield* Administrators.remove(principal, two.id)
      yield* refused("gone", "NotFound", Administrators.enable(principal, two.id))
      yield* Administrators.found(embedder, world.organisations.hospital.id, somebody(2), "ordinary")
      yield* refused("a super lays nothing down", "OwnPost", Administrators.decline(principal, boss.id))
      yield* Administrators.decline(wearing(world, "hospital", one), one.id)
    }
  ),

  "ACC-09 roles have modules that the kind of organisation offers and that their maker holds; names are unique there":
    Effect.gen(function* () {
      const world = yield* city
      const { factory, hospital } = world.organisations
      const clerk = only(hats(world).hospital, "roles", "hourReview", "administrators")
      const facts = { name: " 审核员 ", description: "", modules: ["hourReview"] } as const
      const role = yield* Roles.create(clerk, hospital.id, facts)
      yield* same("trimmed", role.name, "审核员")
      yield* refused("twice", "Conflict", Roles.create(clerk, hospital.id, facts))
      yield* Roles.create(hats(world).factory, factory.id, facts)
      const refusal = yield* refused(
        "not offered, not held",
        "InvalidFields",
        Roles.create(clerk, hospital.id, {
          name: "",
          description: "\u0007",
          modules: ["audit", "queries", "hourReview"]
        })
      )
      const told = "issues" in refusal ? refusal.issues : []
      yield* same(
        "all at once",
        told.map(({ code, path }) => [code, ...path].join(" ")),
        ["Required name", "ControlCharacter description", "ModuleNotOffered modules 0", "ModuleNotHeld modules 1"]
      )
      yield* refused("more than held", "InvalidFields", Roles.edit(clerk, role.id, { ...facts, modules: ["queries"] }))
      yield* refused("a stranger", "NotFound", Roles.edit(hats(world).factory, role.id, facts))
      yield* refused(
        "without the module",
        "NotAllowed",
        Roles.edit(only(hats(world).hospital, "queries"), role.id, facts)
      )
      const edited = yield* Roles.edit(clerk, role.id, {
        name: "审批员",
        description: "d",
        modules: ["roles", "hourReview", "roles"]
      })
      yield* same("in the usual order, each once", edited.modules, ["roles", "hourReview"])
      yield* Roles.create(clerk, hospital.id, facts)
      yield* same(
        "listed",
        (yield* Roles.list(clerk, hospital.id, page)).items.map(({ name }) => name),
        ["审批员", "审核员"]
      )
    }),

  "ACC-09 a role that somebody holds is not deleted, and the error names them; of another organisation it is none":
    Effect.gen(function* () {
      const world = yield* city
      const { hospital } = world.organisations
      const { one, two } = yield* staffed(world)
      const boss = hats(world).hospital
      const role = yield* Roles.create(boss, hospital.id, { name: "统计员", description: "", modules: ["queries"] })
      const other = yield* Roles.create(hats(world).factory, world.organisations.factory.id, {
        name: "统计员",
        description: "",
        modules: ["queries"]
      })
      yield* refused(
        "of another's",
        "NotFound",
        Administrators.assign(boss, one.id, { department: null, role: other.id })
      )
      const beyond = Administrators.assign(only(boss, "administrators"), one.id, { department: null, role: role.id })
      yield* refused("more than the giver holds", "MoreThanHeld", beyond)
      for (const post of [one, two]) yield* Administrators.assign(boss, post.id, { department: null, role: role.id })
      const refusal = yield* refused("held", "RoleInUse", Roles.remove(boss, role.id))
      yield* same("named", "holders" in refusal && refusal.holders, [one.holder.name, two.holder.name] as never)
      const { held } = yield* PostRepository
      yield* same("what it lets them do", (yield* held(hospital.id, one.user))?.role?.modules, ["queries"])
      for (const post of [one, two]) yield* Administrators.assign(boss, post.id, nowhere)
      yield* Roles.remove(boss, role.id)
      yield* refused("gone", "NotFound", Roles.remove(boss, role.id))
      yield* Roles.create(boss, hospital.id, { name: "统计员", description: "", modules: [] })
    })
}

/** A sound number that ends in X. */
const numberWithX = "37100219490101107X"
const birthOf = (number: string): string => `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
const sexOf = (number: string): string => (Number(number.charAt(16)) % 2 === 1 ? "男" : "女")
