import {
  type Declaration,
  DeclarationId,
  Declarations,
  fullPowers,
  OrganisationId,
  once,
  type Principal,
  ProfessionalId,
  UserId
} from "@xueshi/core"
import { type SampleClaim, sampleClaims } from "@xueshi/testing"
import { Effect } from "effect"
import type { Task } from "./lines.ts"

const { claim } = sampleClaims[0] as SampleClaim

/** How a story goes on from its draft, by its number. */
const plots = [
  ["submit", "approve"],
  ["submit", "withdraw", "remove"],
  ["edit", "submit", "reject"]
] as const

/** The number in a story's name decides its plot and its person. */
const numberOf = (story: string) => Number(story.replace(/\D+/g, ""))

/** The commands of a story, each under its own key; told again, it changes nothing that is done. */
export const tell = Effect.fnUntraced(function* (
  { hospital, people }: Task["place"],
  story: string,
  acknowledge: (key: string, id: string, version: number) => void
) {
  const number = numberOf(story)
  const { id: personId, user } = people[number % people.length] as Task["place"]["people"][number]
  const professional = ProfessionalId.make(personId)
  const self: Principal = { user: UserId.make(user), hat: { _tag: "Professional", professional } }
  const boss: Principal = {
    user: UserId.make("boss"),
    hat: { _tag: "Administrator", organisation: OrganisationId.make(hospital) },
    powers: fullPowers("bureau")
  }
  const named = { ...claim, fields: { ...claim.fields, className: story } }
  const keyed = (verb: string) => ({ key: `${story}-${verb}`, digest: verb })
  const { id, version } = yield* once(keyed("draft"), "Declaration", Declarations.draft(self, professional, named))
  acknowledge(`${story}-draft`, id, version)
  const verbs = {
    submit: Declarations.submit(self, DeclarationId.make(id)),
    approve: Declarations.approve(boss, id),
    reject: Declarations.reject(boss, id, "证明不清"),
    withdraw: Declarations.withdraw(self, id),
    edit: Declarations.edit(self, id, named),
    remove: Effect.as(Declarations.remove(self, id), undefined)
  }
  let reached = version
  for (const verb of plots[number % plots.length] ?? []) {
    const after: Declaration | undefined = yield* once<
      "Declaration",
      Declaration | undefined,
      { _tag: string },
      Effect.Services<(typeof verbs)[typeof verb]>
    >(keyed(verb), "Declaration", verbs[verb])
    reached = after?.version ?? reached + 1
    acknowledge(`${story}-${verb}`, id, reached)
  }
})
