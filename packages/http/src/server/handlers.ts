import type {
  CertificateRepository,
  DeclarationRepository,
  Ids,
  Ledgers,
  OrganisationRepository,
  Policies,
  ProfessionalRepository,
  Statistics,
  Store
} from "@xueshi/core"
import { Layer } from "effect"
import { certificates, verifications } from "./certificates.ts"
import { completions } from "./completions.ts"
import { declarations } from "./declarations.ts"
import { organisations } from "./organisations.ts"
import type { Printer, Workbooks } from "./ports.ts"
import { professionals } from "./professionals.ts"
import { roster } from "./roster.ts"
import { selections } from "./selections.ts"
import { statistics } from "./statistics.ts"
import { system } from "./system.ts"

/** Every handler of the interface. */
export const handlers = Layer.mergeAll(
  organisations,
  professionals,
  roster,
  declarations,
  selections,
  completions,
  statistics,
  certificates,
  verifications,
  system
)

/** What the handlers work on: core's ports, who prints, and who reads and writes workbooks. */
export type Ports =
  | CertificateRepository
  | DeclarationRepository
  | Ids
  | Ledgers
  | OrganisationRepository
  | Policies
  | Printer
  | ProfessionalRepository
  | Statistics
  | Store
  | Workbooks
