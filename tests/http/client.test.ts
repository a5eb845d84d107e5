import { DeclarationId } from "@xueshi/core"
import { makeClient } from "@xueshi/http/client"
import { Effect, Exit } from "effect"
import { expect, it } from "vitest"

const draft = {
  _tag: "Draft",
  id: "d-1",
  professional: "p-1",
  madeBy: "u-1",
  copyOf: null,
  version: 1,
  claim: { form: "training", creditYear: 2018, fields: {}, evidence: [] }
}

/** Whether the typed client takes an answer for a declaration. */
const takes = async (answer: object) => {
  const fetch = (async () => Response.json(answer)) as typeof globalThis.fetch
  const client = await Effect.runPromise(makeClient({ url: "http://portal.test/xueshi", fetch }))
  const request = { params: { id: DeclarationId.make("d-1") }, headers: {} }
  return Exit.isSuccess(await Effect.runPromiseExit(client.declarations.get(request)))
}

it("the typed client checks every answer wholly, though the interface does not check again what core has", async () => {
  const early = { ...draft.claim, creditYear: 1066 }
  expect([
    await takes(draft),
    await takes({ ...draft, id: "no id!" }),
    await takes({ ...draft, claim: early })
  ]).toEqual([true, false, false])
})
