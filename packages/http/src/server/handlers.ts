import type {
  CertificateRepository,
  DeclarationRepository,
  DepartmentRepository,
  EvidenceRepository,
  Ids,
  Journals,
  Ledgers,
  OrganisationRepository,
  Policies,
  PostRepository,
  Printer,
  ProfessionalRepository,
  ReviewRepository,
  SampleRepository,
  Statistics,
  Store,
  Workbooks
} from "@xueshi/core"
import { Layer } from "effect"
import { administrators } from "./administrators.ts"
import { certificates, verifications } from "./certificates.ts"
import { completions } from "./completions.ts"
import { decisions } from "./decisions.ts"
import { declarations } from "./declarations.ts"
import { departments } from "./departments.ts"
import { evidence } from "./evidence.ts"
import { forms } from "./forms.ts"
import { onBehalf } from "./onBehalf.ts"
import { organisations } from "./organisations.ts"
import { policies } from "./policies.ts"
import { professionals } from "./professionals.ts"
import { registrations } from "./registrations.ts"
import { reviews } from "./reviews.ts"
import { roles } from "./roles.ts"
import { roster } from "./roster.ts"
import { samples } from "./samples.ts"
import { selections } from "./selections.ts"
import { statistics } from "./statistics.ts"
import { system } from "./system.ts"
import { trainingBases } from "./trainingBases.ts"
import { transfers } from "./transfers.ts"

/** Every handler of the interface. */
export const handlers = Layer.mergeAll(
  organisations,
  departments,
  administrators,
  roles,
  professionals,
  roster,
  declarations,
  forms,
  evidence,
  samples,
  selections,
  onBehalf,
  reviews,
  decisions,
  transfers,
  trainingBases,
  registrations,
  completions,
  statistics,
  certificates,
  verifications,
  policies,
  system
)

/** What the handlers work on: ports of core. */
export type Ports =
  | CertificateRepository
  | SampleRepository
  | DeclarationRepository
  | EvidenceRepository
  | DepartmentRepository
  | Ids
  | Journals
  | Ledgers
  | OrganisationRepository
  | Policies
  | PostRepository
  | Printer
  | ProfessionalRepository
  | ReviewRepository
  | Statistics
  | Store
  | Workbooks
