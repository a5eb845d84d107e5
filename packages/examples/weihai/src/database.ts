import { PgClient } from "@effect/sql-pg"
import {
  type Attempts,
  CertificateRepository,
  type Challenges,
  type Credentials,
  DeclarationRepository,
  DepartmentRepository,
  type Devices,
  type EvidenceRepository,
  type Ids,
  JournalChain,
  Journals,
  type Ledgers,
  OrganisationRepository,
  PostRepository,
  ProfessionalRepository,
  ReviewRepository,
  SampleRepository,
  type SessionRepository,
  type Statistics,
  Store
} from "@xueshi/core"
import { EmbeddedPostgres, type StartError } from "@xueshi/embedded"
import { memory } from "@xueshi/memory"
import { DatabaseUnavailable, prepare, RandomIds, sql } from "@xueshi/sql"
import { type Duration, Effect, Layer, type Redacted } from "effect"
import type { SqlError } from "effect/sql"

/** Where the main job keeps what it does. */
export type Database =
  /** In this process alone, gone with it: for tests and for trying out. */
  | { readonly _tag: "Memory" }
  /** A PostgreSQL of our own on a directory. */
  | { readonly _tag: "Embedded"; readonly directory: string }
  /** Any PostgreSQL. */
  | { readonly _tag: "Server"; readonly url: Redacted.Redacted; readonly patience: Duration.Input }

/** Every port that the main job and the interface need. */
export type Ports =
  | Store
  | JournalChain
  | OrganisationRepository
  | ProfessionalRepository
  | DeclarationRepository
  | EvidenceRepository
  | DepartmentRepository
  | Journals
  | PostRepository
  | ReviewRepository
  | CertificateRepository
  | SampleRepository
  | Attempts
  | Challenges
  | Credentials
  | Devices
  | Ids
  | Ledgers
  | SessionRepository
  | Statistics

type Answer = Effect.Effect<unknown, unknown>
type Call = Answer | ((...given: ReadonlyArray<unknown>) => Answer)

/** A port whose every call ends in time, or dies of a database that does not answer. */
const patient =
  (patience: Duration.Input) =>
  <Service extends object>(service: Service): Service => {
    const limit = Effect.timeoutOrElse({
      duration: patience,
      orElse: () => Effect.die(new DatabaseUnavailable({ reason: "late", detail: "" }))
    })
    return Object.fromEntries(
      Object.entries(service).map(([name, call]: readonly [string, Call]) => [
        name,
        Effect.isEffect(call) ? limit(call) : (...given: ReadonlyArray<unknown>) => limit(call(...given))
      ])
    ) as Service
  }

/** The ports that the main job calls, each in time. */
const inTime = (patience: Duration.Input) => {
  const limit = patient(patience)
  return Layer.mergeAll(
    Layer.effect(Store, Effect.map(Store, limit)),
    Layer.effect(JournalChain, Effect.map(JournalChain, limit)),
    Layer.effect(OrganisationRepository, Effect.map(OrganisationRepository, limit)),
    Layer.effect(ProfessionalRepository, Effect.map(ProfessionalRepository, limit)),
    Layer.effect(DeclarationRepository, Effect.map(DeclarationRepository, limit)),
    Layer.effect(DepartmentRepository, Effect.map(DepartmentRepository, limit)),
    Layer.effect(Journals, Effect.map(Journals, limit)),
    Layer.effect(PostRepository, Effect.map(PostRepository, limit)),
    Layer.effect(ReviewRepository, Effect.map(ReviewRepository, limit)),
    Layer.effect(CertificateRepository, Effect.map(CertificateRepository, limit)),
    Layer.effect(SampleRepository, Effect.map(SampleRepository, limit))
  )
}

/** A prepared database as every port. */
const onPostgres = (config: PgClient.PgPoolConfig, patience: Duration.Input) =>
  inTime(patience).pipe(
    Layer.provideMerge(Layer.merge(sql, RandomIds)),
    Layer.provide(
      Layer.effectDiscard(
        Effect.timeoutOrElse(prepare, {
          duration: patience,
          orElse: () => Effect.fail(new DatabaseUnavailable({ reason: "late", detail: "" }))
        })
      )
    ),
    Layer.provide(PgClient.layer({ maxConnections: 6, ...config }))
  )

/** Starts or reaches the database, and gives every port on it. */
export const databaseLayer = (
  database: Database
): Layer.Layer<Ports, DatabaseUnavailable | SqlError.SqlError | StartError> => {
  switch (database._tag) {
    case "Memory":
      return memory
    case "Embedded":
      return Layer.unwrap(
        Effect.map(EmbeddedPostgres.start({ directory: database.directory }), ({ connection }) =>
          onPostgres(connection, "5 minutes")
        )
      )
    case "Server":
      return onPostgres({ url: database.url, applicationName: "xueshi" }, database.patience)
  }
}
