import {
  type Organisation,
  OrganisationFacts,
  Organisations,
  organisationCodeCheck,
  type Principal,
  residentIdCheck,
  UserId
} from "@xueshi/core"
import { Schema } from "effect"

export const embedder: Principal = { user: UserId.make("embedder"), hat: { _tag: "Embedder" } }

const numbered = (index: number): string => {
  const digits = `3710021970010${String(100 + index)}1`
  return `${digits}${residentIdCheck(digits)}`
}

/** Somebody whom the city does not know, by a number of theirs. */
export const somebody = (index: number) => ({
  document: { type: "residentId", number: numbered(index) } as const,
  name: `管理员${index}`,
  mobile: "13900000000"
})

const facts = Schema.decodeUnknownSync(OrganisationFacts)

/** What an organisation says of itself, by a number of its own. */
export const factsOf = (kind: Organisation["kind"], index: number, region = "371000") => {
  const name = String(30_000_000 + index)
  return facts({ kind, name, code: `${name}-${organisationCodeCheck(name)}`, region })
}

/** A new organisation below another one. */
export const established = (kind: Organisation["kind"], index: number, superior: Organisation, region?: string) =>
  Organisations.establish(embedder, factsOf(kind, index, region), superior.id)
