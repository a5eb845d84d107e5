import {
  CertificateRepository,
  DeclarationRepository,
  DepartmentRepository,
  Ids,
  Ledgers,
  OrganisationRepository,
  PostRepository,
  ProfessionalRepository,
  ReviewRepository,
  Store
} from "@xueshi/core"
import { Context, Effect, Option } from "effect"
import type { Needs } from "./Race.ts"

/** Stops a call of a port until somebody lets it go on. */
export type Gate = (call: string) => Effect.Effect<void>

/** Whatever one contestant can learn of another's doings. */
const ports = {
  CertificateRepository,
  DeclarationRepository,
  DepartmentRepository,
  PostRepository,
  Ledgers,
  OrganisationRepository,
  ProfessionalRepository,
  ReviewRepository,
  Store
} as const

type Member = Effect.Effect<unknown, unknown> | ((...given: ReadonlyArray<unknown>) => Effect.Effect<unknown, unknown>)

/** A port whose every call waits at the gate first. */
const behind = <Port extends object>(name: string, port: Port, gate: Gate): Port =>
  Object.fromEntries(
    Object.entries(port as Readonly<Record<string, Member>>).map(([member, is]) => {
      const wait = gate(`${name}.${member}`)
      return [
        member,
        typeof is === "function"
          ? (...given: ReadonlyArray<unknown>) =>
              Effect.andThen(
                wait,
                Effect.suspend(() => is(...given))
              )
          : Effect.andThen(wait, is)
      ]
    })
  ) as Port

/**
 * The same ports with a gate before every call, and somebody's own ids. The making of ids has no gate: nobody else can
 * tell when it happens, so its place in a schedule changes nothing.
 */
export const gated = (
  services: Context.Context<Needs>,
  ids: typeof Ids.Service,
  gate: Gate
): Context.Context<Needs> => {
  let all = Context.add(services, Ids, ids)
  for (const [name, port] of Object.entries(ports)) {
    const key = port as unknown as Context.Service<Store, typeof Store.Service>
    const own = Context.getOption(services, key)
    if (Option.isSome(own)) all = Context.add(all, key, behind(name, own.value, gate))
  }
  return all
}
