import {
  CertificateRepository,
  DeclarationRepository,
  Ids,
  OrganisationRepository,
  ProfessionalRepository,
  Store
} from "@xueshi/core"
import { Context, Effect } from "effect"
import type { Needs } from "./Race.ts"

/** Stops a call of a port until somebody lets it go on. */
export type Gate = (call: string) => Effect.Effect<void>

const ports = {
  CertificateRepository,
  DeclarationRepository,
  OrganisationRepository,
  ProfessionalRepository,
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

/** The same ports with a gate before every call, and somebody's own ids. */
export const gated = (
  services: Context.Context<Needs>,
  ids: typeof Ids.Service,
  gate: Gate
): Context.Context<Needs> => {
  let all = Context.add(services, Ids, behind("Ids", ids, gate))
  for (const [name, port] of Object.entries(ports)) {
    const key = port as Context.Service<Store, typeof Store.Service>
    all = Context.add(all, key, behind(name, Context.get(all, key), gate))
  }
  return all
}
