import {
  type Change,
  change,
  type Declaration,
  DeclarationId,
  Declarations,
  Ids,
  type OrganisationId,
  type OrganisationKind,
  Policies,
  type Region,
  type Review,
  Reviews,
  Rules,
  Transfers,
  UserId
} from "@xueshi/core"
import type { Connection } from "@xueshi/embedded"
import { Effect, Result } from "effect"
import { seeded } from "../persons.ts"
import { head } from "../reviews/hospital.ts"
import { commitAll, root } from "../sql/city.ts"
import { claim } from "../sql/claims.ts"
import { lastYear, madeAt, rowsOf, type Somebody, self } from "./made.ts"

export type Name = "submit" | "approve" | "audit" | "request" | "accept"

/** How many of each are needed from the start. */
export interface Stock {
  readonly drafts: number
  readonly transfers: number
}

interface Employed extends Somebody {
  readonly organisation: OrganisationId
}

/** First come, first served. */
const queue = <A>() => {
  const items: Array<A> = []
  let next = 0
  return { push: (one: A) => items.push(one), take: () => items[next++] }
}

/** Who decides on a module's ordinary items of an organisation. */
const handlersIn = Effect.fnUntraced(function* (connection: Connection) {
  const places = yield* rowsOf<{ id: OrganisationId; kind: OrganisationKind }>(
    connection,
    "select id, kind from organisation"
  )
  const kinds = new Map(places.map(({ id, kind }) => [id, kind]))
  const elsewhere = yield* rowsOf<{ place: string; handler: OrganisationId }>(
    connection,
    "select organisation || ' ' || module as place, handler from handling where not flagged"
  )
  const handlers = new Map(elsewhere.map(({ handler, place }) => [place, handler]))
  return (organisation: OrganisationId, module: "hourReview" | "audit" | "transfers") => {
    const handler = handlers.get(`${organisation} ${module}`) ?? organisation
    return head(handler, kinds.get(handler) ?? "employer")
  }
})

/** People of employers who hold no post, in no order; those who are transferred have nothing in review. */
const peopleOf = (connection: Connection) =>
  rowsOf<Employed & { readonly free: boolean }>(
    connection,
    `select professional.id, professional.state ->> 'user' as "user", organisation,
       not exists (select from declaration where professional = professional.id and tag = 'Pending') as free
     from professional join organisation place on place.id = organisation and place.kind = 'employer'
     where not exists (select from post where "user" = professional.state ->> 'user')
     order by hashtext(professional.id), professional.id`
  )

/** Drafts of these people, complete and each of an activity of its own, as they would have written them. */
const draft = Effect.fnUntraced(function* (people: ReadonlyArray<Somebody>, drafts: number) {
  const policy = yield* (yield* Policies).governing("370000" as Region, lastYear)
  const ids = yield* Ids
  const random = seeded(40)
  const changes: Array<Change> = []
  for (let number = 0; number < drafts; number++) {
    const one = people[number % people.length] as Somebody
    const id = DeclarationId.make(yield* ids.next)
    const told = { id, professional: one.id, claim: claim(random, number, lastYear) }
    const event = Result.getOrThrow(Rules.draft(policy, self(one), told))
    changes.push(change("Declaration", id, undefined, event))
  }
  yield* commitAll(root, madeAt, changes)
  return changes.map(({ id }, number) => ({ id: id as DeclarationId, by: people[number % people.length] as Somebody }))
})

/** The commands of a load in a generated province: what one leads to waits for the next, so that each may be given. */
export const commandsIn = Effect.fnUntraced(function* (connection: Connection, { drafts, transfers }: Stock) {
  const handlerOf = yield* handlersIn(connection)
  const people = yield* peopleOf(connection)
  const moving = people.filter(({ free }) => free).slice(0, transfers)
  const moved = new Set(moving)
  const declaring = people.filter((one) => !moved.has(one))
  if (moving.length < transfers || declaring.length === 0)
    return yield* Effect.die(new Error("too few people; ask for more"))

  const audit = ({ id, ...declaration }: Declaration) => {
    if (declaration._tag !== "Approved") throw new Error(`${id} is not approved`)
    const decides = handlerOf(declaration.audit.auditor, "audit")
    return Declarations.passAudit({ ...decides, user: UserId.make(`auditor-${decides.user}`) }, id)
  }
  const approve = ({ id, ...declaration }: Declaration) => {
    if (declaration._tag !== "Pending") throw new Error(`${id} is not pending`)
    return Effect.map(Declarations.approve(handlerOf(declaration.responsible, "hourReview"), id), (approved) => {
      ready.audit.push(audit(approved))
    })
  }
  const submit = ({ by, id }: { readonly by: Somebody; readonly id: DeclarationId }) =>
    Effect.map(Declarations.submit(self(by), id), (pending) => {
      ready.approve.push(approve(pending))
    })
  const accept = ({ id, responsible }: Review) => Reviews.approve(handlerOf(responsible, "transfers"), id)
  const request = ({ id, organisation }: Employed, to: OrganisationId) =>
    Effect.map(
      Transfers.request(head(organisation, "employer"), id, {
        to,
        phone: "0631-5230000",
        reason: "工作调动",
        attachments: []
      }),
      (review) => {
        ready.accept.push(accept(review))
      }
    )
  const ready = {
    submit: queue<ReturnType<typeof submit>>(),
    approve: queue<ReturnType<typeof approve>>(),
    audit: queue<ReturnType<typeof audit>>(),
    request: queue<ReturnType<typeof request>>(),
    accept: queue<ReturnType<typeof accept>>()
  }
  for (const drafted of yield* draft(declaring, drafts)) ready.submit.push(submit(drafted))
  for (const [place, one] of moving.entries()) {
    const others = Array.from({ length: 10 }, (_, turn) => moving[(place + 1 + turn) % moving.length] as Employed)
    const to = others.find(({ organisation }) => organisation !== one.organisation)
    if (to !== undefined) ready.request.push(request(one, to.organisation))
  }
  return (name: Name) =>
    Effect.suspend(() => {
      const next:
        | Effect.Effect<unknown, unknown, Effect.Services<ReturnType<typeof submit | typeof request | typeof accept>>>
        | undefined = ready[name].take()
      return next ?? Effect.die(new Error(`nothing to ${name}: what leads to it is late`))
    })
})
