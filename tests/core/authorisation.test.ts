import {
  type Asked,
  fullPowers,
  NotFound,
  type Operation,
  type OrganisationId,
  type OrganisationKind,
  operations,
  type Powers,
  type Principal,
  ProfessionalId,
  type Region,
  UserId
} from "@xueshi/core"
import { describe, expect, it } from "vitest"
import { withoutStacks } from "../withoutStacks.ts"
import { answered } from "./answered.ts"
import { everyModule, request, said, table } from "./ways.ts"

withoutStacks()

const region = "371000" as Region
const user = UserId.make("asker")
const professional = ProfessionalId.make("asker")
const place = (path: string, at = "110000") => ({
  id: path.split("/").at(-2) as OrganisationId,
  path,
  region: at as Region
})
const home = place("root/middle/home/")
const sibling = place("root/middle/sibling/")

/** A thing in each relation, and in no other: what the table calls it, and what is asked for. */
const things: ReadonlyArray<readonly [relation: string, asked: Asked]> = [
  ["本人", { professional }],
  ["经手人", { madeBy: user }],
  ["同单位", { colleague: professional }],
  ["本单位", { organisations: [home] }],
  ["下级", { organisations: [place("root/middle/home/child/")] }],
  ["下级", { organisations: [place("root/middle/home/child/grandchild/")] }],
  ["上级", { organisations: [place("root/middle/")] }],
  ["上级", { organisations: [place("root/")] }],
  ["平级", { organisations: [sibling] }],
  ["旁支", { organisations: [place("elsewhere/home-of-others/")] }],
  ["处理单位", { organisations: [sibling], handler: home.id }],
  ["申报单位", { organisations: [sibling], declarant: home.id }],
  ["本区域", { organisations: [place("root/other/", "371002")] }]
]

/** Which relations a hat can stand in; a region is a bureau's alone. */
const standsIn = {
  Professional: ["本人", "经手人", "同单位"],
  Administrator: ["经手人", "本单位", "下级", "处理单位", "申报单位", "本区域"],
  Embedder: ["经手人"]
} as const
const stands = ({ hat, powers }: Principal, relation: string): ReadonlyArray<string> =>
  standsIn[hat._tag].some((one) => one === relation) && (relation !== "本区域" || powers?.region !== undefined)
    ? [relation]
    : []

const kinds: ReadonlyArray<OrganisationKind> = ["employer", "authority", "bureau", "base"]
const administrator = { user, hat: { _tag: "Administrator", organisation: home.id } } as const
const powersIn = (kind: OrganisationKind): ReadonlyArray<Powers> => {
  const none: Powers = { superAdministrator: false, modules: [], ...(kind === "bureau" && { region }) }
  const single = everyModule.map((module) => ({ ...none, modules: [module] }))
  return [none, { ...none, superAdministrator: true }, fullPowers(kind, region), ...single]
}
const askers: ReadonlyArray<Principal> = [
  { user, hat: { _tag: "Professional", professional } },
  { user, hat: { _tag: "Embedder" } },
  ...kinds.flatMap(powersIn).map((powers) => ({ ...administrator, powers })),
  // A log-in that says nothing of powers gives none.
  administrator
]

const hidden = new NotFound({ kind: "Thing", id: "thing" })

describe("hat × module × relation, by a table of the manual's functions", () => {
  it("ACC-10 has a line for every operation, and no other", () => {
    expect([...table.keys()].toSorted()).toEqual(Object.keys(operations).toSorted())
  })

  for (const operation of Object.keys(operations) as ReadonlyArray<Operation>)
    it(`ACC-10 ORG-03 ACC-09 ${operation}`, () => {
      const wrong: Array<string> = []
      for (const asker of askers)
        for (const [relation, asked] of things)
          for (const kind of kinds) {
            const expected = said(operation, asker, stands(asker, relation), kind)
            const answer = answered(operation, asker, { ...asked, ...request, kind, hidden })
            if (expected !== answer)
              wrong.push(`${JSON.stringify(asker)} to ${relation} of ${kind}: ${expected}, not ${answer}`)
          }
      expect(wrong.slice(0, 5)).toEqual([])
    })
})
