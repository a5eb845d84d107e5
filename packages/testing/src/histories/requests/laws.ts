import { Completions, Professionals, ReviewRepository, Reviews, replay } from "@xueshi/core"
import { Effect, Equal, Result } from "effect"
import { at } from "../../arbitraries/pick.ts"
import { fault as unlike } from "../rebuilds.ts"
import { otherIds } from "../renames.ts"
import { against, reads } from "./against.ts"
import { cast, workplaces } from "./cast.ts"
import { isBusy, type Model, type Order, type Verb } from "./Model.ts"
import { machine } from "./machine.ts"
import { journal, play } from "./play.ts"
import type { RequestLaw } from "./RequestLaw.ts"
import { actorOf, give, type TownWorld } from "./TownWorld.ts"

/** An order that the rules allow, by whoever may. */
const allowed = (model: Model, verb: Verb, thing: number, target = "bureau"): Order | undefined =>
  cast
    .map((who): Order => ({ verb, who, thing, organisation: "hospital", target, number: 5, wrong: false }))
    .find((one) => against(model, one).length === 0)

/** U3: what was accepted once and leaves nothing to do writes nothing the second time. */
const repeats: RequestLaw = {
  id: "U3",
  rules: ["SYS-03", "PRO-03"],
  title: "deciding on a request, withdrawing or clearing it twice equals once",
  statement: {
    zh: "同一事项的审核、撤销、删除做两次，结果与做一次相同",
    en: "deciding on a request, taking it back or deleting it from a list a second time writes nothing"
  },
  meets: { repeated: 0.25 },
  broken: async ({ repeated: { times, wrote } }, met) => {
    if (times > 0) met("repeated")
    return wrote
  }
}

/** U23: who sees a request, and nobody else. */
const sees: RequestLaw = {
  id: "U23",
  rules: ["ORG-03", "ACC-10"],
  title: "everybody sees exactly the requests that are theirs, below them, in their region or theirs to handle",
  statement: {
    zh: "管理员看到的恰为本级及下级的、本区域的、由本单位办理或参与审核的申请；个人只看到自己的",
    en: "an administrator sees exactly what is of the subtree, of a bureau's region, or names its organisation; a person their own"
  },
  meets: { seen: 0.7, hidden: 0.7, "by region alone": 0.05 },
  broken: ({ history, world }, met) =>
    world.run(
      Effect.gen(function* () {
        const { model, requests } = world
        if (requests.length === 0) return undefined
        // One in each history: everybody asks for it.
        const index = history.steps.length % requests.length
        const request = model.requests[index] as Model["requests"][number]
        for (const who of cast) {
          const read = yield* Effect.result(Reviews.get(actorOf(world, who), at(requests, index)))
          const may = reads(model, who, request)
          met(may ? "seen" : "hidden")
          if (may && who.user === "chief") met("by region alone")
          if (Result.isSuccess(read) !== may)
            return `${who.user} (${who.hat}) ${may ? "does not see" : "sees"} request ${index}, a ${request.kind}`
        }
        return undefined
      })
    )
}

const decides = new Set(["ReviewApproved", "ReviewRejected", "DeclarationApproved", "DeclarationRejected"])

/** U24: nobody decides on a request of their own or about themselves, read from the journal alone. */
const nobodysOwn: RequestLaw = {
  id: "U24",
  rules: ["SYS-06", "DEC-09"],
  title: "nobody decides on a request that they made or that concerns them",
  statement: {
    zh: "无论经过怎样的操作，没有人审核由本人提交的或与本人有关的事项",
    en: "by no history does anybody decide on what they submitted or what is about them"
  },
  meets: { ReviewApproved: 0.5, ReviewRejected: 0.12, OwnItem: 0.04 },
  broken: async ({ outcomes, world }, met) => {
    for (const { refused } of outcomes) if (refused !== undefined) met(refused)
    const entries = await world.run(journal)
    const { Declaration, Professional, Review } = replay(entries)
    for (const { actor, aggregate, event, id } of entries) {
      if (!decides.has(event._tag)) continue
      met(event._tag)
      const of = aggregate === "Review" ? Review.get(id) : Declaration.get(id)
      const concerned = Professional.get(of?.professional ?? "")?.user
      if (of === undefined) return `${id} is decided on and does not exist`
      if (of.madeBy === actor.user) return `${actor.user} decides on what they submitted`
      if (concerned === actor.user) return `${actor.user} decides on what is about them`
      if ("by" in event && event.by !== actor.user) return `${actor.user} decides in the name of ${event.by}`
    }
    return undefined
  }
}

/** What is kept of a person, and what waits of theirs. */
const kept = (world: TownWorld, person: number) =>
  Effect.gen(function* () {
    const [id, self] = [at(world.people, person), actorOf(world, at(cast, person))]
    const { version: _, ...professional } = yield* Professionals.get(self, id)
    const pending = yield* (yield* ReviewRepository).pendingOf({ professional: id })
    return { professional, pending: [...pending].toSorted((a, b) => (a.kind < b.kind ? -1 : 1)) }
  }).pipe(Effect.orDie)

