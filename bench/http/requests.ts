import type { DeclarationId, OrganisationId, Principal } from "@xueshi/core"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { seeded } from "../persons.ts"
import { administrator, type City, type Waiting } from "../sql/city.ts"
import { self, tokenOf } from "./sessions.ts"

/** A request as both contestants get it, and the status that is to come. */
export interface Asking {
  readonly method: "GET" | "POST"
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly status: number
}

/** What requests are made of. */
export interface Material extends City {
  /** What was approved earlier, with its employer. */
  readonly approved: ReadonlyArray<{ readonly id: DeclarationId; readonly organisation: OrganisationId }>
}

export const materialOf = Effect.fnUntraced(function* (city: City) {
  const sql = yield* SqlClient.SqlClient
  const approved = yield* sql<Material["approved"][number]>`
    select id, responsible as organisation from declaration where tag = 'Approved' order by made`
  return { ...city, approved } satisfies Material as Material
})

/** One request in twenty is refused. */
const refused = 0.05

const root = "/xueshi"
const read = (actor: Principal, path: string, status = 200): Asking => ({
  method: "GET",
  path: `${root}${path}`,
  headers: { authorization: `Bearer ${tokenOf(actor)}` },
  status
})
const approval = (organisation: OrganisationId, id: string, status = 200): Asking => ({
  method: "POST",
  path: `${root}/declarations/${id}/approval`,
  headers: { authorization: `Bearer ${tokenOf(administrator(organisation))}`, "content-type": "application/json" },
  body: "{}",
  status
})

/** The kinds of requests, each an endless and repeatable series. */
export const seriesOf = ({ approved, largest, pending, people }: Material, cursors: ReadonlyArray<Asking>) => {
  const of = <A>(random: () => number, all: ReadonlyArray<A>): A => all[Math.floor(random() * all.length)] as A
  const series = (seed: number, next: (random: () => number) => Asking): (() => Asking) => {
    const random = seeded(seed)
    return () => next(random)
  }
  const users = new Map(people.map((person) => [person.id, self(person)]))
  let turn = 0
  return {
    one: series(1, (random) => {
      const { id, professional } = of(random, pending)
      const actor = users.get(professional) as Principal
      return random() < refused ? read(actor, `/declarations/unknown-${id}`, 404) : read(actor, `/declarations/${id}`)
    }),
    list: series(2, (random) =>
      random() < refused
        ? read(administrator(largest), "/declarations/awaiting-review?cursor=nowhere", 400)
        : of(random, cursors)
    ),
    completion: series(3, (random) => {
      const person = of(random, people)
      const year = random() < 0.85 ? 2018 : 2017
      return random() < refused
        ? read(self(person), `/professionals/unknown-${person.id}/years/${year}`, 404)
        : read(self(person), `/professionals/${person.id}/years/${year}`)
    }),
    approve: series(4, (random) => {
      if (random() >= refused) {
        const { id, organisation } = pending[turn++] as Waiting
        return approval(organisation, id)
      }
      const { id, organisation } = of(random, approved)
      return random() < 0.5 ? approval(organisation, id, 409) : approval(organisation, `unknown-${id}`, 404)
    })
  }
}

/** The first pages that an employer's administrator asks for. */
export const firstPage = (organisation: OrganisationId, cursor?: string): Asking =>
  read(
    administrator(organisation),
    `/declarations/awaiting-review${cursor === undefined ? "" : `?cursor=${encodeURIComponent(cursor)}`}`
  )
