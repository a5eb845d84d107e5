import { difference } from "./difference.ts"
import type { RequestLaw } from "./RequestLaw.ts"
import type { Outcome } from "./TownWorld.ts"

/** A refusal that tells who may act; whoever may not learns nothing else (ACC-10). */
const whoCodes = new Set(["NotFound", "NotAllowed", "NotHandler", "BeyondJurisdiction", "OwnItem"])

/** Why an answer is not the rules', or undefined. */
const disagreement = ({ against, order, refused, unentitled }: Outcome): string | undefined => {
  const { organisation, target, thing, verb, who } = order
  const asked = `${verb} by ${who.user} (${who.hat === "post" ? who.place : who.hat}) on ${thing} ${organisation} ${target}`
  if (refused === undefined)
    return against.length === 0 ? undefined : `${asked}: accepted in spite of ${against.join(", ")}`
  if (!against.includes(refused)) return `${asked}: refused as ${refused}, the rules say ${against.join(", ") || "yes"}`
  return unentitled.some((why) => whoCodes.has(why)) && !whoCodes.has(refused)
    ? `${asked}: a stranger is told ${refused}`
    : undefined
}

/** After every history of requests the adapter answers, holds and lists what the rules say. */
export const machine: RequestLaw = {
  id: "machine",
  rules: [
    "PRO-02",
    "PRO-03",
    "PRO-04",
    "PRO-06",
    "ORG-02",
    "ORG-04",
    "ORG-06",
    "ORG-07",
    "ORG-09",
    "DEC-04",
    "SYS-06",
    "TRF-01",
    "TRF-02",
    "TRF-05"
  ],
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
    "a department": 0.05,
    organisationChange: 0.08,
    "another name": 0.02,
    "another code": 0.03,
    "a failing code, shown": 0.004,
    "another region": 0.03,
    "askRegion HasSubordinates": 0.003,
    organisationRegistration: 0.06,
    registration: 0.05,
    superiorChange: 0.04,
    transfer: 0.12,
    "a post ends with a transfer": 0.015,
    "askTransfer MustHandOver": 0.003,
    "grant accepted": 0.03,
    "refuse accepted": 0.015,
    StillPending: 0.02,
    "declare SameActivity": 0.005,
    trainingPlan: 0.01,
    annualReport: 0.01
  },
  broken: async ({ outcomes, world }, met) => {
    const { model } = world
    for (const one of model.requests) {
      if (one.state === "approved") {
        met(one.kind)
        for (const field of Object.keys(one.facts ?? {})) met(`another ${field}`)
        if (one.codeFails === true) met("a failing code, shown")
        if (one.information?.department !== undefined) met("a department")
      }
      if (one.cleared.length > 0) met("cleared")
      if (one.decisions.some((made) => !one.steps.includes(made.in))) met("goes up")
    }
    const kept = model.seats.some((seat) => seat?.organisation === "bureau" && seat.superAdministrator)
    if (!kept) met("posts elsewhere")
    for (const { order, refused } of outcomes) {
      met(`${order.verb} ${refused ?? "accepted"}`)
      if (refused === "StillPending") met(refused)
    }
    const deposed = outcomes.filter(({ order, refused }) => order.verb === "depose" && refused === undefined)
    if (model.seats.filter((seat) => seat === undefined).length > deposed.length) met("a post ends with a transfer")
    return outcomes.map(disagreement).find((one) => one !== undefined) ?? (await world.run(difference(world)))
  }
}
