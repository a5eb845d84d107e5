import { Context, type Effect } from "effect"
import type { ProfessionalId } from "../kernel/ids.ts"
import type { Certificate } from "./Certificate.ts"

/** Port: reads certificates. */
export class CertificateRepository extends Context.Service<
  CertificateRepository,
  {
    readonly findByNumber: (number: string) => Effect.Effect<Certificate | undefined>
    readonly ofProfessional: (id: ProfessionalId) => Effect.Effect<ReadonlyArray<Certificate>>
  }
>()("@xueshi/core/certificate/CertificateRepository") {}