/** U22: a request that is submitted and withdrawn leaves the person as they were. */
const restores: RequestLaw = {
  id: "U22",
  rules: ["ORG-07", "PRO-06", "TRF-02"],
  title: "submitting a request and withdrawing it restores",
  statement: {
    zh: "信息修改、调转提交后撤销，人员与待审核事项都恢复原样（版本号除外）",
    en: "a change or a transfer that is asked for and taken back leaves the person and what waits as they were, versions aside"
  },
  meets: { askTitle: 0.25, askTransfer: 0.2 },
  broken: async ({ history, world }, met) => {
    for (const verb of [history.steps.length % 2 === 0 ? "askTitle" : "askTransfer"] as const) {
      const person = (history.steps.length + verb.length) % workplaces.length
      const order = allowed(world.model, verb, person, "sister")
      if (order === undefined) continue
      const before = await world.run(kept(world, person))
      await give(world, order)
      const withdraw = allowed(world.model, "withdraw", world.requests.length - 1)
      if (withdraw === undefined || (await give(world, withdraw)).refused !== undefined)
        return `${verb} of person ${person} cannot be withdrawn`
      met(verb)
      if (!Equal.equals(await world.run(kept(world, person)), before))
        return `person ${person} is not who they were before ${verb}`
    }
    return undefined
  }
}

const hoursOf = (world: TownWorld, person: number) =>
  Effect.map(
    Completions.ofYear(actorOf(world, at(cast, person)), at(world.people, person), 2018),
    ({ verdict }) => verdict
  ).pipe(Effect.orDie)

/** U25: a transfer changes who may act, once, and no hour. */
const transfers: RequestLaw = {
  id: "U25",
  rules: ["TRF-02", "TRF-04"],
  title: "a transfer changes who may act, once; no hour is lost or doubled",
  statement: {
    zh: "每次同意转入只变更一次所属单位：此后由调入单位办理，调出单位不再能办理；学时不增不减",
    en: "each accepted transfer moves a person once: from then on the target acts for them and the source no more; their hours are what they were"
  },
  meets: { transferred: 0.5, "with hours": 0.04 },
  broken: async ({ history, world }, met) => {
    // Newcomers do not act for themselves here.
    const free = workplaces.flatMap((_, index) => (isBusy(world.model, { person: index }) ? [] : [index]))
    const earned = free.filter((index) =>
      world.model.hours.some((one) => one.person === index && one.state === "approved")
    )
    const person = at([...earned, ...free, 0], earned.length > 0 ? 0 : history.steps.length)
    const source = world.model.people[person]?.workplace ?? ""
    const target = source === "factory" ? "authority" : "factory"
    const request = isBusy(world.model, { person }) ? undefined : allowed(world.model, "askTransfer", person, target)
    if (request !== undefined) {
      const before = await world.run(hoursOf(world, person))
      await give(world, request)
      const accept = allowed(world.model, "approve", world.requests.length - 1)
      if (accept !== undefined) {
        const { refused } = await give(world, accept)
        if (refused !== undefined) return `a transfer of person ${person} is refused as ${refused}`
        met("transferred")
        if (before.total > 0) met("with hours")
        if (!Equal.equals(await world.run(hoursOf(world, person)), before)) return `hours of person ${person} changed`
        const again = await give(world, { ...request, target: "sister" })
        if (again.refused === undefined || !again.against.includes(again.refused))
          return `${source} asks for a transfer of person ${person}, who has left: ${again.refused ?? "accepted"}`
        const onwards = allowed(world.model, "askTransfer", person, "sister")
        if (onwards === undefined || (await give(world, onwards)).refused !== undefined)
          return `${target} cannot act for person ${person}, who has come`
      }
    }
    const entries = await world.run(journal)
    for (const [index, id] of world.people.entries()) {
      const moved = entries.filter(({ event, id: of }) => of === id && event._tag === "ProfessionalTransferred").length
      const accepted = world.model.requests.filter(
        ({ kind, person: of, state }) => kind === "transfer" && of === index && state === "approved"
      ).length
      if (moved !== accepted) return `person ${index} moved ${moved} times by ${accepted} transfers`
    }
    return undefined
  }
}

/** U29: folding the journal gives what is stored. */
const rebuilds: RequestLaw = {
  id: "U29",
  rules: ["SYS-01"],
  title: "the journal of any history of requests rebuilds the state",
  statement: {
    zh: "按流水逐条重放，得到的正是当前保存的全部数据",
    en: "replaying the journal, as it was stored, gives everything that is kept"
  },
  meets: { rebuilt: 0.15, ReviewApproved: 0.15, ReviewWithdrawn: 0.12, OrganisationMoved: 0.01, PostGiven: 0.1 },
  broken: async ({ history, world }, met) => {
    // Everything is read: of one history in four.
    if (history.steps.length % 4 !== 0) return undefined
    met("rebuilt")
    return world.run(unlike(met))
  }
}

/** U26: the same history under other ids. */
const renames: RequestLaw = {
  id: "U26",
  rules: ["SYS-01"],
  title: "renaming ids changes nothing in a history of requests",
  statement: {
    zh: "换一套编号重做同样的操作，每一步的回答和最后的状态都相同",
    en: "the same history under other ids gets the same answers and comes to the same"
  },
  meets: { replayed: 0.05 },
  broken: async ({ history, outcomes }, met, adapter) => {
    // Each is played again from the start: one in ten.
    if (history.steps.length % 10 !== 0) return undefined
    met("replayed")
    const answers = outcomes.map(({ refused }) => refused)
    const other = await play(otherIds(adapter), history, async (played) => ({
      answers: played.outcomes.map(({ refused }) => refused),
      first: played.world.requests[0],
      wrong: await machine.broken(played, () => undefined, adapter)
    }))
    if (other.first !== undefined && !other.first.startsWith("other-")) return "the ids were not replaced"
    return other.wrong ?? (Equal.equals(answers, other.answers) ? undefined : "other ids, other answers")
  }
}

/** The laws, in the order in which they look: those that give further orders come last. */
export const requestLaws: ReadonlyArray<RequestLaw> = [
  machine,
  repeats,
  sees,
  nobodysOwn,
  restores,
  transfers,
  rebuilds,
  renames
]
