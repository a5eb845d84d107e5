import { ProfessionalRepository, ReviewRepository } from "@xueshi/core"
import { Effect, Equal } from "effect"
import { allOrganisations } from "../City.ts"
import { handlerOf, turnOf } from "./Model.ts"
import type { RequestLaw } from "./RequestLaw.ts"
import type { Outcome, TownWorld } from "./TownWorld.ts"

/** A refusal that tells who may act; whoever may not learns nothing else (ACC-10). */
const whoCodes = new Set(["NotFound", "NotAllowed", "NotHandler", "BeyondJurisdiction", "OwnItem"])

/** Why an answer is not the rules', or undefined. */
const disagreement = ({ against, order, refused }: Outcome): string | undefined => {
  const { organisation, target, thing, verb, who } = order
  const asked = `${verb} by ${who.user} (${who.hat === "post" ? who.place : who.hat}) on ${thing} ${organisation} ${target}`
  if (refused === undefined)
    return against.length === 0 ? undefined : `${asked}: accepted in spite of ${against.join(", ")}`
  if (!against.includes(refused)) return `${asked}: refused as ${refused}, the rules say ${against.join(", ") || "yes"}`
  const unentitled = against.some((why) => whoCodes.has(why))
  return unentitled && !whoCodes.has(refused) ? `${asked}: a stranger is told ${refused}` : undefined
}

/** Where what is stored and listed differs from the model. */
const difference = ({ model, organisations, people, requests, town }: TownWorld) =>
  Effect.gen(function* () {
    const repository = yield* ReviewRepository
    const idOf = (name: string) => organisations.get(name)
    const userOf = (user: string) => town.people.find((_, index) => user === `person ${index}`)?.user ?? user
    const stored = new Map((yield* repository.situations(requests)).map(({ review }) => [review.id, review]))
    for (const [index, one] of model.requests.entries()) {
      const review = stored.get(requests[index] as never)
      const wanted = {
        kind: one.kind,
        state: one.state,
        responsible: idOf(turnOf(one)),
        decisions: one.decisions.map((made) => ({ by: userOf(made.by), in: idOf(made.in) })),
        cleared: one.cleared.map(idOf)
      }
      const is = review && {
        kind: review.kind,
        state: review.state,
        responsible: review.responsible,
        decisions: review.decisions.map(({ by, in: decidedIn }) => ({ by, in: decidedIn })),
        cleared: review.clearedBy
      }
      if (!Equal.equals(is, wanted)) return `request ${index} is ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`
    }
    const pending = model.requests.flatMap((one, index) =>
      one.state === "pending" ? [{ ...one, id: requests[index], handler: idOf(handlerOf(model, one)) }] : []
    )
    const asked = [...organisations.values()].flatMap((handler) =>
      [...stored.values()].map(({ kind, module }) => ({ handler, kind, module }))
    )
    const counts = yield* repository.counts(asked)
    for (const [place, { handler, kind }] of asked.entries()) {
      const wanted = pending.filter((one) => one.handler === handler && one.kind === kind).length
      if (counts[place] !== wanted) return `${counts[place]} of ${kind} wait for ${handler}, not ${wanted}`
    }
    const everybody = yield* (yield* ProfessionalRepository).jurisdiction("", {}, { limit: 1000 })
    const persons = new Map(everybody.items.map((one) => [one.id, one]))
    for (const [index, { title, workplace }] of model.people.entries()) {
      const person = persons.get(people[index] as never)
      if (person === undefined) return `person ${index} is nobody`
      if (person.organisation !== idOf(workplace)) return `person ${index} is not in ${workplace}`
      const qualification = title === undefined ? undefined : `任职资格${title}`
      if (person.person.title?.qualification !== qualification) return `person ${index} is no ${qualification}`
    }
    const placed = new Map((yield* allOrganisations).map((one) => [one.id, one]))
    for (const [name, { closed, superior }] of Object.entries(model.organisations)) {
      const one = placed.get(idOf(name) as never)
      if (one === undefined) return `${name} does not stand`
      if (one.reviewClosed !== closed || one.superior !== (superior === null ? null : idOf(superior)))
        return `${name} does not stand below ${superior}, ${closed ? "closed" : "open"}`
    }
    return undefined
  }).pipe(Effect.orDie)

/** After every history of requests the adapter answers, holds and lists what the rules say. */
export const machine: RequestLaw = {
  id: "machine",
  rules: ["PRO-02", "PRO-03", "PRO-04", "PRO-06", "ORG-04", "ORG-06", "ORG-07", "ORG-09", "SYS-06", "TRF-01", "TRF-02"],
  title: "any history of requests is answered, kept and listed as the rules say",
  statement: {
    zh: "无论经过怎样的申请、审核与撤销，每一步的回答、保存的状态和待审核列表都与规则一致",
    en: "after any history of requests each answer, all that is kept and every list is what the rules say"
  },
  meets: {
    "goes up": 0.15,
    "posts elsewhere": 0.2,
    cleared: 0.06,
    informationChange: 0.08,
    organisationChange: 0.04,
    organisationRegistration: 0.06,
    registration: 0.05,
    superiorChange: 0.04,
    transfer: 0.12,
    trainingPlan: 0.01,
    annualReport: 0.01
  },
  broken: async ({ outcomes, world }, met) => {
    const { model } = world
    for (const one of model.requests) {
      if (one.state === "approved") met(one.kind)
      if (one.cleared.length > 0) met("cleared")
      if (one.decisions.some((made) => !one.steps.includes(made.in))) met("goes up")
    }
    const kept = model.seats.some((seat) => seat?.organisation === "bureau" && seat.superAdministrator)
    if (!kept) met("posts elsewhere")
    for (const { order, refused } of outcomes) met(`${order.verb} ${refused ?? "accepted"}`)
    return outcomes.map(disagreement).find((one) => one !== undefined) ?? (await world.run(difference(world)))
  }
}
